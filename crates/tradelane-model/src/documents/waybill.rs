//! A waybill: what a carrier carries.

use crate::types::{
    AllowanceCharge, Coded, CurrencyCode, DangerousGoods, DateEntry, Decimal, DeliveryTerms, DocumentReference,
    Equipment, GoodsItem, Location, LogisticUnit, Moment, Money, Note, Package, Party, Period, Quantity, Reference,
    TemperatureRange, Text, TransportLeg, TypedAmount, TypedQuantity,
};

use super::Service;

document! {
    /// A waybill: goods that a carrier takes from a sender to a consignee.
    ///
    /// Carries China's electronic waybills (CEB511, CEB505), EDIFACT IFTMCS and UBL Waybill.
    Waybill "waybill" WaybillTag {
        /// The waybill's number, unique for the carrier (CEB logisticsNo).
        #[schemars(extend("examples" = ["LX123456785CN"]))]
        number: Text,
        /// The kind of waybill (EDIFACT 1001): `740` air waybill, `705` bill of lading, `730` road consignment note.
        purpose?: Coded,
        /// What the order does (EDIFACT 1225): `9` original, `5` replace.
        function?: Text,
        /// The answer that is wanted (EDIFACT 4343): `AC` acknowledge with detail.
        response?: Text,
        /// Import or export, as customs tell: `I` import, `E` export.
        direction?: Text,
        /// When the waybill was issued.
        issued_at?: Moment,
        /// The number of the order that is carried (CEB orderNo).
        order_number?: Text,
        /// The shipment's number (GS1 GSIN).
        shipment_number?: Text,
        /// The number of the booking.
        booking_number?: Text,
        /// The master bill of lading or air waybill (CEB billNo).
        transport_document?: Text,
        /// The carrier (CEB logisticsCode, logisticsName).
        carrier?: Party,
        /// The merchant (CEB ebcCode, ebcName, ebcTelephone).
        merchant?: Party,
        /// Who sends the goods.
        consignor?: Party,
        /// Who receives the goods (CEB consignee, consigneeAddress, consigneeTelephone).
        consignee?: Party,
        /// The freight forwarder.
        forwarder?: Party,
        /// Who is told of the arrival.
        notify?: Party,
        /// Who pays the freight.
        freight_payer?: Party,
        /// Other parties, with their roles.
        other_parties*: Party,
        /// Services.
        services*: Service,
        /// Who pays the freight (UNTDID 4215): `PP` prepaid, `CC` collect.
        freight_payment?: Text,
        /// The freight (CEB freight).
        freight?: Money,
        /// The insurance or declared-value fee (CEB insuredFee).
        insurance?: Money,
        /// The value of the goods.
        goods_value?: Money,
        /// What is to be collected on delivery.
        cash_on_delivery?: Money,
        /// The currency of all amounts that name none (ISO 4217).
        currency?: CurrencyCode,
        /// The gross weight (CEB weight, grossWeight, kilogram).
        gross_weight?: Quantity,
        /// The net weight, usually kilogram (`KGM`).
        net_weight?: Quantity,
        /// The weight that the freight is computed on.
        chargeable_weight?: Quantity,
        /// The volume, usually cubic metre (`MTQ`).
        volume?: Quantity,
        /// The number of packages (CEB packNo).
        package_count?: Decimal,
        /// The goods in words (CEB goodsInfo).
        goods_description?: Text,
        /// What the consignment is (UPU): `11` sale of goods, `21` returned goods, `31` gift, `32` commercial sample,
        /// `91` documents.
        category?: Text,
        /// The bag, pallet or unit load device (UPU receptacle).
        receptacle?: Text,
        /// When the goods are taken.
        pickup?: Period,
        /// When the goods are to be delivered.
        delivery?: Period,
        /// The logistic units.
        units*: LogisticUnit,
        /// Packages as the source tells them.
        packages*: Package,
        /// The goods.
        items*: GoodsItem,
        /// Terms of delivery.
        delivery_terms*: DeliveryTerms,
        /// Places: of acceptance, loading, discharge, delivery.
        locations*: Location,
        /// Transport.
        transport*: TransportLeg,
        /// Equipment.
        equipment*: Equipment,
        /// Charges.
        charges*: AllowanceCharge,
        /// Amounts by kind.
        amounts*: TypedAmount,
        /// The temperature the goods are to be kept at.
        temperature?: TemperatureRange,
        /// Dangerous goods.
        dangerous_goods*: DangerousGoods,
        /// References.
        references*: Reference,
        /// Documents.
        documents*: DocumentReference,
        /// Dates.
        dates*: DateEntry,
        /// Texts.
        notes*: Note,
        /// Control totals.
        controls*: TypedQuantity,
        /// A remark (CEB note).
        note?: Text,
    }
}

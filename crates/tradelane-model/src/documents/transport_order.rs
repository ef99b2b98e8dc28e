//! An order of transport.

use crate::types::{
    AllowanceCharge, Coded, CurrencyCode, DateEntry, Decimal, DeliveryTerms, DocumentReference, Equipment, GoodsItem,
    Location, LogisticUnit, Moment, Money, Note, Party, Period, Quantity, Reference, Text, TransportLeg, TypedAmount,
    TypedQuantity,
};

document! {
    /// A transport order: a principal asks a carrier, forwarder or warehouse to move or ship goods.
    ///
    /// Carries EDIFACT IFTMIN, X12 204 and 940, UBL ForwardingInstructions.
    TransportOrder "transportOrder" TransportOrderTag {
        /// The transport order's number.
        number: Text,
        /// The kind of message (EDIFACT 1001): `610` forwarding instructions.
        purpose?: Coded,
        /// What the order does (EDIFACT 1225): `9` original, `5` replace.
        function?: Text,
        /// The answer that is wanted (EDIFACT 4343): `AC` acknowledge with detail.
        response?: Text,
        /// When it was issued.
        issued_at?: Moment,
        /// The shipment's number (GS1 GSIN, X12 B204).
        shipment_number?: Text,
        /// The number of the order of the goods.
        order_number?: Text,
        /// The number of the booking.
        booking_number?: Text,
        /// The number of the waybill, where it is given already.
        waybill_number?: Text,
        /// The master bill of lading or air waybill.
        transport_document?: Text,
        /// Services that are asked for.
        services*: Service,
        /// How urgent it is (EDIFACT 4219).
        priority?: Text,
        /// Who pays the freight (UNTDID 4215): `PP` prepaid, `CC` collect.
        freight_payment?: Text,
        /// The party that the goods are taken from.
        consignor?: Party,
        /// The party that the goods are brought to.
        consignee?: Party,
        /// The carrier.
        carrier?: Party,
        /// The freight forwarder.
        forwarder?: Party,
        /// The party that gives the order.
        principal?: Party,
        /// The party that pays the freight.
        freight_payer?: Party,
        /// The party that is told of the arrival.
        notify?: Party,
        /// The warehouse that ships or stores the goods.
        warehouse?: Party,
        /// Other parties, with their roles.
        other_parties*: Party,
        /// The currency of all amounts that name none (ISO 4217).
        currency?: CurrencyCode,
        /// When the goods can be taken.
        pickup?: Period,
        /// When the goods are to be delivered.
        delivery?: Period,
        /// Other dates.
        dates*: DateEntry,
        /// Terms of delivery.
        delivery_terms*: DeliveryTerms,
        /// Transport.
        transport*: TransportLeg,
        /// The stops, in order.
        stops*: Stop,
        /// Other places.
        locations*: Location,
        /// Equipment.
        equipment*: Equipment,
        /// The gross weight, usually kilogram (`KGM`).
        gross_weight?: Quantity,
        /// The net weight, usually kilogram (`KGM`).
        net_weight?: Quantity,
        /// The volume, usually cubic metre (`MTQ`).
        volume?: Quantity,
        /// The number of packages.
        package_count?: Decimal,
        /// The value of the goods.
        goods_value?: Money,
        /// The value that is insured.
        insurance_value?: Money,
        /// What is to be collected on delivery.
        cash_on_delivery?: Money,
        /// Charges.
        charges*: AllowanceCharge,
        /// The logistic units.
        units*: LogisticUnit,
        /// The goods.
        items*: GoodsItem,
        /// References.
        references*: Reference,
        /// Documents that go with the order.
        documents*: DocumentReference,
        /// Texts.
        notes*: Note,
        /// Control totals.
        controls*: TypedQuantity,
        /// Amounts by kind.
        amounts*: TypedAmount,
        /// A remark.
        note?: Text,
    }
}

record! {
    /// A stop on the way.
    Stop {
        /// Its number, from 1.
        sequence?: Text,
        /// What happens there (X12 163): `CL` complete load, `PL` part load, `CU` complete unload, `PU` part unload.
        kind?: Text,
        /// The party there.
        party?: Party,
        /// The place.
        location?: Location,
        /// When it can be visited.
        window?: Period,
        /// The weight that is loaded or unloaded.
        gross_weight?: Quantity,
        /// The volume that is loaded or unloaded.
        volume?: Quantity,
        /// The packages that are loaded or unloaded.
        package_count?: Decimal,
        /// The goods that are loaded or unloaded.
        items*: GoodsItem,
        /// References.
        references*: Reference,
        /// Documents that go with the order.
        documents*: DocumentReference,
        /// Other dates.
        dates*: DateEntry,
        /// Texts.
        notes*: Note,
    }
}

record! {
    /// A service that is asked for or given.
    Service {
        /// The service (UNTDID 7273, 7161; X12 150).
        code?: Coded,
        /// The service in words.
        text?: Text,
        /// Whether it is required or wished (EDIFACT 4065).
        requirement?: Text,
        /// Its conditions (EDIFACT 4065, 4183).
        conditions?: Text,
    }
}

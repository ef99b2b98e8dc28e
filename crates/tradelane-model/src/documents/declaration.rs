//! A customs declaration.

use crate::types::{
    Address, AllowanceCharge, Authentication, Cargo, Coded, CountryCode, CurrencyCode, CustomsStatus, DangerousGoods,
    Date, DateEntry, Decimal, DeliveryTerms, DocumentReference, Equipment, ExchangeRate, FinancialAccount, Identifier,
    Indicator, Item, Location, Measurement, Money, Note, Package, PackageCode, Party, PaymentTerms, Period, Price,
    Quantity, Reference, RelatedNumbers, Seal, Tax, Text, TimeOfDay, TransportLeg, TypedAmount, TypedQuantity,
};

use super::{InvoiceLine, MessagePart, QuantityVariance};

document! {
    /// A customs declaration of goods that enter or leave.
    ///
    /// Carries China's import and export lists (CEB621, CEB603) and the application to take export lists together
    /// (CEB701), the EU's low-value declaration (data set H7), EDIFACT CUSDEC and the customs declarations of UBL 2.4.
    Declaration "declaration" DeclarationTag {
        /// The declarant's own number of the declaration (CEB copNo; EU local reference number, 12 09).
        number?: Text,
        /// The number given by the customs portal before acceptance (CEB preNo).
        pre_entry_number?: Text,
        /// The number given by customs (CEB invtNo; EU movement reference number, 12 01): in China 4 digits customs
        /// office, 4 year, `I` or `E`, 9 serial.
        customs_number?: Text,
        /// The kind of message (EDIFACT 1001): `929` goods declaration for importation, `830` for exportation.
        purpose?: Coded,
        /// What the declaration does (EDIFACT 1225): `9` original, `5` replace, `1` cancellation.
        function?: Text,
        /// The answer that is wanted (EDIFACT 4343): `AC` acknowledge with detail.
        response?: Text,
        /// The type of declaration (EU 11 01): `IM`, `EX`, `CO`.
        declaration_type?: Text,
        /// The additional type (EU 11 02): `A` standard, `D` before the goods are presented.
        additional_type?: Text,
        /// Import or export (CEB ieFlag): `I` import, `E` export.
        direction?: Text,
        /// How an export is declared (CEB statisticsFlag): `A` simplified, `B` for aggregated declaration.
        declaration_mode?: Text,
        /// The day of the declaration (CEB declTime).
        declared_on?: Date,
        /// The day of import or export (CEB ieDate).
        crossed_on?: Date,
        /// The customs office that is declared to (CEB customsCode), four digits in China; EU: eight characters (17
        /// 09).
        customs_office?: Text,
        /// The customs office at the border (CEB portCode).
        border_office?: Text,
        /// The supervising customs office (EU 17 10).
        supervising_office?: Text,
        /// The office the goods are presented to (EU 17 09).
        presentation_office?: Text,
        /// The mode of trade (CEB tradeMode): `9610` direct mail, `1210` bonded, `1239`, `9710`, `9810`.
        trade_mode?: Text,
        /// The procedure, requested and previous, four digits (EU 11 09): `4000`.
        procedure?: Text,
        /// Additional procedures (EU 11 10): `C07` low value, `C08` gift, `F48` IOSS, `F49` special arrangements.
        additional_procedures*: Text,
        /// The number of the order (CEB orderNo).
        order_number?: Text,
        /// The number of the waybill (CEB logisticsNo; EU transport document, 12 05).
        waybill_number?: Text,
        /// The master bill of lading or air waybill (CEB billNo).
        transport_document?: Text,
        /// The bag, pallet or unit load device (CEB totalPackageNo).
        receptacle?: Text,
        /// The unique consignment reference (EU 12 08).
        consignment_reference?: Text,
        /// The platform (CEB ebpCode, ebpName).
        platform?: Party,
        /// The merchant (CEB ebcCode, ebcName).
        merchant?: Party,
        /// The carrier (CEB logisticsCode, logisticsName).
        carrier?: Party,
        /// The declarant (CEB agentCode, agentName; EU 13 05).
        declarant?: Party,
        /// The representative of the declarant (EU 13 06; CEB declAgentCode, declAgentName).
        representative?: Party,
        /// How the representative acts (EU 13 06 030): `2` direct, `3` indirect.
        representation?: Text,
        /// Who guarantees the duties (CEB assureCode).
        guarantor?: Party,
        /// The enterprise in the bonded area (CEB areaCode, areaName, iacCode, iacName).
        warehouse?: Party,
        /// The producer of the goods (CEB ownerCode, ownerName).
        producer?: Party,
        /// The exporter (EU 13 01).
        exporter?: Party,
        /// The importer (EU 13 04).
        importer?: Party,
        /// The seller (EU 13 08).
        seller?: Party,
        /// Who bought the goods (CEB buyerName, buyerIdType, buyerIdNumber, buyerTelephone; EU 13 09).
        buyer?: Party,
        /// Who sends the goods (EDIFACT 3035 `CZ`).
        consignor?: Party,
        /// Who receives the goods (EU 13 03).
        consignee?: Party,
        /// Who accounts for value added tax (EU 13 16): the IOSS number, the importer's VAT number.
        fiscal_references*: FiscalReference,
        /// Other actors of the supply chain, with their roles (EU 13 14).
        supply_chain_actors*: Party,
        /// Other parties, with their roles (EDIFACT 3035).
        other_parties*: Party,
        /// Where the goods are delivered (CEB consigneeAddress).
        delivery_address?: Address,
        /// The customs account book of bonded trade (CEB emsNo).
        account_book?: Text,
        /// The supervised site (CEB loctNo).
        site?: Text,
        /// Where the goods can be examined (EU 16 15).
        goods_location?: Location,
        /// The licence (CEB licenseNo).
        licence?: Text,
        /// The country the goods were sent from (ISO 3166-1 alpha-2; CEB country).
        departure_country?: CountryCode,
        /// The country the goods go to (ISO 3166-1 alpha-2; CEB603 country).
        destination_country?: CountryCode,
        /// The port of destination as customs code it (CEB POD).
        destination_port?: Text,
        /// The mode of transport as customs code it (CEB trafMode; EU 19 03).
        transport_mode?: Text,
        /// The mode of transport within the country (EU 19 04).
        inland_mode?: Text,
        /// The vehicle, vessel or flight (CEB trafNo, trafName).
        vehicle?: Text,
        /// The voyage or flight number (CEB voyageNo).
        journey?: Text,
        /// Whether the goods cross the border in containers (EU 19 01).
        containerised?: bool,
        /// The freight (CEB freight, fCurrency).
        freight?: Money,
        /// What the freight is (CEB fFlag): `1` rate, `2` for each unit, `3` total.
        freight_kind?: Text,
        /// The insurance (CEB insuredFee, iCurrency).
        insurance?: Money,
        /// What the insurance is (CEB iFlag): `1` rate, `2` for each unit, `3` total.
        insurance_kind?: Text,
        /// The costs of transport and insurance to the destination (EU 14 15, data set H7).
        transport_costs?: Money,
        /// The value of the goods alone, without transport, insurance and tax (EU 14 12, data set H7).
        intrinsic_value?: Money,
        /// The total of the invoice (EU 14 06).
        invoice_total?: Money,
        /// The statistical value (EU 99 06).
        statistical_value?: Money,
        /// The currency of all amounts that name none (ISO 4217; CEB currency).
        currency?: CurrencyCode,
        /// Currencies, by their use (EDIFACT 6347), and the rates between them (EDIFACT 5402).
        exchange_rates*: ExchangeRate,
        /// Terms of delivery: the trade term (Incoterms 2020) and its place.
        delivery_terms*: DeliveryTerms,
        /// The nature of the transaction (EU 99 05): `11` outright purchase, `12` return.
        transaction_nature?: Text,
        /// The deferred payment (EU 12 11).
        deferred_payment?: Text,
        /// The guarantee (EU 99 02).
        guarantee?: Coded,
        /// The kind of packages as customs code it (CEB wrapType).
        package_kind?: Text,
        /// The number of packages (CEB packNo; EU 18 06 004).
        package_count?: Decimal,
        /// The gross weight (CEB grossWeight, kilogram; EU 18 04).
        gross_weight?: Quantity,
        /// The net weight (CEB netWeight, kilogram).
        net_weight?: Quantity,
        /// The lines, one for each kind of goods (CEB InventoryList; EU goods item, 11 03).
        lines: Vec<DeclarationLine>,
        /// Legs of transport, by stage (EDIFACT 8051).
        transport*: TransportLeg,
        /// Containers and other equipment (EU 19 07).
        equipment*: Equipment,
        /// Packages by kind, marks and measures (EDIFACT PAC, PCI, MEA).
        packages*: Package,
        /// Places, by what happens there (EDIFACT 3227).
        locations*: Location,
        /// Taxes on the declaration as a whole, by kind (EDIFACT 5153).
        taxes*: Tax,
        /// Amounts by kind (EDIFACT 5025).
        amounts*: TypedAmount,
        /// Previous documents (EU 12 01; CEB701 invtNo).
        previous_documents*: DocumentReference,
        /// Supporting documents (EU 12 03) and additional references (EU 12 04).
        documents*: DocumentReference,
        /// Additional information (EU 12 02).
        statements*: CustomsStatement,
        /// References of the declaration, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Other dates, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// Texts about the declaration, by subject (EDIFACT 4451).
        notes*: Note,
        /// Control totals, by what is counted or summed up (EDIFACT 6069).
        controls*: TypedQuantity,
        /// A remark (CEB note).
        note?: Text,
        /// The version of the declaration's number (EDIFACT 1056).
        version?: Text,
        /// The revision of the declaration's number (EDIFACT 1060).
        revision?: Text,
        /// What customs code the declaration as (EDIFACT CST).
        customs_status?: CustomsStatus,
        /// Indicators for processing (EDIFACT GIS).
        indicators*: Indicator,
        /// Accounts (EDIFACT FII).
        accounts*: FinancialAccount,
        /// Measurements (EDIFACT MEA).
        measurements*: Measurement,
        /// Seals that belong to no equipment (EDIFACT SEL).
        seals*: Seal,
        /// The invoices that are declared (EDIFACT DMS).
        invoices*: DeclaredInvoice,
        /// Proof that the declaration is authentic (EDIFACT AUT).
        authentications*: Authentication,
        /// What takes earlier lists together into this declaration; the lists are its previous documents (CEB701).
        summary?: DeclarationSummary,
        /// Which part of a split declaration this is (CEB msgSeqNo, msgCount).
        part?: MessagePart,
        /// The time of the declaration on its day, with offset where that is told (UBL IssueTime).
        declared_time?: TimeOfDay,
        /// From when to when the declaration is valid (UBL ValidityPeriod).
        validity?: Period,
        /// Why the goods leave or enter (UBL ExportReasonCode).
        reason?: Coded,
        /// When the goods are to be collected (UBL RequestedPickupTransportEvent).
        pickup?: Period,
        /// When the goods are to be delivered (UBL RequestedDeliveryTransportEvent).
        delivery?: Period,
    }
}

record! {
    /// How earlier lists are taken together into one declaration.
    DeclarationSummary {
        /// The number that customs gave the application (CEB sumNo).
        number?: Text,
        /// The time whose lists are taken, with offset (CEB startTime, endTime); where it is told, single lists are not
        /// looked at.
        period?: Period,
        /// By which parties lists are taken together (CEB summaryFlag): `1` merchant, `2` merchant and producer.
        by_party?: Text,
        /// By which name goods are taken together (CEB itemNameFlag): `1` the name in the list, else the general name of
        /// their class.
        by_name?: Text,
    }
}

record! {
    /// One line of a declaration.
    DeclarationLine {
        /// The line's number (CEB gnum; EU 11 03), the same as the order's.
        line_number?: Text,
        /// The number of the order (CEB orderNo), where lines are of several.
        order_number?: Text,
        /// The item (CEB gcode, gname, gmodel; EU 18 05, 18 09).
        item?: Item,
        /// The procedure, requested and previous, four digits (EU 11 09).
        procedure?: Text,
        /// Additional procedures (EU 11 10).
        additional_procedures*: Text,
        /// How much is declared (CEB qty, unit).
        quantity?: Quantity,
        /// How much in the first statutory unit (CEB qty1, unit1; EU supplementary units, 18 02).
        statutory_quantity?: Quantity,
        /// How much in the second statutory unit (CEB qty2, unit2).
        second_quantity?: Quantity,
        /// Other quantities, by what they are (EDIFACT 6063).
        other_quantities*: TypedQuantity,
        /// The gross weight, usually kilogram (`KGM`; EU 18 04).
        gross_weight?: Quantity,
        /// The net weight, usually kilogram (`KGM`; EU 18 01).
        net_weight?: Quantity,
        /// How many packages (EU 18 06 004).
        package_count?: Decimal,
        /// The kind of package (UN/ECE Recommendation 21; EU 18 06 003).
        package_kind?: PackageCode,
        /// Marks and numbers on the packages, one entry a line (EU 18 06 054).
        marks*: Text,
        /// The numbers of the containers that hold the goods (ISO 6346; EU 19 07).
        equipment*: Text,
        /// The price (CEB price).
        price?: Price,
        /// The line's amount (CEB totalPrice; EU item amount invoiced, 14 08).
        amount?: Money,
        /// The currency of the line (ISO 4217; CEB currency).
        currency?: CurrencyCode,
        /// The value of the goods alone (EU 14 12, data set H7).
        intrinsic_value?: Money,
        /// The costs of transport and insurance to the destination (EU 14 15, data set H7).
        transport_costs?: Money,
        /// The value for customs: the base of duty (EDIFACT MOA 40).
        customs_value?: Money,
        /// The statistical value (EU 99 06).
        statistical_value?: Money,
        /// The method of valuation (EU 14 10): `1` transaction value.
        valuation_method?: Text,
        /// The valuation indicators, four digits (EU 14 07).
        valuation_indicators?: Text,
        /// The preference (EU 14 11): `100` none.
        preference?: Text,
        /// The country of preferential origin (EU 16 09).
        preferential_origin?: CountryCode,
        /// The tariff quota (EU 99 01).
        quota?: Text,
        /// Additions and deductions (EU 14 04).
        adjustments*: TypedAmount,
        /// Taxes on the line (EU 14 03).
        taxes*: Tax,
        /// Amounts by kind (EDIFACT 5025).
        amounts*: TypedAmount,
        /// The unique consignment reference (EU 12 08).
        consignment_reference?: Text,
        /// The country the goods were sent from (EU 16 06).
        departure_country?: CountryCode,
        /// The country the goods go to (EU 16 03).
        destination_country?: CountryCode,
        /// The exporter of the line (EU 13 01).
        exporter?: Party,
        /// The seller of the line (EU 13 08).
        seller?: Party,
        /// The buyer of the line (EU 13 09).
        buyer?: Party,
        /// Who accounts for value added tax on the line (EU 13 16).
        fiscal_references*: FiscalReference,
        /// Other parties of the line, with their roles (EDIFACT 3035).
        parties*: Party,
        /// Previous documents (EU 12 01).
        previous_documents*: DocumentReference,
        /// Supporting documents (EU 12 03) and additional references (EU 12 04).
        documents*: DocumentReference,
        /// Additional information (EU 12 02).
        statements*: CustomsStatement,
        /// Dangerous goods (EU 18 07).
        dangerous_goods*: DangerousGoods,
        /// Places, by what happens there (EDIFACT 3227).
        locations*: Location,
        /// Measurements, by what they are for (EDIFACT 6311), with their units (UN/ECE Recommendation 20).
        measurements*: Measurement,
        /// Packages by kind, marks and measures (EDIFACT PAC, PCI, MEA).
        packages*: Package,
        /// References of the line, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Dates, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// Texts about the line, by subject (EDIFACT 4451).
        notes*: Note,
        /// A remark (CEB note).
        note?: Text,
        /// What customs code the goods as (EDIFACT CST).
        customs_status?: CustomsStatus,
        /// Indicators for processing (EDIFACT GIS).
        indicators*: Indicator,
        /// Transport (EDIFACT TDT).
        transport*: TransportLeg,
        /// Terms of delivery (EDIFACT TOD).
        delivery_terms*: DeliveryTerms,
        /// The nature of the cargo (EDIFACT GDS).
        cargo*: Cargo,
        /// By how much the quantity differs from what was declared before (EDIFACT QVR).
        variance?: QuantityVariance,
        /// Numbers of objects, with what is declared of each (EDIFACT GIR).
        related_numbers*: RelatedNumbers,
    }
}

record! {
    /// Who accounts for value added tax.
    FiscalReference {
        /// The role (EU 13 16 031): `FR1` importer, `FR2` customer, `FR3` tax representative, `FR5` vendor of the
        /// import one-stop shop.
        role: Text,
        /// The number: an IOSS number (scheme `IOSS`) for `FR5`, a VAT number (scheme `VAT`) for the others.
        identifier: Identifier,
    }
}

record! {
    /// An additional information for customs.
    CustomsStatement {
        /// The statement as a code (EU 12 02 008).
        code?: Text,
        /// The statement in words (EU 12 02 009).
        text?: Text,
    }
}

record! {
    /// An invoice that a declaration declares.
    DeclaredInvoice {
        /// Its number (EDIFACT DMS 1004).
        id?: Text,
        /// The version of its number (EDIFACT 1056).
        version?: Text,
        /// The revision of its number (EDIFACT 1060).
        revision?: Text,
        /// The kind of document (EDIFACT 1001): `380` commercial invoice.
        kind?: Coded,
        /// How many items it has (EDIFACT 7240).
        item_count?: Text,
        /// Dates (EDIFACT DTM).
        dates*: DateEntry,
        /// Measurements (EDIFACT MEA).
        measurements*: Measurement,
        /// Amounts by kind (EDIFACT MOA).
        amounts*: TypedAmount,
        /// Terms of delivery (EDIFACT TOD).
        delivery_terms*: DeliveryTerms,
        /// Parties, with their roles (EDIFACT NAD).
        parties*: Party,
        /// Packages (EDIFACT PAC).
        packages*: Package,
        /// When and how payment is due (EDIFACT PAT).
        payment_terms*: PaymentTerms,
        /// Allowances and charges (EDIFACT ALC).
        allowances_charges*: AllowanceCharge,
        /// The lines (EDIFACT LIN).
        lines*: InvoiceLine,
    }
}

//! The status of transport.

use crate::types::{
    Coded, DateEntry, Decimal, DocumentReference, Equipment, ExternalFile, GoodsItem, Handling, Identifier, Indicator,
    Location, Measurement, Moment, Note, Package, PackageMarks, Party, Quantity, Reference, Service, Text,
    TransportLeg, TypedAmount, TypedQuantity, UnitCode,
};

use super::MessagePart;

document! {
    /// The status of transport: what happened to goods on their way, where and when.
    ///
    /// Carries EDIFACT IFTSTA, X12 214 and 315, UBL TransportationStatus, China's waybill status, arrival and
    /// departure (CEB513, CEB507, CEB509), postal events (UPU EMSEVT) and EPCIS 2.0 events.
    TransportStatus "transportStatus" TransportStatusTag {
        /// The report's number (CEB copNo; EPCIS eventID).
        number: Text,
        /// The kind of message (EDIFACT 1001): `44` cargo status.
        purpose?: Coded,
        /// What the report does (EDIFACT 1225): `9` original, `5` replace, `1` cancellation.
        function?: Text,
        /// The answer that is wanted (EDIFACT 4343): `AC` acknowledge with detail.
        response?: Text,
        /// When it was issued (EDIFACT DTM 137).
        issued_at?: Moment,
        /// The number given by the customs portal (CEB preNo).
        pre_entry_number?: Text,
        /// The customs office (CEB customsCode), four digits in China.
        customs_office?: Text,
        /// Import or export (CEB ieFlag): `I` import, `E` export.
        direction?: Text,
        /// The supervised site (CEB loctNo).
        site?: Text,
        /// The number of the order (CEB orderNo; EDIFACT RFF ON).
        order_number?: Text,
        /// The number of the waybill (CEB logisticsNo), where all events are of one.
        waybill_number?: Text,
        /// The shipment's number (GS1 GSIN).
        shipment_number?: Text,
        /// The master bill of lading or air waybill (CEB billNo).
        transport_document?: Text,
        /// The mode of transport as customs code it (CEB trafMode).
        transport_mode?: Text,
        /// The vehicle, vessel or flight (CEB trafName).
        vehicle?: Text,
        /// The voyage or flight number (CEB voyageNo).
        journey?: Text,
        /// The vehicle within the country (CEB domesticTrafNo).
        domestic_vehicle?: Text,
        /// Which part of a split report this is (CEB msgSeqNo, msgCount).
        part?: MessagePart,
        /// The carrier (CEB logisticsCode, logisticsName).
        carrier?: Party,
        /// The operator of the supervised site (CEB operatorCode, operatorName).
        operator?: Party,
        /// Who sends (EDIFACT 3035 `CZ`).
        consignor?: Party,
        /// Who receives (EDIFACT 3035 `CN`).
        consignee?: Party,
        /// Other parties, with their roles (EDIFACT 3035).
        other_parties*: Party,
        /// Legs of transport, by stage (EDIFACT 8051).
        transport*: TransportLeg,
        /// Containers and other equipment, by what it is (EDIFACT 8053).
        equipment*: Equipment,
        /// Other dates, by what happens then (EDIFACT 2005): `186` departure (CEB leaveTime).
        dates*: DateEntry,
        /// References of the report, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Documents that go with the report, by kind (EDIFACT 1001).
        documents*: DocumentReference,
        /// Texts about the report, by subject (EDIFACT 4451).
        notes*: Note,
        /// What happened, in the order of time where it is known (EDIFACT STS; X12 AT7).
        events: Vec<StatusEvent>,
        /// Control totals, by what is counted or summed up (EDIFACT 6069).
        controls*: TypedQuantity,
        /// A remark (CEB note).
        note?: Text,
        /// The version of the report's number (EDIFACT 1056).
        version?: Text,
        /// The revision of the report's number (EDIFACT 1060).
        revision?: Text,
        /// Services (EDIFACT TSR).
        services*: Service,
        /// Places (EDIFACT LOC).
        locations*: Location,
        /// Codes for processing, by the list they are from.
        indicators*: Indicator,
        /// Marks and numbers on packages, by how they are marked (EDIFACT 4233).
        package_marks*: PackageMarks,
        /// How far the transport is carried out (UBL TransportExecutionStatusCode).
        status?: Text,
    }
}

record! {
    /// One thing that happened.
    StatusEvent {
        /// The event's number (CEB gnum).
        line_number?: Text,
        /// The event's own identifier, where a report has several (UBL ID).
        id?: Text,
        /// What happened, in words that are the same for every source.
        milestone?: Milestone,
        /// The same as the source codes it (UN/ECE Recommendation 24, X12 1650, UPU EMSEVT, CEB logisticsStatus).
        status?: Coded,
        /// Why (X12 1651, UPU).
        reason?: Coded,
        /// When it happened (CEB logisticsTime).
        occurred_at?: Moment,
        /// When it was recorded (EPCIS recordTime).
        recorded_at?: Moment,
        /// Whether it is expected and did not happen yet (EDIFACT DTM 132).
        expected?: bool,
        /// Where it happened (UN/LOCODE, or name and address; EPCIS readPoint).
        location?: Location,
        /// Where the goods go next (UN/LOCODE, or name and address).
        next_location?: Location,
        /// The number of the order (CEB orderNo).
        order_number?: Text,
        /// The waybill (CEB logisticsNo).
        waybill_number?: Text,
        /// The bag, pallet or unit load device (CEB totalPackageNo).
        receptacle?: Text,
        /// What it happened to: SSCC, container, serial numbers (EPCIS epcList).
        identifiers*: Identifier,
        /// The unit the others were put into or taken from (EPCIS parentID).
        parent?: Identifier,
        /// What became of them (EPCIS action): `ADD`, `OBSERVE`, `DELETE`.
        action?: Text,
        /// The step of the process (GS1 CBV): `shipping`, `receiving`.
        business_step?: Text,
        /// The state after it (GS1 CBV): `in_transit`, `damaged`.
        disposition?: Text,
        /// Business transactions (EPCIS bizTransactionList).
        transactions*: Reference,
        /// Goods that are told by quantity (EPCIS quantityList).
        quantities*: EventQuantity,
        /// The number of packages, counted by the outermost.
        package_count?: Decimal,
        /// The gross weight, usually kilogram (`KGM`).
        gross_weight?: Quantity,
        /// Who signed for the goods, as the proof of delivery has it.
        #[schemars(extend("x-personal-data" = "personal"))]
        signed_by?: Text,
        /// Who did it: the carrier, the post, a warehouse.
        party?: Party,
        /// Other parties of the event, with their roles (EDIFACT 3035).
        parties*: Party,
        /// Containers and other equipment, by what it is (EDIFACT 8053).
        equipment*: Equipment,
        /// Legs of transport, by stage (EDIFACT 8051).
        transport*: TransportLeg,
        /// The goods it happened to, one entry for each kind.
        items*: GoodsItem,
        /// References of the event, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Documents that go with the event, by kind (EDIFACT 1001).
        documents*: DocumentReference,
        /// Other dates, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// Texts about the event, by subject (EDIFACT 4451).
        notes*: Note,
        /// A remark (CEB note).
        note?: Text,
        /// The status, source and version of the transport document (EDIFACT CNI C503).
        consignment_document?: DocumentReference,
        /// The place in the order of loading (EDIFACT 1312).
        load_sequence?: Text,
        /// What the status is about (EDIFACT 9015): `1` transport.
        category?: Coded,
        /// Further reasons (EDIFACT 9013).
        other_reasons*: Coded,
        /// Places of the consignment (EDIFACT LOC under CNI).
        locations*: Location,
        /// Control totals (EDIFACT CNT).
        controls*: TypedQuantity,
        /// Marks (EDIFACT PCI).
        package_marks*: PackageMarks,
        /// Further events of the same consignment (EDIFACT STS groups under one CNI).
        events*: StatusEvent,
        /// Codes for processing, by the list they are from.
        indicators*: Indicator,
        /// Packages with a fault, by what it is: short, over, damaged, refused (X12 Q7).
        exceptions*: TypedQuantity,
        /// How the goods are to be handled (EDIFACT 4079, 7419).
        handling*: Handling,
        /// Packages by kind, with weights and measures (X12 AT8).
        packages*: Package,
        /// Single parcels of the consignment, each with what happened to it (X12 CD3).
        parcels*: StatusEvent,
        /// Orders in the consignment, each with its parcels (X12 PRF).
        orders*: StatusEvent,
        /// Measurements, by what they are for (EDIFACT 6311).
        measurements*: Measurement,
        /// Services (UNTDID 7273, 7161; X12 284).
        services*: Service,
        /// Amounts by kind (EDIFACT 5025).
        amounts*: TypedAmount,
        /// Files that go with the event, such as a picture of a signature (X12 EFI).
        files*: ExternalFile,
        /// Where the goods are from then on, until another event says otherwise (EPCIS bizLocation).
        stays_at?: Location,
        /// States that hold from then on, whatever else happens (EPCIS persistentDisposition set; GS1 CBV).
        set_dispositions*: Text,
        /// States that hold no more (EPCIS persistentDisposition unset; GS1 CBV).
        unset_dispositions*: Text,
        /// What sensors told (EPCIS sensorElementList).
        observations*: Observation,
        /// That what the event tells is withdrawn (EPCIS errorDeclaration).
        retraction?: Retraction,
    }
}

record! {
    /// What a sensor told.
    Observation {
        /// The sensor (URI; EPCIS deviceID).
        device?: Text,
        /// When it was observed (EPCIS time).
        at?: Moment,
        /// From when it was observed (EPCIS startTime).
        from?: Moment,
        /// Until when it was observed (EPCIS endTime).
        until?: Moment,
        /// What was measured, by dimension (EDIFACT 6313), with its unit (UN/ECE Recommendation 20).
        measurements*: Measurement,
    }
}

record! {
    /// That something that was told is withdrawn as wrong.
    Retraction {
        /// When it was withdrawn (EPCIS declarationTime).
        at?: Moment,
        /// Why (GS1 CBV): `did_not_occur`, `incorrect_data`.
        reason?: Text,
        /// The identifiers of the events that are told in its place (EPCIS correctiveEventIDs).
        corrected_by*: Text,
    }
}

record! {
    /// Goods told by class and quantity.
    EventQuantity {
        /// The class as a URI, where it has no identifier of a known scheme.
        class?: Text,
        /// How much (EPCIS quantity).
        quantity?: Decimal,
        /// The unit (UN/ECE Recommendation 20).
        unit?: UnitCode,
        /// The class: a GTIN, with its lot where it is of one (EPCIS epcClass).
        identifier?: Identifier,
    }
}

choice! {
    /// A milestone of transport, in words that are the same for every source.
    Milestone {
        /// Data of the consignment arrived.
        Announced = "announced",
        /// The goods were collected or posted.
        Collected = "collected",
        /// The goods were loaded.
        Loaded = "loaded",
        /// The goods left a place.
        Departed = "departed",
        /// The goods are on their way.
        InTransit = "inTransit",
        /// The goods arrived at a place.
        Arrived = "arrived",
        /// The goods were unloaded.
        Unloaded = "unloaded",
        /// The goods were presented to customs.
        PresentedToCustoms = "presentedToCustoms",
        /// The goods are held by customs.
        HeldByCustoms = "heldByCustoms",
        /// The goods were released by customs.
        ReleasedByCustoms = "releasedByCustoms",
        /// The goods are out for delivery.
        OutForDelivery = "outForDelivery",
        /// A delivery was tried without success.
        DeliveryAttempted = "deliveryAttempted",
        /// The goods wait to be collected.
        ReadyForCollection = "readyForCollection",
        /// The goods were delivered and signed for.
        Delivered = "delivered",
        /// The goods are late.
        Delayed = "delayed",
        /// The goods are damaged.
        Damaged = "damaged",
        /// The goods are lost.
        Lost = "lost",
        /// The consignee refused the goods.
        Refused = "refused",
        /// The goods go back to the sender.
        Returned = "returned",
        /// The transport was cancelled.
        Cancelled = "cancelled",
        /// Something else; the source's code says what.
        Other = "other",
    }
}

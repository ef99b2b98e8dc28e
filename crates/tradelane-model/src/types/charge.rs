//! Taxes, allowances and charges, terms of payment and delivery.

use super::{
    Coded, CurrencyCode, DateEntry, Decimal, Identifier, IncotermsCode, Location, Measurement, Money, Note, Percentage,
    Range, Rate, Reference, Text, TypedAmount, TypedQuantity,
};

record! {
    /// A tax, duty or fee.
    Tax {
        /// What is told of the tax (EDIFACT 5283).
        function?: Text,
        /// The tax (EDIFACT 5153): `VAT`, `GST`, `CUD` customs duty.
        kind?: Coded,
        /// The tax scheme's identifier (UBL TaxScheme/ID).
        scheme?: Identifier,
        /// The category (UNCL 5305): `S` standard rate, `Z` zero rate, `E` exempt.
        category?: Text,
        /// The list the category is from.
        category_list?: Text,
        /// The account of the tax.
        account?: Coded,
        /// The value the tax is computed on.
        base?: Text,
        /// The rate as the source writes it, usually percent.
        rate?: Text,
        /// The rate as a code, with the basis it is for.
        rate_code?: Coded,
        /// What the rate is on.
        rate_basis?: Coded,
        /// The rate in percent.
        percentage?: Decimal,
        /// The registration number of the party that pays the tax.
        party_number?: Text,
        /// In which order taxes are computed (EDIFACT 1227).
        sequence?: Text,
        /// The amount.
        amount?: Money,
        /// Amounts by kind.
        amounts*: TypedAmount,
        /// Places the tax is for.
        locations*: Location,
    }
}

record! {
    /// An allowance or a charge.
    AllowanceCharge {
        /// `true` where it is a charge, `false` where it is an allowance.
        charge?: bool,
        /// What it is (EDIFACT 5463): `A` allowance, `C` charge and others.
        kind?: Text,
        /// Its number.
        id?: Text,
        /// The allowance or charge as a code (EDIFACT 5189).
        code?: Text,
        /// How it is settled (EDIFACT 4471).
        settlement?: Text,
        /// In which order it is computed (EDIFACT 1227).
        sequence?: Text,
        /// The service it is for (EDIFACT 7161).
        service?: Coded,
        /// The reason.
        reason?: Text,
        /// The reason as a code (UNCL 5189 for allowances, 7161 for charges).
        reason_code?: Text,
        /// The factor on the base amount: a percentage or a fraction, as the source has it.
        factor?: Decimal,
        /// The amount.
        amount?: Money,
        /// The amount it is computed on.
        base?: Money,
        /// Origin and conditions.
        conditions*: TradeConditions,
        /// Dates.
        dates*: DateEntry,
        /// The quantity it is for.
        quantity?: TypedQuantity,
        /// The percentage.
        percentage?: Percentage,
        /// Amounts by kind.
        amounts*: TypedAmount,
        /// The rate for each unit.
        rate?: Rate,
        /// Taxes on it.
        taxes*: Tax,
    }
}

record! {
    /// Origin, duty regime and special conditions.
    TradeConditions {
        /// The country of origin.
        origin?: super::CountryCode,
        /// The duty regime (EDIFACT 9213).
        duty_regime?: Text,
        /// Special conditions (EDIFACT 4183).
        special*: Text,
    }
}

record! {
    /// How payment is to be made.
    PaymentInstructions {
        /// The conditions (EDIFACT 4439).
        conditions?: Text,
        /// The guarantee (EDIFACT 4431).
        guarantee?: Text,
        /// The means (EDIFACT 4461).
        means?: Text,
        /// The list the codes are from.
        list?: Text,
        /// The agency that keeps the list.
        agency?: Text,
        /// The channel (EDIFACT 4435).
        channel?: Text,
    }
}

record! {
    /// When and how payment is due.
    PaymentTerms {
        /// What the terms are about (EDIFACT 4279).
        kind?: Text,
        /// The terms as a code and in words.
        terms?: Coded,
        /// Terms in words.
        note?: Text,
        /// The date the time runs from (EDIFACT 2475).
        time_reference?: Text,
        /// How the time relates to that date (EDIFACT 2009).
        time_relation?: Text,
        /// The unit of the time (EDIFACT 2151).
        period_type?: Text,
        /// How many units of time.
        period_count?: Text,
        /// Dates.
        dates*: DateEntry,
        /// Percentages.
        percentages*: Percentage,
        /// Amounts.
        amounts*: TypedAmount,
    }
}

record! {
    /// Currencies and the rate between them.
    ExchangeRate {
        /// The currency that is known.
        reference?: ExchangeCurrency,
        /// The currency that is wanted.
        target?: ExchangeCurrency,
        /// Units of the target currency for one of the reference currency.
        rate?: Decimal,
        /// The market the rate is from (EDIFACT 6341).
        market?: Text,
        /// Percentages.
        percentages*: Percentage,
        /// Dates.
        dates*: DateEntry,
    }
}

record! {
    /// One side of an exchange rate.
    ExchangeCurrency {
        /// What the currency is used for (EDIFACT 6347).
        usage: Text,
        /// The currency (ISO 4217).
        currency?: CurrencyCode,
        /// The kind of use (EDIFACT 6343).
        kind?: Text,
        /// How many units the rate is for (EDIFACT 6348).
        units?: Decimal,
    }
}

record! {
    /// Terms of delivery.
    DeliveryTerms {
        /// The trade term (Incoterms 2020).
        incoterms?: IncotermsCode,
        /// The terms as the source names them, with their scheme.
        term?: Identifier,
        /// The place the terms name.
        place?: Location,
        /// The function of the terms (EDIFACT 4055).
        function?: Text,
        /// Who pays transport (EDIFACT 4215).
        charges_payment?: Text,
        /// The list the trade term is from (EDIFACT 1131).
        list?: Text,
        /// The agency that keeps the list (EDIFACT 3055).
        agency?: Text,
        /// The terms in words, one entry a line.
        text*: Text,
        /// Special terms.
        special_terms*: Text,
        /// Other places.
        locations*: Location,
    }
}

record! {
    /// A price.
    Price {
        /// The amount for the base quantity.
        amount?: Decimal,
        /// The currency (ISO 4217); the document's where absent.
        currency?: CurrencyCode,
        /// What the price is (EDIFACT 5125): `AAA` net, `AAB` gross.
        qualifier?: Text,
        /// The type of price (EDIFACT 5375).
        kind?: Text,
        /// The specification of the price (EDIFACT 5387).
        specification?: Text,
        /// How many units the price is for; 1 where absent.
        base_quantity?: Decimal,
        /// The unit of the base quantity (UN/ECE Recommendation 20).
        base_unit?: super::UnitCode,
        /// The list the unit is from, as the source names it.
        base_unit_list?: Text,
        /// What becomes of the price of a sub-line (EDIFACT 5213).
        sub_line_operation?: Text,
        /// Allowances and charges in the price.
        allowances_charges*: AllowanceCharge,
        /// Exchange rates.
        exchange_rates*: ExchangeRate,
        /// What changes the price.
        modifiers*: PriceModifier,
        /// A range the price is for.
        range?: Range,
        /// Dates the price is for.
        dates*: DateEntry,
    }
}

record! {
    /// What changes a price.
    PriceModifier {
        /// The class of trade (EDIFACT 4043).
        trade_class?: Text,
        /// The factor.
        multiplier?: Decimal,
        /// What the factor is (EDIFACT 5393).
        multiplier_kind?: Text,
        /// The reason.
        reason?: Coded,
        /// Dates.
        dates*: DateEntry,
        /// A range it is for.
        range?: Range,
    }
}

record! {
    /// A requirement on the goods.
    Requirement {
        /// The area the requirement is from (EDIFACT 7293).
        area: Text,
        /// The requirement.
        requirement?: Coded,
        /// What is asked (EDIFACT 1229).
        action?: Text,
        /// The country (ISO 3166-1 alpha-2).
        country?: super::CountryCode,
        /// References.
        references*: Reference,
        /// Dates.
        dates*: DateEntry,
        /// Texts.
        notes*: Note,
    }
}

record! {
    /// When goods are to be delivered or despatched, in a pattern.
    Schedule {
        /// How firm the plan is (EDIFACT 4017).
        commitment: Text,
        /// The instruction (EDIFACT 4493).
        instruction?: Text,
        /// How often (EDIFACT 2013).
        frequency?: Text,
        /// On which days (EDIFACT 2015).
        pattern?: Text,
        /// At which time of day (EDIFACT 2017).
        timing?: Text,
        /// Texts.
        notes*: Note,
        /// References.
        references*: Reference,
        /// Quantities with their dates.
        quantities*: TypedQuantity,
    }
}

record! {
    /// A measure of work in stages.
    Stage {
        /// What the stage is (EDIFACT 9421).
        kind: Text,
        /// How many stages there are.
        planned?: Text,
        /// The stage that is meant.
        current?: Text,
        /// Quantities.
        quantities*: TypedQuantity,
        /// Amounts.
        amounts*: TypedAmount,
    }
}

record! {
    /// A property that goods have, with its values.
    Characteristic {
        /// The class of property (EDIFACT 7059).
        class?: Text,
        /// What is measured.
        measured?: Measured,
        /// The characteristic.
        characteristic?: Coded,
        /// How relevant it is (EDIFACT 4051).
        relevance?: Text,
        /// Its values.
        values*: Coded,
        /// Measurements.
        measurements*: Measurement,
    }
}

record! {
    /// What a characteristic measures.
    Measured {
        /// The dimension (EDIFACT 6313).
        dimension?: Text,
        /// How exact it is (EDIFACT 6321).
        significance?: Text,
        /// The attribute.
        attribute?: Coded,
    }
}

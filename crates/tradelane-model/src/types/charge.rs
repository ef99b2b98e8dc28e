//! Taxes, allowances and charges, terms of payment and delivery.

use super::{
    Coded, CountryCode, CurrencyCode, DateEntry, Decimal, FinancialAccount, Identifier, IncotermsCode, Indicator,
    ItemNumberSet, Location, Measurement, Money, Note, Percentage, Period, PhysicalState, Range, Rate, Reference, Text,
    TypedAmount, TypedQuantity, UnitCode, UnitCount,
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
        /// The list the category is from, as the source names it (UBL schemeID).
        category_list?: Text,
        /// The account of the tax (EDIFACT 5289).
        account?: Coded,
        /// The value the tax is computed on (EDIFACT 5286), in the currency of the amount.
        base?: Text,
        /// The rate as the source writes it (EDIFACT 5278), usually percent.
        rate?: Text,
        /// The rate as a code, with the list it is from (EDIFACT 5279).
        rate_code?: Coded,
        /// What the rate is on (EDIFACT 5273).
        rate_basis?: Coded,
        /// The rate in percent (UBL Percent).
        percentage?: Decimal,
        /// The registration number of the party that pays the tax (EDIFACT 3446).
        party_number?: Text,
        /// In which order taxes are computed (EDIFACT 1227).
        sequence?: Text,
        /// The amount of the tax (EDIFACT MOA 124; UBL TaxAmount).
        amount?: Money,
        /// Amounts of the tax, by kind (EDIFACT 5025).
        amounts*: TypedAmount,
        /// Places the tax is for, by what they are (EDIFACT 3227).
        locations*: Location,
        /// Dates.
        dates*: DateEntry,
        /// Indicators for processing (EDIFACT GIS).
        indicators*: Indicator,
        /// Measurements the tax is computed on (EDIFACT MEA).
        measurements*: Measurement,
        /// References of the tax (EDIFACT RFF).
        references*: Reference,
        /// Whether it is in the price or comes on top (X12 662).
        relation?: Text,
        /// The currency of the value the tax is computed on (ISO 4217).
        base_currency?: CurrencyCode,
        /// The parts of the tax, by category and rate (UBL TaxSubtotal).
        parts*: Tax,
        /// Whether the amount proves the tax to the authority (UBL TaxEvidenceIndicator).
        evidence?: bool,
        /// Why no tax is due, in words (UBL TaxExemptionReason).
        exemption_reason?: Text,
        /// Why no tax is due, as a code with its list (UBL TaxExemptionReasonCode).
        exemption_code?: Coded,
        /// The type of the tax (UBL TaxTypeCode).
        tax_type?: Text,
        /// The agency that keeps the list of the category (UBL schemeAgencyID).
        category_agency?: Text,
    }
}

record! {
    /// An allowance or a charge.
    AllowanceCharge {
        /// `true` where it is a charge, `false` where it is an allowance.
        charge?: bool,
        /// What it is (EDIFACT 5463): `A` allowance, `C` charge and others.
        kind?: Text,
        /// Its number (EDIFACT 1230).
        id?: Text,
        /// The allowance or charge as a code (EDIFACT 5189).
        code?: Text,
        /// How it is settled (EDIFACT 4471).
        settlement?: Text,
        /// In which order it is computed (EDIFACT 1227).
        sequence?: Text,
        /// The service it is for (EDIFACT 7161).
        service?: Coded,
        /// The reason in words (UBL AllowanceChargeReason).
        reason?: Text,
        /// The reason as a code (UNCL 5189 for allowances, 7161 for charges).
        reason_code?: Text,
        /// The factor on the base amount (UBL MultiplierFactorNumeric): a percentage or a fraction, as the source has
        /// it.
        factor?: Decimal,
        /// The amount (EDIFACT MOA 8; UBL Amount).
        amount?: Money,
        /// The amount it is computed on (UBL BaseAmount).
        base?: Money,
        /// Origin, duty regime and special conditions it is for (EDIFACT 3239, 9213, 4183).
        conditions*: TradeConditions,
        /// Dates it is for, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// The quantity it is for (EDIFACT 6063).
        quantity?: TypedQuantity,
        /// The percentage (EDIFACT 5245, 5482).
        percentage?: Percentage,
        /// Amounts by kind (EDIFACT 5025).
        amounts*: TypedAmount,
        /// The rate for each unit (EDIFACT 5419, 5420).
        rate?: Rate,
        /// Taxes on it, by kind (EDIFACT 5153).
        taxes*: Tax,
        /// References (EDIFACT RFF).
        references*: Reference,
        /// Texts (EDIFACT FTX).
        notes*: Note,
        /// Further quantities it is for.
        other_quantities*: TypedQuantity,
        /// Further percentages.
        other_percentages*: Percentage,
        /// Further rates for each unit.
        other_rates*: Rate,
        /// Whether it is prepaid or collected (EDIFACT 4237): `P` prepaid, `C` collect.
        payment?: Text,
        /// The number of the item in the carrier's tariff (EDIFACT TCC 7140).
        item_number?: Text,
        /// The carrier's rates that it rests on (EDIFACT TCC).
        tariff?: FreightTariff,
        /// The price of one unit (EDIFACT PRI).
        price?: Price,
        /// How many units it is for (EDIFACT EQN).
        count?: UnitCount,
        /// Currencies and the rate between them (EDIFACT CUX).
        exchange_rates*: ExchangeRate,
        /// Places it is for (EDIFACT LOC).
        locations*: Location,
        /// The agency that keeps the code (EDIFACT 3055; X12 559).
        agency?: Text,
        /// The language of the reason (BCP 47).
        reason_language?: super::LanguageCode,
        /// Whose currency the amount is in, by role (EDIFACT 3035; X12 98).
        currency_party?: Text,
    }
}

record! {
    /// Origin, duty regime and special conditions.
    TradeConditions {
        /// The country of origin (ISO 3166-1 alpha-2; EDIFACT 3239).
        origin?: CountryCode,
        /// The duty regime (EDIFACT 9213).
        duty_regime?: Text,
        /// Special conditions (EDIFACT 4183).
        special*: Text,
        /// Percentages.
        percentages*: Percentage,
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
        /// The list the codes are from (EDIFACT 1131).
        list?: Text,
        /// The agency that keeps the list (EDIFACT 3055).
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
        /// The terms as a code and in words (EDIFACT 4277, 4276).
        terms?: Coded,
        /// Terms in words (UBL Note).
        note?: Text,
        /// The date the time runs from (EDIFACT 2475).
        time_reference?: Text,
        /// How the time relates to that date (EDIFACT 2009).
        time_relation?: Text,
        /// The unit of the time (EDIFACT 2151).
        period_type?: Text,
        /// How many units of time (EDIFACT 2152).
        period_count?: Text,
        /// Dates, by what happens then (EDIFACT 2005): `13` due, `12` discount until.
        dates*: DateEntry,
        /// Percentages, by what they are (EDIFACT 5245): cash discount, late payment.
        percentages*: Percentage,
        /// Amounts by kind (EDIFACT 5025).
        amounts*: TypedAmount,
        /// How payment under these terms is to be made (EDIFACT PAI).
        payment_instructions?: PaymentInstructions,
        /// The account that is paid to under these terms (EDIFACT FII).
        account?: FinancialAccount,
        /// Texts (EDIFACT FTX).
        notes*: Note,
        /// How many days the discount is given for (X12 351).
        discount_period_count?: Text,
        /// The day of the month that payment is due on (X12 765).
        day_of_month?: Text,
    }
}

record! {
    /// Currencies and the rate between them.
    ExchangeRate {
        /// The currency that is known (EDIFACT 6347 `2`).
        reference?: ExchangeCurrency,
        /// The currency that is wanted (EDIFACT 6347 `3`).
        target?: ExchangeCurrency,
        /// Units of the target currency for one of the reference currency (EDIFACT 5402).
        rate?: Decimal,
        /// The market the rate is from (EDIFACT 6341).
        market?: Text,
        /// Percentages, by what they are (EDIFACT 5245).
        percentages*: Percentage,
        /// Dates the rate is of or for, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// From when the rate holds, or what else the source dates first (X12 CUR).
        start?: DateEntry,
        /// Until when the rate holds, or what else the source dates second (X12 CUR).
        end?: DateEntry,
        /// Further dates as the source has them: qualifier, date, time (X12 374, 373, 337).
        further_dates*: Text,
    }
}

record! {
    /// One side of an exchange rate.
    ExchangeCurrency {
        /// What the currency is used for (EDIFACT 6347).
        usage?: Text,
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
        /// The trade term (Incoterms 2020; EDIFACT 4053): `DAP`, `DDP`, `FOB`.
        incoterms?: IncotermsCode,
        /// The terms as the source names them, with their scheme (UBL ID).
        term?: Identifier,
        /// The place the terms name: the port of `FOB`, the destination of `DAP` (UBL DeliveryLocation).
        place?: Location,
        /// The function of the terms (EDIFACT 4055).
        function?: Text,
        /// Who pays transport (EDIFACT 4215).
        charges_payment?: Text,
        /// The list the trade term is from (EDIFACT 1131).
        list?: Text,
        /// The agency that keeps the list (EDIFACT 3055).
        agency?: Text,
        /// The terms in words, one entry a line (EDIFACT 4052).
        text*: Text,
        /// Special terms in words (UBL SpecialTerms).
        special_terms*: Text,
        /// Other places, by what they are (EDIFACT 3227).
        locations*: Location,
        /// Texts.
        notes*: Note,
        /// States of what the terms name.
        states*: PhysicalState,
    }
}

record! {
    /// A price.
    Price {
        /// The amount for the base quantity, in the currency told (EDIFACT 5118; UBL PriceAmount).
        amount?: Decimal,
        /// The currency (ISO 4217); the document's where absent.
        currency?: CurrencyCode,
        /// What the price is (EDIFACT 5125): `AAA` net, `AAB` gross.
        qualifier?: Text,
        /// The type of price (EDIFACT 5375).
        kind?: Text,
        /// The specification of the price (EDIFACT 5387).
        specification?: Text,
        /// How many units the price is for; 1 where absent (EDIFACT 5284; UBL BaseQuantity).
        base_quantity?: Decimal,
        /// The unit of the base quantity (UN/ECE Recommendation 20).
        base_unit?: UnitCode,
        /// The list the unit is from, as the source names it (UBL unitCodeListID).
        base_unit_list?: Text,
        /// What becomes of the price of a sub-line (EDIFACT 5213).
        sub_line_operation?: Text,
        /// Allowances and charges that are in the price (UBL AllowanceCharge).
        allowances_charges*: AllowanceCharge,
        /// Currencies of the price, by their use (EDIFACT 6347), and the rates between them (EDIFACT 5402).
        exchange_rates*: ExchangeRate,
        /// What changes the price: class of trade and factor (EDIFACT 4043, 5393).
        modifiers*: PriceModifier,
        /// A range of quantities the price is for (EDIFACT 6167).
        range?: Range,
        /// Dates the price is for, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// Percentages.
        percentages*: Percentage,
        /// The class of trade it is for (EDIFACT 4043; X12 687).
        trade_class?: Text,
        /// The factor on the price (EDIFACT 5394; X12 649).
        multiplier?: Decimal,
        /// What the factor is (EDIFACT 5393; X12 648).
        multiplier_kind?: Text,
        /// Amounts by kind, such as that of all units (EDIFACT 5025; X12 782).
        amounts*: TypedAmount,
        /// Quantities that the price rests on, by what they are.
        quantities*: TypedQuantity,
        /// Exponent, multiplier and further units of a composite unit, as the source has them (X12 C001).
        base_unit_parts*: Text,
        /// Whose currency it is, by role (EDIFACT 3035; X12 98).
        currency_party?: Text,
        /// How many units of the price are in one unit that is ordered (UBL OrderableUnitFactorRate).
        unit_factor?: Decimal,
        /// From when to when the price holds (UBL ValidityPeriod).
        validity?: Period,
    }
}

record! {
    /// What changes a price.
    PriceModifier {
        /// The class of trade (EDIFACT 4043).
        trade_class?: Text,
        /// The factor (EDIFACT 5394).
        multiplier?: Decimal,
        /// What the factor is (EDIFACT 5393).
        multiplier_kind?: Text,
        /// The reason (EDIFACT 4295).
        reason?: Coded,
        /// Dates it is for, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// A range of quantities it is for (EDIFACT 6167).
        range?: Range,
    }
}

record! {
    /// A requirement on the goods.
    Requirement {
        /// The area the requirement is from (EDIFACT 7293).
        area: Text,
        /// The requirement as a code and in words (EDIFACT 7295, 7294).
        requirement?: Coded,
        /// What is asked (EDIFACT 1229).
        action?: Text,
        /// The country (ISO 3166-1 alpha-2).
        country?: CountryCode,
        /// References of the requirement, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Dates of the requirement, by what happens then (EDIFACT 2005).
        dates*: DateEntry,
        /// Texts about the requirement, by subject (EDIFACT 4451).
        notes*: Note,
        /// Numbers of the items that it is about, by what they say of them.
        item_numbers*: ItemNumberSet,
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
        /// Texts about the plan, by subject (EDIFACT 4451).
        notes*: Note,
        /// References of the plan, by what is referred to (EDIFACT 1153).
        references*: Reference,
        /// Quantities with their dates, by what they are (EDIFACT 6063).
        quantities*: TypedQuantity,
    }
}

record! {
    /// A measure of work in stages.
    Stage {
        /// What the stage is (EDIFACT 9421).
        kind: Text,
        /// How many stages there are (EDIFACT 6426).
        planned?: Text,
        /// The stage that is meant (EDIFACT 6428).
        current?: Text,
        /// Quantities of the stage, by what they are (EDIFACT 6063).
        quantities*: TypedQuantity,
        /// Amounts of the stage, by kind (EDIFACT 5025).
        amounts*: TypedAmount,
    }
}

record! {
    /// A property that goods have, with its values.
    Characteristic {
        /// The class of property (EDIFACT 7059).
        class?: Text,
        /// What is measured, and how exact (EDIFACT 6313, 6321).
        measured?: Measured,
        /// The characteristic as a code and in words (EDIFACT 7037, 7036).
        characteristic?: Coded,
        /// How relevant it is (EDIFACT 4051).
        relevance?: Text,
        /// Its values as codes and in words (EDIFACT 7111, 7110).
        values*: Coded,
        /// Measurements, by what they are for (EDIFACT 6311).
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
        /// The attribute as a code and in words (EDIFACT 6155, 6154).
        attribute?: Coded,
    }
}

record! {
    /// The classes of a carrier's tariff that a charge rests on.
    FreightTariff {
        /// The class of rate (EDIFACT C203 5243).
        rate_class?: Coded,
        /// The basis that supplements the class (EDIFACT 5275, first).
        supplement?: Coded,
        /// A second such basis (EDIFACT 5275, second).
        second_supplement?: Coded,
        /// The commodity the rate is for (EDIFACT 7357).
        commodity?: Coded,
        /// The class in detail (EDIFACT C554 5243).
        class_detail?: Coded,
    }
}

record! {
    /// How a category of transport charges is paid.
    FreightPayment {
        /// The category of charges (EDIFACT 5237): `4` freight.
        category?: Coded,
        /// How and by whom it is paid (UNTDID 4215): `PP` prepaid, `CC` collect.
        method?: Coded,
        /// Whether it is prepaid or collected (EDIFACT 4237): `P` prepaid, `C` collect.
        payment?: Text,
        /// References (EDIFACT RFF).
        references*: Reference,
        /// Currencies and the rate between them (EDIFACT CUX).
        exchange_rates*: ExchangeRate,
        /// Places of payment (EDIFACT LOC).
        locations*: Location,
        /// Amounts by kind (EDIFACT MOA).
        amounts*: TypedAmount,
    }
}

record! {
    /// A discount by quantity or amount.
    DiscountTerms {
        /// The kind of discount (X12 653).
        kind?: Text,
        /// What the value is: a percentage, an amount (X12 654).
        base?: Text,
        /// The discount (X12 655).
        value?: Decimal,
        /// From which quantity or amount to which it is given (X12 656, 657, 658).
        limit?: Range,
    }
}

record! {
    /// A quantity or an amount of a time.
    PeriodAmount {
        /// The quantity (X12 673, 380).
        quantity?: TypedQuantity,
        /// The amount (X12 522, 782).
        amount?: TypedAmount,
        /// The unit of the time (EDIFACT 2151; X12 344).
        period_type?: Text,
        /// When the time starts (X12 374, 373, 337).
        start?: DateEntry,
        /// When it ends (X12 374, 373, 337).
        end?: DateEntry,
        /// The percentage (X12 1004, 954).
        percentage?: Percentage,
        /// Whether the amount is in another one (X12 1073): `Y`, `N`.
        included?: Text,
    }
}

record! {
    /// How something is booked.
    Accounting {
        /// Whose codes are used (X12 559).
        agency?: Text,
        /// The service, allowance or charge it is for (X12 1300).
        service?: Coded,
        /// Whether an allowance or a charge (EDIFACT 5463; X12 248).
        kind?: Text,
        /// Codes of accounts, funds and cost centres, with their lists (X12 1195, 1196).
        codes*: Coded,
    }
}

record! {
    /// What limits or conditions a trade.
    Restriction {
        /// The kind of restriction (X12 688).
        kind?: Text,
        /// The restriction in words.
        text?: Text,
        /// The quantity it is about (X12 673, 380).
        quantity?: TypedQuantity,
        /// The amount it is about (X12 522, 610).
        amount?: TypedAmount,
    }
}

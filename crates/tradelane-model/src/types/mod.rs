//! Types that several documents share.

mod charge;
mod code;
mod header;
mod item;
mod number;
mod party;
mod reference;
mod text;
mod time;
mod transport;

pub use charge::{
    AllowanceCharge, Characteristic, DeliveryTerms, ExchangeCurrency, ExchangeRate, Measured, PaymentInstructions,
    PaymentTerms, Price, PriceModifier, Requirement, Schedule, Stage, Tax, TradeConditions,
};
pub use code::{Coded, CountryCode, CurrencyCode, HsCode, IncotermsCode, LanguageCode, PackageCode, UnitCode};
pub use header::{ExchangeParty, Extensions, Header, Interchange, MessageHeader};
pub use item::{Classification, Item, ItemDescription, ItemInstance, ItemNumber, ItemNumberSet, ItemProperty};
pub use number::{Decimal, Measurement, Money, Percentage, Quantity, Range, Rate, TypedAmount, TypedQuantity};
pub use party::{
    Address, Communication, Contact, FinancialAccount, Identifier, LegalEntity, Party, Person, TaxRegistration,
};
pub use reference::{
    Attachment, DocumentReference, IdentityNumbers, Indicator, Journal, Location, Note, NumberRange, Reference,
    RelatedNumber, RelatedNumbers,
};
pub use text::Text;
pub use time::{Date, DateEntry, Moment, Period};
pub use transport::{
    DangerousGoods, Equipment, Handling, Package, PackageIdentification, PackageMarks, PackageType, TransportLeg,
};

pub(crate) use text::present;

//! Types that several documents share.

mod charge;
mod code;
mod dangerous;
mod detail;
mod goods;
mod header;
mod item;
mod number;
mod particulars;
mod party;
mod payment;
mod reference;
mod response;
mod text;
mod time;
mod total;
mod transport;

pub use charge::{
    Accounting, AllowanceCharge, Characteristic, DeliveryTerms, DiscountTerms, ExchangeCurrency, ExchangeRate,
    FreightPayment, FreightTariff, Measured, PaymentInstructions, PaymentTerms, PeriodAmount, Price, PriceModifier,
    Requirement, Restriction, Schedule, Stage, Tax, TradeConditions,
};
pub use code::{
    Coded, CountryCode, CurrencyCode, HsCode, IncotermsCode, LanguageCode, MarketCode, PackageCode, UnitCode,
};
pub use dangerous::{Certification, DangerousGoods, HazardClass, HazardName, HazardParticular, HazardWaste};
pub use detail::{CodeSet, Detail, IndustryCode, NamedValue};
pub use goods::{
    CustomsStatus, Dimensions, GoodsItem, GovernmentAction, GovernmentRequirement, LogisticUnit, MotorVehicle,
    TemperatureRange,
};
pub use header::{ExchangeParty, Extensions, Header, Interchange, MessageHeader};
pub use item::{
    Classification, Item, ItemDescription, ItemInstance, ItemNumber, ItemNumberSet, ItemProperty, Priority,
    ProductGroup, ProductHierarchy, TechnicalRule,
};
pub use number::{
    Decimal, Measurement, Money, Percentage, Quantity, Range, Rate, TypedAmount, TypedQuantity, UnitCount,
};
pub use particulars::{Particulars, SubLine};
pub use party::{
    Address, AddressPart, Communication, Contact, FinancialAccount, Identifier, LegalEntity, NamePart, Party, Person,
    TaxRegistration,
};
pub use payment::{Adjustment, Allocation, AllocationGroup, AllocationLine, PaymentMeans};
pub use reference::{
    Attachment, Authentication, ComputerEnvironment, Coordinates, DocumentReference, ExternalFile, IdentityNumbers,
    Indicator, Journal, Location, Note, NumberRange, PartyInstruction, PhysicalState, Reference, RelatedNumber,
    RelatedNumbers,
};
pub use response::{Outcome, RespondsTo, StatedFault, StatusEntry};
pub use text::Text;
pub use time::{Date, DateEntry, Moment, Period, TimeOfDay};
pub use total::Totals;
pub use transport::{
    Cargo, Carriage, Component, DeliveryLimitation, Equipment, Handling, LeadTime, Movement, Package,
    PackageIdentification, PackageMarks, PackageType, Placement, Seal, Service, TransportLeg,
};

pub(crate) use text::present;

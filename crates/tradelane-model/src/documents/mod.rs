//! The documents, one file each.

mod declaration;
mod kind;
mod order;
mod payment;
mod waybill;

pub use declaration::{Declaration, DeclarationLine};
pub use kind::{DeclarationTag, Document, DocumentType, OrderTag, PaymentTag, StandardVersion, WaybillTag};
pub use order::{Delivery, Maintenance, Order, OrderLine, OrderTotals, QuantityVariance, Shipment};
pub use payment::{Consumer, Payment};
pub use waybill::{Waybill, WaybillItem};

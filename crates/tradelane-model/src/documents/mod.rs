//! The documents, one file each.

mod acknowledgement;
mod catalogue;
mod compliance;
mod customs_response;
mod declaration;
mod declaration_cancellation;
mod despatch_advice;
mod food;
mod goods_return;
mod inventory_report;
mod invoice;
mod kind;
mod manifest;
mod order;
mod order_change;
mod order_response;
mod payment;
mod receiving_advice;
mod tax_assessment;
mod transport_order;
mod transport_status;
mod version;
mod waybill;

pub use acknowledgement::{
    AcknowledgedGroup, AcknowledgedMessage, Acknowledgement, AcknowledgementCounts, AcknowledgementLevel,
    AcknowledgementTag, DocumentAnswer,
};
pub use catalogue::{
    Catalogue, CatalogueItem, CataloguePrice, CatalogueTag, MarketTariff, MediaFile, PackagingLevel, RelatedItem,
    TargetMarket, Translation, VariantOption,
};
pub use compliance::{Battery, Material, Registration, ResponsibleParty, Warning};
pub use customs_response::{CustomsResponse, CustomsResponseLine, CustomsResponseTag, CustomsState};
pub use declaration::{
    CustomsStatement, Declaration, DeclarationLine, DeclarationSummary, DeclarationTag, DeclaredInvoice,
    FiscalReference,
};
pub use declaration_cancellation::{DeclarationCancellation, DeclarationCancellationTag};
pub use despatch_advice::{DespatchAdvice, DespatchAdviceTag, DespatchLine};
pub use food::{Allergen, Nutrient, NutritionFacts};
pub use goods_return::{Return, ReturnLine, ReturnTag};
pub use inventory_report::{InventoryLine, InventoryReport, InventoryReportTag, StockQuantity};
pub use invoice::{Invoice, InvoiceLine, InvoiceTag};
pub use kind::{Document, DocumentType};
pub use manifest::{
    BondedMovement, Consignment, ConsignmentAmendment, Manifest, ManifestTag, MessagePart, TransportInsurance,
};
pub use order::{
    Delivery, Distribution, DistributionShare, LinePortion, LineResponse, Maintenance, Order, OrderLine, OrderTag,
    QuantityVariance, Shipment,
};
pub use order_change::{OrderChange, OrderChangeTag};
pub use order_response::{OrderResponse, OrderResponseTag};
pub use payment::{Payment, PaymentTag};
pub use receiving_advice::{Discrepancy, ReceivingAdvice, ReceivingAdviceTag, ReceivingLine};
pub use tax_assessment::{AssessmentState, TaxAssessment, TaxAssessmentLine, TaxAssessmentTag};
pub use transport_order::{Stop, StopOrder, TransportOrder, TransportOrderTag};
pub use transport_status::{EventQuantity, Milestone, StatusEvent, TransportStatus, TransportStatusTag};
pub use version::StandardVersion;
pub use waybill::{CopyDistribution, Waybill, WaybillTag};

//! Rules over tax assessments.

mod assessment_line_number;
mod assessment_lines;
mod assessment_total;

use tradelane_model::documents::TaxAssessment;

use crate::registry::{Entry, entry};

pub(crate) fn rules() -> Vec<Entry> {
    vec![
        entry!(Rule, assessment_line_number, TaxAssessment),
        entry!(Rule, assessment_lines, TaxAssessment),
        entry!(Rule, assessment_total, TaxAssessment),
    ]
}

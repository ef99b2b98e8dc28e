//! The commands, one file each.

pub(crate) mod ack;
pub(crate) mod codes;
pub(crate) mod completions;
pub(crate) mod convert;
pub(crate) mod crosswalk_check;
pub(crate) mod crosswalk_coverage;
pub(crate) mod crosswalk_list;
pub(crate) mod crosswalk_new;
pub(crate) mod crosswalk_table;
pub(crate) mod explain;
pub(crate) mod inspect;
pub(crate) mod join;
pub(crate) mod man;
pub(crate) mod partners_check;
pub(crate) mod profile_check;
pub(crate) mod profile_list;
pub(crate) mod profile_show;
pub(crate) mod reconcile;
pub(crate) mod redact;
pub(crate) mod schema_check;
pub(crate) mod schema_diff;
pub(crate) mod schema_show;
pub(crate) mod split;
pub(crate) mod validate;

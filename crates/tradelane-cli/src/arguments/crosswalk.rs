//! What the command line says of crosswalks.

use clap::{Args, Subcommand, ValueEnum};

#[derive(Debug, Subcommand)]
pub(crate) enum CrosswalkCommand {
    /// Check a crosswalk before it runs
    Check(CrosswalkCheck),
    /// Print a crosswalk as a table with the names of elements and fields
    Table(CrosswalkTable),
    /// Measure how much of files' messages the crosswalks map
    Coverage(CrosswalkCoverage),
    /// Draft a crosswalk for a table of your own, by its columns' names and what they hold
    New(CrosswalkNew),
    /// List the crosswalks that come with the toolkit
    List,
}

#[derive(Debug, Args)]
pub(crate) struct CrosswalkNew {
    /// The table: CSV, TSV or a workbook (xlsx), with a header line
    #[arg(long, value_name = "FILE")]
    pub(crate) from: String,
    /// The type of document: catalogue, order …
    #[arg(long, value_name = "DOCUMENT")]
    pub(crate) to: String,
    /// The name of the table, as in table/NAME [default: the file's]
    #[arg(long, value_name = "NAME")]
    pub(crate) name: Option<String>,
    /// The encoding of a table that does not say it, as windows-1252 or gb18030 [default: utf-8]
    #[arg(long, value_name = "NAME", value_parser = super::encoding)]
    pub(crate) encoding: Option<tradelane::TextEncoding>,
    /// The sheet of a workbook [default: the first that is shown]
    #[arg(long, value_name = "NAME")]
    pub(crate) sheet: Option<String>,
    /// The file to write [default: standard output]
    #[arg(short, long, value_name = "PATH")]
    pub(crate) output: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct CrosswalkCheck {
    /// Crosswalk files, or names as in edifact/D96A/ORDERS; all that come with the toolkit where none is named
    pub(crate) crosswalks: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct CrosswalkTable {
    /// A crosswalk file, or a name as in edifact/D96A/ORDERS
    pub(crate) crosswalk: String,
    /// The form of the table
    #[arg(long, value_enum, default_value_t = TableForm::Md)]
    pub(crate) format: TableForm,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableForm {
    /// Markdown
    Md,
    /// Comma-separated values
    Csv,
    /// An HTML table
    Html,
}

#[derive(Debug, Args)]
pub(crate) struct CrosswalkCoverage {
    /// Files, folders, globs
    #[arg(required = true)]
    pub(crate) inputs: Vec<String>,
    /// A crosswalk of your own
    #[arg(long, value_name = "FILE")]
    pub(crate) crosswalk: Option<String>,
    /// List the rows of the crosswalks that no message of the files uses, in place of the coverage
    #[arg(long)]
    pub(crate) rows: bool,
    /// The form of the report
    #[arg(long, value_enum, default_value_t = CoverageForm::Human, conflicts_with = "rows")]
    pub(crate) format: CoverageForm,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CoverageForm {
    /// Lines for people
    Human,
    /// One JSON object
    Json,
}

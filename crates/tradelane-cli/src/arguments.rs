//! What the command line says.

mod crosswalk;
mod schema;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub(crate) use crosswalk::{
    CoverageForm, CrosswalkCheck, CrosswalkCommand, CrosswalkCoverage, CrosswalkNew, CrosswalkTable, TableForm,
};
pub(crate) use schema::{
    RegistryKind, RegistryLevel, SchemaApi, SchemaCheck, SchemaCommand, SchemaDiff, SchemaForm, SchemaLevel,
    SchemaPublish, SchemaPush, SchemaRelease, SchemaShow, SchemaSign, SchemaTypes, SchemaVerify, Trust, TypesLanguage,
};

/// Convert and check cross-border trade messages: EDIFACT, X12, UBL, China customs XML, and the Tradelane standard.
#[derive(Debug, Parser)]
#[command(name = "tradelane", version, propagate_version = true, arg_required_else_help = true)]
#[command(
    after_help = "Exit status: 0 clean, 1 findings of severity error, 2 usage, 3 a file cannot be read or written."
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Convert legacy messages to documents, or documents to legacy messages
    Convert(Convert),
    /// Check documents and legacy messages
    Validate(Validate),
    /// Compare the documents of shipments: order, payment, waybill, declaration
    Reconcile(Reconcile),
    /// Acknowledge interchanges: that they could be read, or what is wrong with them, as CONTRL or TA1, 997 and 999; what
    /// is wrong with what they say as APERAK or 824
    Ack(Ack),
    /// Cut interchanges into files, one for each interchange, group or message, whose bytes stay as they are
    Split(Split),
    /// Put interchanges together, as they are or into one
    Join(Join),
    /// Work with files of trading partners
    #[command(subcommand)]
    Partners(PartnersCommand),
    /// Show messages as annotated trees: groups, segments, element names, code meanings, positions, findings in place
    Inspect(Inspect),
    /// Work with crosswalks, the tables that tie legacy messages to documents
    #[command(subcommand)]
    Crosswalk(CrosswalkCommand),
    /// Work with the JSON Schemas of the documents
    #[command(subcommand)]
    Schema(SchemaCommand),
    /// Work with profiles, what markets and communities ask beyond the standard
    #[command(subcommand)]
    Profile(ProfileCommand),
    /// Look up codes in the code lists
    Codes(Codes),
    /// Mask or drop what is a person's in documents
    Redact(Redact),
    /// Explain a rule: what it asks, why, with examples
    Explain(Explain),
    /// Print shell completions
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

#[derive(Debug, Args)]
pub(crate) struct Convert {
    /// Files, folders, globs; - is standard input
    #[arg(required = true)]
    pub(crate) inputs: Vec<String>,
    /// The format to write [default: ndjson], as in edifact/D96A/ORDERS; `tradelane crosswalk list` names them; edifact
    /// and x12, or a directory as in x12/004010, take the message for each document's type
    #[arg(long, value_name = "FORMAT")]
    pub(crate) to: Option<String>,
    /// The control number of the first interchange that has none; later ones are counted on [default: from the file
    /// that the partners' file names, else 1]
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) control_number: Option<u64>,
    /// The file to write [default: standard output]; a table becomes a workbook where the name ends in .xlsx
    #[arg(short, long, value_name = "PATH")]
    pub(crate) output: Option<String>,
    /// Take residue, what no row of the crosswalk maps, as an error
    #[arg(long)]
    pub(crate) strict: bool,
    /// Carry residue in the documents, so that the message can be written again exactly
    #[arg(long)]
    pub(crate) keep_residue: bool,
    /// Write messages that their recipient refuses too: those of China customs that break its schema
    #[arg(long)]
    pub(crate) force: bool,
    /// The file beside the messages for what they have no place for: written with --to a legacy format, and put back into
    /// the documents when the messages are read
    #[arg(long, value_name = "FILE")]
    pub(crate) rest: Option<String>,
    /// Lay the output out for people: JSON over several lines, a segment a line, indented XML
    #[arg(long)]
    pub(crate) pretty: bool,
    #[command(flatten)]
    pub(crate) reading: Reading,
    #[command(flatten)]
    pub(crate) report: Report,
}

#[derive(Debug, Args)]
pub(crate) struct Validate {
    /// Files, folders, globs; - is standard input
    #[arg(required = true)]
    pub(crate) inputs: Vec<String>,
    /// Judge by a profile too: a name (`tradelane profile list`) or a file of your own; may be given several times
    #[arg(long = "profile", value_name = "NAME|FILE")]
    pub(crate) profiles: Vec<String>,
    #[command(flatten)]
    pub(crate) reading: Reading,
    #[command(flatten)]
    pub(crate) published: Published,
    #[command(flatten)]
    pub(crate) report: Report,
}

/// A value that documents may be given.
fn default_value(said: &str) -> Result<String, String> {
    tradelane::Defaults::default().set_as_said(said).map(|()| said.to_owned())
}

/// An encoding by its name.
pub(crate) fn encoding(name: &str) -> Result<tradelane::TextEncoding, String> {
    tradelane::TextEncoding::named(name).ok_or_else(|| "there is no such encoding".to_owned())
}

/// A published version of the standard to judge by.
#[derive(Debug, Args)]
#[command(next_help_heading = "Published versions")]
pub(crate) struct Published {
    /// Judge documents that follow a newer version of the standard by what that version says: with --from URL or --from
    /// DIR, where it is published, and --key or --trust, whose signature is trusted
    #[arg(long, value_name = "X.Y")]
    pub(crate) standard: Option<String>,
    #[command(flatten)]
    pub(crate) trust: Trust,
    /// The folder that keeps what was read from the web [default: the user's folder for caches]
    #[arg(long, value_name = "DIR", requires = "standard")]
    pub(crate) cache: Option<String>,
    /// Ask nobody on the web: take what was read before
    #[arg(long, requires = "standard")]
    pub(crate) offline: bool,
    /// How many seconds an answer from the web may take
    #[arg(long, value_name = "SECONDS", requires = "standard", default_value_t = 60)]
    pub(crate) timeout: u64,
}

/// How inputs are read and judged.
#[derive(Debug, Default, Args)]
pub(crate) struct Reading {
    /// The format of the inputs [default: detected]: json, edifact, x12, xml, table/shopify
    #[arg(long, value_name = "FORMAT")]
    pub(crate) from: Vec<String>,
    /// The sheet of workbooks (xlsx) that is read [default: the first that is shown]
    #[arg(long, value_name = "NAME")]
    pub(crate) sheet: Option<String>,
    /// The encoding of tables that do not say it, as windows-1252 or gb18030 [default: the partner's, else utf-8]
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    pub(crate) encoding: Option<tradelane::TextEncoding>,
    /// A crosswalk of your own, for instance a partner's
    #[arg(long, value_name = "FILE")]
    pub(crate) crosswalk: Option<String>,
    /// The file of trading partners: identifiers, syntax, separators, crosswalks of their own [default: the one that the
    /// environment's TRADELANE_PARTNERS names, else ./partners.toml where it exists]
    #[arg(long, value_name = "FILE")]
    pub(crate) partners: Option<String>,
    /// The partner, by its name in the file of partners, where messages do not say from whom they come or documents to
    /// whom they go
    #[arg(long, value_name = "NAME")]
    pub(crate) partner: Option<String>,
    /// What documents say where their messages leave it out, as in currency=USD for a table without a currency; may be
    /// given several times
    #[arg(long = "default", value_name = "NAME=VALUE", value_parser = default_value)]
    pub(crate) defaults: Vec<String>,
    /// A code list of your own, as in iso4217=FILE: in place of the one that ships, or one that a profile asks for
    /// (cn-positive-list, x-NAME); a file of tab-separated columns of which one is headed "code"; may be given several
    /// times
    #[arg(long, value_name = "LIST=FILE")]
    pub(crate) codes: Vec<String>,
    /// Show values that are a person's in findings
    #[arg(long)]
    pub(crate) show_personal_data: bool,
}

#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct Report {
    /// The form of the findings
    #[arg(long, value_enum, default_value_t = ReportForm::Human)]
    pub(crate) format: ReportForm,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportForm {
    /// Lines for people
    Human,
    /// One JSON array
    Json,
    /// One JSON object a line
    Ndjson,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// JUnit's XML, for build servers
    Junit,
    /// A page for the browser
    Html,
    /// A table
    Csv,
}

#[derive(Debug, Args)]
pub(crate) struct Reconcile {
    /// Files, folders, globs of documents and legacy messages, in any order; - is standard input
    #[arg(required = true)]
    pub(crate) inputs: Vec<String>,
    /// What a shipment has to have and the limits of its market, by the name or file of a profile [default: the types
    /// of document that occur, no limits]
    #[arg(long, value_name = "NAME|FILE")]
    pub(crate) profile: Option<String>,
    /// Statutory units and rates of tax: CSV with the columns code, unit, second_unit, vat_percent, consumption_percent
    #[arg(long, value_name = "FILE")]
    pub(crate) tariff: Option<String>,
    /// Compare only; do not validate each document by itself
    #[arg(long)]
    pub(crate) match_only: bool,
    #[command(flatten)]
    pub(crate) reading: Reading,
    #[command(flatten)]
    pub(crate) report: Report,
}

#[derive(Debug, Args)]
pub(crate) struct Ack {
    /// The file of interchanges; - is standard input
    pub(crate) file: String,
    /// What is acknowledged
    #[arg(long, value_enum, default_value_t = AckLevel::Syntax)]
    pub(crate) level: AckLevel,
    /// What is written [default: the acknowledgements of the file's own syntax]
    #[arg(long, value_enum)]
    pub(crate) to: Option<AckTarget>,
    /// X12: the set of acknowledgements [default: 999 for groups of version 005010 and later, 997 for others]
    #[arg(long, value_enum)]
    pub(crate) set: Option<AckSet>,
    /// Application: judge by a profile too, by its name or file; may be given several times
    #[arg(long = "profile", value_name = "NAME|FILE")]
    pub(crate) profiles: Vec<String>,
    /// The control number of the first interchange that is written; later ones are counted on [default: counted from 1,
    /// or from the file of numbers that the partners' file names]
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) control_number: Option<u64>,
    /// The file to write [default: standard output]
    #[arg(short, long, value_name = "PATH")]
    pub(crate) output: Option<String>,
    /// Write a segment a line
    #[arg(long)]
    pub(crate) pretty: bool,
    #[command(flatten)]
    pub(crate) reading: Reading,
    #[command(flatten)]
    pub(crate) report: Report,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum AckLevel {
    /// That messages could be read: CONTRL; a 997 or 999 for each group, and TA1 where the header or trailer of the
    /// interchange is at fault or asks for it (ISA14)
    Syntax,
    /// What they say, judged by the rules of the documents they are converted to: APERAK; 824
    Application,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum AckTarget {
    /// Documents of the standard, one a line
    Ndjson,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum AckSet {
    /// Functional acknowledgment
    #[value(name = "997")]
    Functional,
    /// Implementation acknowledgment
    #[value(name = "999")]
    Implementation,
}

impl AckSet {
    pub(crate) fn number(self) -> &'static str {
        match self {
            Self::Functional => "997",
            Self::Implementation => "999",
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Split {
    /// Files, folders, globs of interchanges; - is standard input
    #[arg(required = true)]
    pub(crate) inputs: Vec<String>,
    /// The folder for the parts, which is made where it is not there
    #[arg(short, long, value_name = "DIR")]
    pub(crate) directory: String,
    /// What becomes a file: each interchange as it stands, or each group or message in an interchange of its own
    #[arg(long, value_enum, default_value_t = SplitLevel::Message)]
    pub(crate) by: SplitLevel,
    /// Replace files that are there already
    #[arg(long)]
    pub(crate) force: bool,
    /// The format of the inputs [default: detected]: edifact, x12
    #[arg(long, value_name = "FORMAT")]
    pub(crate) from: Option<String>,
    #[command(flatten)]
    pub(crate) report: Report,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SplitLevel {
    /// Each interchange, nothing changed
    Interchange,
    /// Each functional group
    Group,
    /// Each message or transaction set
    Message,
}

#[derive(Debug, Args)]
pub(crate) struct Join {
    /// Files, folders, globs of interchanges, in the order they are joined in; - is standard input
    #[arg(required = true)]
    pub(crate) inputs: Vec<String>,
    /// The file to write [default: standard output]
    #[arg(short, long, value_name = "PATH")]
    pub(crate) output: Option<String>,
    /// Put the messages of interchanges that follow each other into one, where their headers say the same but for date,
    /// time and reference
    #[arg(long)]
    pub(crate) into_one: bool,
    /// Give messages and groups whose reference was used before another one
    #[arg(long, requires = "into_one")]
    pub(crate) renumber: bool,
    /// The format of the inputs [default: detected]: edifact, x12
    #[arg(long, value_name = "FORMAT")]
    pub(crate) from: Option<String>,
    #[command(flatten)]
    pub(crate) report: Report,
}

#[derive(Debug, Subcommand)]
pub(crate) enum PartnersCommand {
    /// Check files of partners: their keys and values, the crosswalks they name
    Check(PartnersCheck),
}

#[derive(Debug, Args)]
pub(crate) struct PartnersCheck {
    /// Files of partners [default: as --partners]
    pub(crate) files: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Inspect {
    /// Files, folders, globs; - is standard input
    #[arg(required = true)]
    pub(crate) inputs: Vec<String>,
    /// The form of the output
    #[arg(long, value_enum, default_value_t = InspectFormat::Human)]
    pub(crate) format: InspectFormat,
    /// The format of the input [default: detected]: edifact, x12, xml
    #[arg(long, value_name = "FORMAT")]
    pub(crate) from: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InspectFormat {
    /// Lines for people
    Human,
    /// One JSON array of messages
    Json,
    /// One message a line as a JSON object
    Ndjson,
    /// A page for the browser
    Html,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ProfileCommand {
    /// List the profiles that come with the toolkit
    List,
    /// Check profiles: their form, the fields and codes they name, their expressions
    Check(ProfileCheck),
    /// Show what a profile asks, and where it is from
    Show(ProfileShow),
}

#[derive(Debug, Args)]
pub(crate) struct ProfileCheck {
    /// Profile files, or names; all that come with the toolkit where none is named
    pub(crate) profiles: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct ProfileShow {
    /// A profile file, or a name
    pub(crate) profile: String,
}

#[derive(Debug, Args)]
pub(crate) struct Codes {
    /// The list, as in iso4217; all lists are named where none is
    pub(crate) list: Option<String>,
    /// Words that the code or its name has
    pub(crate) query: Vec<String>,
    /// A code list of your own in place of the one that ships, as in iso4217=FILE; may be given several times
    #[arg(long, value_name = "LIST=FILE")]
    pub(crate) codes: Vec<String>,
    /// The form of the output
    #[arg(long, value_enum, default_value_t = CodesForm::Human)]
    pub(crate) format: CodesForm,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CodesForm {
    /// Lines for people
    Human,
    /// One JSON object a line
    Ndjson,
}

#[derive(Debug, Args)]
pub(crate) struct Redact {
    /// Files, folders, globs of documents; - is standard input
    #[arg(required = true)]
    pub(crate) inputs: Vec<String>,
    /// What becomes of a value that is a person's
    #[arg(long, value_enum, default_value_t = RedactMode::Mask)]
    pub(crate) mode: RedactMode,
    /// The key for hmac: a file of at least 32 bytes, for instance made by `openssl rand -out KEY 32`
    #[arg(long, value_name = "FILE")]
    pub(crate) key: Option<String>,
    /// The file to write [default: standard output]
    #[arg(short, long, value_name = "PATH")]
    pub(crate) output: Option<String>,
    #[command(flatten)]
    pub(crate) report: Report,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RedactMode {
    /// Asterisks in place of letters and digits
    Mask,
    /// A keyed digest: the same value gives the same digest, so redacted documents still reconcile
    Hmac,
    /// The field is left out
    Drop,
}

#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// The rule's id, as in line-amount or cn-retail-import/single-limit; all rules are listed where none is named
    pub(crate) rule: Option<String>,
}

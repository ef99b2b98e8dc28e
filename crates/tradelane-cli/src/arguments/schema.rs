//! What `tradelane schema` says.

use clap::{Args, Subcommand, ValueEnum};

use super::ReportForm;

#[derive(Debug, Subcommand)]
pub(crate) enum SchemaCommand {
    /// Print the JSON Schema of a document type
    Show(SchemaShow),
    /// Show what changed between two versions of the standard, and what that breaks for whom
    Diff(SchemaDiff),
    /// Hold a version to the versioning policy: what it may change since another one
    Check(SchemaCheck),
    /// Make a release of the working version: schemas, rules, examples, code lists, profiles, crosswalks, specification
    Release(SchemaRelease),
    /// Sign the manifest of a release
    Sign(SchemaSign),
    /// Find out whether a release is what was signed
    Verify(SchemaVerify),
    /// Make the website of versions: schemas at their addresses, reference, search, downloads
    Publish(SchemaPublish),
    /// Register the schemas of a version in a registry of schemas
    Push(SchemaPush),
    /// Print the documents as types of another language
    Types(SchemaTypes),
    /// Print an OpenAPI 3.1 description with the documents as components
    Openapi(SchemaApi),
    /// Print an AsyncAPI 3.0 description with a channel for each document
    Asyncapi(SchemaApi),
}

#[derive(Debug, Args)]
#[command(after_help = "\
A version is a number (1.0), a folder with schemas or a checkout of the standard, a file with one schema, or a revision of \
git of the checkout that is the current folder (v1.0, HEAD~1).

A change is breaking for writers where the new version refuses what the old took, and breaking for readers where it takes \
what the old refuses. Exit status: 0 where nothing breaks writers, 1 where something does.")]
pub(crate) struct SchemaDiff {
    /// The old version
    pub(crate) old: String,
    /// The new version
    pub(crate) new: String,
    /// The form of the report
    #[arg(long, value_enum, default_value_t = SchemaForm::Human)]
    pub(crate) format: SchemaForm,
}

#[derive(Debug, Args)]
#[command(after_help = "\
A patch (same number) may change annotations only, a minor version (1.0 to 1.1) whatever those who write documents need not \
follow, a major version (1.1 to 2.0) anything. A change that is let through all the same stands in the file of waivers:

    [[waiver]]
    change = \"property-removed\"
    path = \"payment.payer\"
    reason = \"never used by anybody: survey of 2026-11\"

Exit status: 0 where the policy holds, 1 where it does not.")]
pub(crate) struct SchemaCheck {
    /// The version to check; the checkout that is the current folder, else this toolkit's, where none is named
    #[arg(value_name = "VERSION")]
    pub(crate) checked: Option<String>,
    /// The version before it
    #[arg(long, value_name = "PREVIOUS")]
    pub(crate) against: String,
    /// How much it may change, in place of what the numbers of the two versions say
    #[arg(long, value_enum)]
    pub(crate) level: Option<SchemaLevel>,
    /// Changes that are let through, each with its reason
    #[arg(long, value_name = "FILE")]
    pub(crate) waivers: Option<String>,
    /// The form of the report
    #[arg(long, value_enum, default_value_t = ReportForm::Human)]
    pub(crate) format: ReportForm,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaForm {
    /// A line for each change, for people
    Human,
    /// One JSON object
    Json,
    /// SARIF 2.1.0
    Sarif,
    /// Tables in Markdown, for a pull request
    Markdown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaLevel {
    /// Annotations only
    Patch,
    /// Whatever writers need not follow
    Minor,
    /// Anything
    Major,
}

#[derive(Debug, Args)]
pub(crate) struct SchemaShow {
    /// The document type: order, payment, waybill, declaration …
    pub(crate) document: String,
    /// Where the schemas are published
    #[arg(long, value_name = "URL", default_value = tradelane_schema::BASE)]
    pub(crate) base: String,
}

#[derive(Debug, Args)]
#[command(after_help = "\
In a checkout of the standard: what schemas/X.Y, examples, codes, profiles, crosswalks and spec have is written into \
schemas/X.Y, with what changed since the release before and manifest.json, which lists every file with its SHA-256 and size. \
A folder with a manifest is released and stays as it is.

`--draft` prints what changed, in Markdown, and writes nothing. A text of your own goes into the release where it stands in \
schemas/X.Y/CHANGELOG.md.

Exit status: 0 where the release was made, 3 where it was not.")]
pub(crate) struct SchemaRelease {
    /// The number of the version, that of its schemas: 1.0
    #[arg(value_name = "X.Y")]
    pub(crate) number: String,
    /// Print a draft of what changed since the release before, and write nothing
    #[arg(long)]
    pub(crate) draft: bool,
    /// The day of the release [default: today, UTC]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) date: Option<String>,
    /// The folder to write [default: schemas/X.Y]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<String>,
    /// Changes that are let through, each with its reason, as `schema check` takes them
    #[arg(long, value_name = "FILE")]
    pub(crate) waivers: Option<String>,
}

#[derive(Debug, Args)]
#[command(after_help = "\
The key is one of Ed25519 in PEM (PKCS #8), in a file that only its owner may read:

    openssl genpkey -algorithm ed25519 -out release.key && chmod 600 release.key
    openssl pkey -in release.key -pubout -out release.pub

The signature is written to manifest.json.sig beside the manifest; OpenSSL can check it too:

    openssl pkeyutl -verify -pubin -inkey release.pub -rawin -in manifest.json -sigfile manifest.json.sig")]
pub(crate) struct SchemaSign {
    /// The folder of the release, or its number in a checkout
    #[arg(value_name = "RELEASE")]
    pub(crate) release: String,
    /// The private key
    #[arg(long, value_name = "FILE")]
    pub(crate) key: String,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Keys are trusted by their file (--key release.pub), or by a file of pins (--trust), which says until when:

    [[key]]
    name = \"Example Trade Association, 2026\"
    public = \"\"\"
    -----BEGIN PUBLIC KEY-----
    ...
    -----END PUBLIC KEY-----
    \"\"\"
    until = 2028-12-31

Exit status: 0 where all holds, 1 where something differs or is not trusted, 2 where nobody is named who is trusted, 3 where \
it cannot be read.")]
pub(crate) struct SchemaVerify {
    /// The folder of the release, its number in a checkout, or its address on the web
    #[arg(value_name = "RELEASE")]
    pub(crate) release: String,
    #[command(flatten)]
    pub(crate) trust: Trust,
    /// Compare the files with the manifest alone, whoever wrote it
    #[arg(long, conflicts_with_all = ["key", "trust"])]
    pub(crate) unsigned: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Trust {
    /// A public key that is trusted, in PEM; may be given several times
    #[arg(long, value_name = "FILE")]
    pub(crate) key: Vec<String>,
    /// A file of keys that are trusted, each with the last day on which it is
    #[arg(long, value_name = "FILE")]
    pub(crate) trust: Option<String>,
}

#[derive(Debug, Args)]
#[command(after_help = "\
The website is static: any web server serves it, and it opens from its folder. Every file of a version stands as it was \
released, its schemas at the addresses that their $id names. The folder is made anew: what stood in it is replaced, where it \
was such a website.

Servers of the Netlify kind and Apache find the media types in _headers and .htaccess; for nginx:

    location ~ \\.schema\\.json$ { types { } default_type application/schema+json; add_header Access-Control-Allow-Origin *; }")]
pub(crate) struct SchemaPublish {
    /// The versions, the oldest first, as `schema diff` takes them [default: all in schemas/ of the current folder]
    #[arg(value_name = "VERSION")]
    pub(crate) versions: Vec<String>,
    /// The folder to write
    #[arg(long, value_name = "DIR")]
    pub(crate) out: String,
    /// The address that the folder will be served at, which the schemas name in their $id
    #[arg(long, value_name = "URL")]
    pub(crate) base_url: String,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Every schema is registered under the group and its name: as the subject tradelane.v1.order in Confluent's registry, as the \
artifact order of the group tradelane.v1 in Apicurio's. What is registered already stays as it is: the command may run again.

Credentials stand in the environment: TRADELANE_REGISTRY_TOKEN, or TRADELANE_REGISTRY_USER and TRADELANE_REGISTRY_PASSWORD; \
proxies too, in HTTPS_PROXY and NO_PROXY.

Exit status: 0 where all are registered, 3 where some are not.")]
pub(crate) struct SchemaPush {
    /// The version, as `schema diff` takes one; this toolkit's where none is named
    #[arg(value_name = "VERSION")]
    pub(crate) named: Option<String>,
    /// The address of the registry
    #[arg(long, value_name = "URL")]
    pub(crate) registry: String,
    /// Which interface it has
    #[arg(long, value_enum)]
    pub(crate) kind: RegistryKind,
    /// The group of the schemas [default: tradelane.v1, with the first number of the version]
    #[arg(long, value_name = "NAME")]
    pub(crate) group: Option<String>,
    /// What the registry asks of later versions
    #[arg(long, value_enum, default_value_t = RegistryLevel::Backward)]
    pub(crate) level: RegistryLevel,
    /// How many seconds an answer may take
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    pub(crate) timeout: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RegistryKind {
    /// Confluent Schema Registry, and others with its interface
    Confluent,
    /// Apicurio Registry 3
    Apicurio,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RegistryLevel {
    /// Nothing
    None,
    /// A version takes what the one before it took: what a minor version of the standard does
    Backward,
    /// A version takes what all before it took
    BackwardTransitive,
    /// The version before takes what it takes
    Forward,
    /// Both
    Full,
}

#[derive(Debug, Args)]
#[command(after_help = "\
TypeScript gets interfaces, Python (3.11 and later) a TypedDict for each type, Java (17 and later) records for Jackson 2, to be \
kept as Tradelane.java. Names on the wire stay as they are; amounts and quantities are decimal numbers in text.")]
pub(crate) struct SchemaTypes {
    /// The version, as `schema diff` takes one; this toolkit's where none is named
    #[arg(value_name = "VERSION")]
    pub(crate) named: Option<String>,
    /// The language
    #[arg(long, value_enum)]
    pub(crate) lang: TypesLanguage,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TypesLanguage {
    /// TypeScript
    Typescript,
    /// Python
    Python,
    /// Java
    Java,
}

#[derive(Debug, Args)]
#[command(after_help = "The documents are referred to by the $id of their published schemas.")]
pub(crate) struct SchemaApi {
    /// The version, as `schema diff` takes one; this toolkit's where none is named
    #[arg(value_name = "VERSION")]
    pub(crate) named: Option<String>,
}

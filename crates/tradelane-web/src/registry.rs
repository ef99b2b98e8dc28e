//! Registries of schemas: Confluent Schema Registry (and what speaks its interface) and Apicurio Registry 3.

use std::fmt;

use reqwest::header::CONTENT_TYPE;
use reqwest::{Method, StatusCode, Url};
use serde_json::{Value, json};

use crate::client::Client;
use crate::{Options, is_here};

/// Which interface a registry has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Confluent Schema Registry.
    Confluent,
    /// Apicurio Registry 3.
    Apicurio,
}

/// What a registry asks of a new version of a schema, in its own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Nothing.
    None,
    /// It takes what the version before took.
    Backward,
    /// It takes what all versions before took.
    BackwardTransitive,
    /// The version before takes what it takes.
    Forward,
    /// Both.
    Full,
}

impl Level {
    fn name(self) -> &'static str {
        match self {
            Self::None => "NONE",
            Self::Backward => "BACKWARD",
            Self::BackwardTransitive => "BACKWARD_TRANSITIVE",
            Self::Forward => "FORWARD",
            Self::Full => "FULL",
        }
    }
}

/// Who asks.
#[derive(Clone)]
pub enum Credentials {
    /// Nobody in particular.
    None,
    /// A name and a password.
    Basic(String, String),
    /// A bearer token.
    Bearer(String),
}

impl fmt::Debug for Credentials {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::None => "None",
            Self::Basic(..) => "Basic",
            Self::Bearer(..) => "Bearer",
        })
    }
}

/// What became of a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pushed {
    /// The registry has it now.
    Registered,
    /// The registry had it.
    Known,
}

/// A registry of schemas.
pub struct Registry {
    kind: Kind,
    base: Url,
    client: Client,
    credentials: Credentials,
}

/// What a registry answers.
struct Answer {
    status: StatusCode,
    body: Vec<u8>,
}

impl Registry {
    /// The registry at an address.
    ///
    /// # Errors
    /// Where it is no address, or credentials would go over a line that others can read.
    pub fn open(kind: Kind, url: &str, credentials: Credentials, options: &Options) -> Result<Self, String> {
        let base = Url::parse(url).map_err(|error| format!("{url}: is no address: {error}"))?;
        if !matches!(base.scheme(), "https" | "http") || !base.has_host() {
            return Err(format!("{url}: a registry is asked over https or http"));
        }
        if !base.username().is_empty() || base.password().is_some() {
            return Err("the address of a registry has no name or password: they stand in the environment".to_owned());
        }
        if base.scheme() == "http" && !is_here(&base) && !matches!(credentials, Credentials::None) {
            return Err(format!("{url}: credentials are sent over https alone"));
        }
        let client = Client::new(&base, options)?;
        Ok(Self { kind, base, client, credentials })
    }

    /// Registers a schema of a version, `1.1`, under a name in a group, and holds later ones to the level. What the registry
    /// has already stays as it is, so that this may be done again.
    ///
    /// # Errors
    /// Where the registry cannot be asked, or refuses: what it answers.
    pub fn push(
        &self,
        (group, name): (&str, &str),
        version: &str,
        schema: &str,
        level: Level,
    ) -> Result<Pushed, String> {
        match self.kind {
            Kind::Confluent => self.confluent(&format!("{group}.{name}"), schema, level),
            Kind::Apicurio => self.apicurio((group, name), version, schema, level),
        }
    }

    /// A subject is looked up by the schema; registering one that is there is no change either.
    fn confluent(&self, subject: &str, schema: &str, level: Level) -> Result<Pushed, String> {
        let body = json!({ "schemaType": "JSON", "schema": schema });
        let known = self.ask(Method::POST, &["subjects", subject], &[], Some(&body))?;
        match known.status {
            StatusCode::OK => {}
            StatusCode::NOT_FOUND => {}
            _ => return Err(known.fault("the schema cannot be looked up")),
        }
        let is_known = known.status == StatusCode::OK;
        let held = json!({ "compatibility": level.name() });
        self.ask(Method::PUT, &["config", subject], &[], Some(&held))?.taken("its level cannot be set")?;
        if is_known {
            return Ok(Pushed::Known);
        }
        let registered = self.ask(Method::POST, &["subjects", subject, "versions"], &[], Some(&body))?;
        registered.taken("the schema is refused")?;
        Ok(Pushed::Registered)
    }

    /// A version is looked up by its number; the rule stands before a new version comes.
    fn apicurio(
        &self,
        (group, name): (&str, &str),
        version: &str,
        schema: &str,
        level: Level,
    ) -> Result<Pushed, String> {
        let artifacts = ["apis", "registry", "v3", "groups", group, "artifacts"];
        let artifact = [artifacts.as_slice(), &[name]].concat();
        let content = [artifact.as_slice(), &["versions", version, "content"]].concat();
        let known = self.ask(Method::GET, &content, &[], None)?;
        if known.status.is_success() {
            if !is_same(&known.body, schema) {
                return Err(format!("the registry has another schema as version {version} of {group}/{name}"));
            }
            self.rule(&artifact, level)?;
            return Ok(Pushed::Known);
        }
        if known.status != StatusCode::NOT_FOUND {
            return Err(known.fault("the version cannot be looked up"));
        }
        let there = self.ask(Method::GET, &artifact, &[], None)?;
        let is_there = there.status.is_success();
        if !is_there && there.status != StatusCode::NOT_FOUND {
            return Err(there.fault("the artifact cannot be looked up"));
        }
        if is_there {
            self.rule(&artifact, level)?;
        }
        let body = json!({
            "artifactId": name,
            "artifactType": "JSON",
            "firstVersion": {
                "version": version,
                "content": { "content": schema, "contentType": "application/json" },
            },
        });
        let made = self.ask(Method::POST, &artifacts, &[("ifExists", "FIND_OR_CREATE_VERSION")], Some(&body))?;
        made.taken("the schema is refused")?;
        if !is_there {
            self.rule(&artifact, level)?;
        }
        Ok(Pushed::Registered)
    }

    /// Sets the rule that new versions of an artifact are held to.
    fn rule(&self, artifact: &[&str], level: Level) -> Result<(), String> {
        let body = json!({ "ruleType": "COMPATIBILITY", "config": level.name() });
        let rules = [artifact, &["rules"]].concat();
        let rule = [rules.as_slice(), &["COMPATIBILITY"]].concat();
        let changed = self.ask(Method::PUT, &rule, &[], Some(&body))?;
        let answer = match changed.status {
            StatusCode::NOT_FOUND => self.ask(Method::POST, &rules, &[], Some(&body))?,
            _ => changed,
        };
        answer.taken("its rule cannot be set")
    }

    fn ask(
        &self,
        method: Method,
        path: &[&str],
        query: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Result<Answer, String> {
        let mut url = self.base.clone();
        if let Ok(mut parts) = url.path_segments_mut() {
            parts.pop_if_empty().extend(path);
        }
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        let place = url.clone();
        let mut request = self.client.request(method, url);
        request = match &self.credentials {
            Credentials::None => request,
            Credentials::Basic(name, password) => request.basic_auth(name, Some(password)),
            Credentials::Bearer(token) => request.bearer_auth(token),
        };
        if let Some(body) = body {
            let media = match self.kind {
                Kind::Confluent => "application/vnd.schemaregistry.v1+json",
                Kind::Apicurio => "application/json",
            };
            request = request.header(CONTENT_TYPE, media).body(body.to_string());
        }
        let (status, body) = self.client.send(&request).map_err(|error| format!("{place}: {error}"))?;
        if status.is_redirection() {
            return Err(format!(
                "{place}: the registry sends on to another place, and only the one that was named is asked"
            ));
        }
        Ok(Answer { status, body })
    }
}

impl Answer {
    fn taken(&self, what: &str) -> Result<(), String> {
        if self.status.is_success() { Ok(()) } else { Err(self.fault(what)) }
    }

    /// What the registry says is wrong.
    fn fault(&self, what: &str) -> String {
        let said: Option<Value> = serde_json::from_slice(&self.body).ok();
        let text = |name: &str| said.as_ref()?.get(name)?.as_str().map(str::to_owned);
        let why = text("message").or_else(|| text("detail")).or_else(|| text("title")).unwrap_or_default();
        let why: String = why.chars().filter(|c| !c.is_control()).take(500).collect();
        let why = if why.is_empty() { String::new() } else { format!(": {why}") };
        format!("{what}: the registry answers {}{why}", self.status)
    }
}

/// Whether the registry's text is the same schema, whatever its spaces.
fn is_same(body: &[u8], schema: &str) -> bool {
    let (there, here) = (serde_json::from_slice::<Value>(body), serde_json::from_str::<Value>(schema));
    matches!((there, here), (Ok(there), Ok(here)) if there == here)
}

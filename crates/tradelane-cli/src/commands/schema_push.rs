//! `tradelane schema push`.

use std::time::Duration;

use tradelane_web::{Credentials, Kind, Level, Options, Pushed, Registry};

use crate::arguments::{RegistryKind, RegistryLevel, SchemaPush};
use crate::commands::schema_types::version;
use crate::report::{counted, trouble};
use crate::{Outcome, Status};

pub(crate) fn run(options: &SchemaPush) -> Outcome {
    let (number, schemas) = version(options.named.as_deref())?;
    let major = number.split('.').next().unwrap_or_default();
    let group = options.group.clone().unwrap_or_else(|| format!("tradelane.v{major}"));
    let kind = match options.kind {
        RegistryKind::Confluent => Kind::Confluent,
        RegistryKind::Apicurio => Kind::Apicurio,
    };
    let settings = Options { timeout: Duration::from_secs(options.timeout.max(1)), ..Options::default() };
    let registry = Registry::open(kind, &options.registry, credentials()?, &settings)?;
    let mut failed = 0;
    for (name, schema) in &schemas {
        match registry.push((&group, name), &number, &schema.to_string(), level(options.level)) {
            Ok(Pushed::Registered) => anstream::println!("{group}.{name}: registered"),
            Ok(Pushed::Known) => anstream::println!("{group}.{name}: was there"),
            Err(error) => {
                failed += 1;
                trouble(&format!("{group}.{name}: {error}"));
            }
        }
    }
    if failed > 0 {
        return Err(format!("{} of {number} not registered; the command may run again", counted(failed, "schema")));
    }
    Ok(Status::Clean)
}

fn level(level: RegistryLevel) -> Level {
    match level {
        RegistryLevel::None => Level::None,
        RegistryLevel::Backward => Level::Backward,
        RegistryLevel::BackwardTransitive => Level::BackwardTransitive,
        RegistryLevel::Forward => Level::Forward,
        RegistryLevel::Full => Level::Full,
    }
}

/// Who asks, as the environment says.
fn credentials() -> Result<Credentials, String> {
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let basic = (variable("TRADELANE_REGISTRY_USER"), variable("TRADELANE_REGISTRY_PASSWORD"));
    match (variable("TRADELANE_REGISTRY_TOKEN"), basic) {
        (Some(token), (None, None)) => Ok(Credentials::Bearer(token)),
        (None, (Some(user), Some(password))) => Ok(Credentials::Basic(user, password)),
        (None, (None, None)) => Ok(Credentials::None),
        (Some(_), _) => {
            Err("TRADELANE_REGISTRY_TOKEN and TRADELANE_REGISTRY_USER are both set: which one counts?".to_owned())
        }
        (None, _) => {
            Err("TRADELANE_REGISTRY_USER and TRADELANE_REGISTRY_PASSWORD go together, and one is not set".to_owned())
        }
    }
}

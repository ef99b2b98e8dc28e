//! `tradelane schema push`.

use std::time::Duration;

use tradelane_web::{Credentials, Kind, Level, Options, Pushed, Registry};

use crate::arguments::{RegistryKind, RegistryLevel, SchemaPush};
use crate::commands::schema_types::version;
use crate::report::{counted, trouble};
use crate::{Outcome, Status};

/// So many failures in a row end the work.
const MOST_IN_A_ROW: usize = 3;

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
    let (mut failed, mut in_a_row) = (0, 0);
    for (name, schema) in &schemas {
        // A registry that is not there is not asked for every schema.
        if in_a_row == MOST_IN_A_ROW {
            return Err(format!("{in_a_row} schemas in a row were not registered: the rest is not tried"));
        }
        in_a_row += 1;
        match registry.push((&group, name), &number, &schema.to_string(), level(options.level)) {
            Ok(pushed) => {
                in_a_row = 0;
                let what = if pushed == Pushed::Registered { "registered" } else { "was there" };
                anstream::println!("{group}.{name}: {what}");
            }
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

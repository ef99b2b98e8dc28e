//! What stands beside the published schemas is that of the toolkit.

use tradelane_versions::Version;

/// `UPDATE=1 cargo test` writes it anew.
#[test]
fn the_published_rules_are_not_stale() {
    let number = tradelane_schema::VERSION;
    let path = format!("{}/../../schemas/{number}/rules.json", env!("CARGO_MANIFEST_DIR"));
    let built_in = Version::built_in();
    let made = built_in.file("rules.json").unwrap();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, made).unwrap();
    } else {
        let published = std::fs::read(&path).unwrap_or_default();
        assert!(published == made, "{path} is stale: UPDATE=1 cargo test writes it anew");
    }
}

#[test]
fn the_checkout_is_the_version_of_the_toolkit() {
    let checkout = Version::open(&format!("{}/../..", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let changes = tradelane_versions::diff(&Version::built_in(), &checkout).unwrap();
    assert_eq!(changes.changes.iter().map(tradelane_versions::Change::line).collect::<Vec<_>>(), Vec::<String>::new());
    assert_eq!(checkout.number().as_deref(), Some(tradelane_schema::VERSION));
}

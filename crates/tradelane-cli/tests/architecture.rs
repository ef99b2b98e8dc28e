//! Crates depend on each other as ARCHITECTURE.md says.

const ALLOWED: [(&str, &[&str]); 15] = [
    ("tradelane-findings", &[]),
    ("tradelane-model", &[]),
    ("tradelane-legacy", &["tradelane-findings"]),
    ("tradelane-crosswalk", &["tradelane-findings", "tradelane-legacy", "tradelane-model"]),
    ("tradelane-reconcile", &["tradelane-findings", "tradelane-model", "tradelane-rules"]),
    ("tradelane-rules", &["tradelane-codes", "tradelane-findings", "tradelane-model"]),
    ("tradelane-schema", &["tradelane-findings", "tradelane-model"]),
    ("tradelane-signature", &["tradelane-findings"]),
    (
        "tradelane",
        &[
            "tradelane-codes",
            "tradelane-crosswalk",
            "tradelane-crosswalks",
            "tradelane-findings",
            "tradelane-legacy",
            "tradelane-model",
            "tradelane-profiles",
            "tradelane-reconcile",
            "tradelane-rules",
            "tradelane-schema",
            "tradelane-signature",
        ],
    ),
    (
        "tradelane-cli",
        &["tradelane", "tradelane-schema", "tradelane-site", "tradelane-types", "tradelane-versions", "tradelane-web"],
    ),
    ("tradelane-site", &["tradelane-versions"]),
    ("tradelane-spec", &["tradelane", "tradelane-schema"]),
    ("tradelane-types", &[]),
    ("tradelane-versions", &["tradelane", "tradelane-schema", "tradelane-spec"]),
    ("tradelane-web", &["tradelane-versions"]),
];

#[test]
fn crates_depend_on_what_they_may() {
    let output = std::process::Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .output()
        .unwrap();
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    for (name, allowed) in ALLOWED {
        let package = packages.iter().find(|package| package["name"] == name).unwrap();
        for dependency in package["dependencies"].as_array().unwrap() {
            let (used, is_ours) = (dependency["name"].as_str().unwrap(), !dependency["path"].is_null());
            assert!(!is_ours || !dependency["kind"].is_null() || allowed.contains(&used), "{name} uses {used}");
        }
    }
}

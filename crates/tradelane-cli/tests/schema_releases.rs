//! Releases as an association makes them and a member uses them.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};
use tempfile::TempDir;

fn tradelane(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tradelane"));
    command.args(arguments).current_dir(folder).env("XDG_CACHE_HOME", folder.join("cache"));
    for proxy in ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"] {
        command.env_remove(proxy);
    }
    let Output { status, stdout, stderr } = command.output().unwrap();
    (status.code(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

fn key(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tradelane-versions/tests/keys").join(name)
}

fn put(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// A checkout of a standard whose version 1.1 has a type and a field more than this toolkit.
fn checkout() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let (_, order, _) = tradelane(folder.path(), &["schema", "show", "order"]);
    let mut order: Value = serde_json::from_str(&order).unwrap();
    order["$id"] = "https://standard.example/1.1/order.schema.json".into();
    order["properties"]["giftMessage"] = json!({ "type": "string", "maxLength": 20 });
    put(folder.path(), "schemas/1.1/order.schema.json", &order.to_string());
    let parcel = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://standard.example/1.1/parcel.schema.json",
        "type": "object",
        "properties": { "tradelane": {}, "type": {}, "number": { "type": "string" } },
        "required": ["number"],
        "additionalProperties": false,
    });
    put(folder.path(), "schemas/1.1/parcel.schema.json", &parcel.to_string());
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/order/minimal.json");
    let mut order: Value = serde_json::from_slice(&fs::read(examples).unwrap()).unwrap();
    order["tradelane"] = "1.1".into();
    put(folder.path(), "examples/order/minimal.json", &order.to_string());
    folder
}

fn signed() -> TempDir {
    let folder = checkout();
    let (status, out, err) = tradelane(folder.path(), &["schema", "release", "1.1", "--date", "2026-11-25"]);
    assert_eq!((status, err.as_str()), (Some(0), ""));
    assert!(out.starts_with("schemas/1.1: 4 files of "), "{out}");
    assert!(out.ends_with("sign it with `tradelane schema sign schemas/1.1 --key FILE`\n"), "{out}");
    let secret = folder.path().join("release.key");
    fs::copy(key("one.key"), &secret).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&secret, fs::Permissions::from_mode(0o600)).unwrap();
    }
    let (status, out, err) = tradelane(folder.path(), &["schema", "sign", "1.1", "--key", "release.key"]);
    assert_eq!((status, err.as_str()), (Some(0), ""));
    assert!(out.starts_with("schemas/1.1/manifest.json.sig: signed by the key "), "{out}");
    folder
}

#[test]
fn a_release_is_made_signed_and_verified() {
    let folder = signed();
    let public = key("one.pub").display().to_string();
    let (status, out, err) = tradelane(folder.path(), &["schema", "verify", "1.1", "--key", &public]);
    assert_eq!((status, err.as_str()), (Some(0), ""));
    assert!(out.starts_with("tradelane 1.1, released 2026-11-25: 4 files, signed by "), "{out}");
    let (status, _, err) = tradelane(folder.path(), &["schema", "verify", "schemas/1.1"]);
    assert_eq!(status, Some(2));
    assert!(err.contains("with --key FILE or --trust FILE; --unsigned"), "{err}");
    put(folder.path(), "schemas/1.1/parcel.schema.json", "{}");
    for trusted in [["--key", &public].as_slice(), &["--unsigned"]] {
        let (status, out, err) = tradelane(folder.path(), &[&["schema", "verify", "schemas/1.1"], trusted].concat());
        assert_eq!((status, out.as_str()), (Some(1), ""));
        assert!(err.contains("schemas/1.1: parcel.schema.json: has 2 bytes, and "), "{err}");
    }
    let (status, _, err) = tradelane(folder.path(), &["schema", "verify", "schemas/1.1", "--key", "nobody.pub"]);
    assert_eq!(status, Some(3));
    assert!(err.contains("nobody.pub"), "{err}");
    let (status, _, err) = tradelane(folder.path(), &["schema", "release", "1.1"]);
    assert_eq!(status, Some(3));
    assert!(err.contains("1.1 is released"), "{err}");
}

#[test]
fn a_draft_of_what_changed_writes_nothing() {
    let folder = checkout();
    let (status, out, _) = tradelane(folder.path(), &["schema", "release", "1.1", "--draft"]);
    assert_eq!((status, out.as_str()), (Some(0), "# 1.1\n\nThe first version: 2 document types, 1 example.\n"));
    assert!(!folder.path().join("schemas/1.1/manifest.json").exists());
}

/// Documents of the newer version, and what is wrong with them by its schemas.
fn documents(folder: &Path) {
    let mut order: Value =
        serde_json::from_slice(&fs::read(folder.join("examples/order/minimal.json")).unwrap()).unwrap();
    let mut lines = Vec::new();
    let mut add = |document: &Value| lines.push(document.to_string());
    order["giftMessage"] = "Happy birthday".into();
    add(&order);
    order["giftMessage"] = "A text that is longer than the field".into();
    add(&order);
    order["giftMesage"] = "a".into();
    order.as_object_mut().unwrap().shift_remove("giftMessage");
    add(&order);
    add(&json!({ "tradelane": "1.1", "type": "parcel" }));
    add(&json!({ "tradelane": "1.1", "type": "parcel", "number": "1" }));
    put(folder, "feed.ndjson", &(lines.join("\n") + "\n"));
}

fn judged(folder: &Path, place: &str, more: &[&str]) -> (Option<i32>, Vec<(String, String, u64)>, String) {
    let public = key("one.pub").display().to_string();
    let common =
        ["validate", "feed.ndjson", "--standard", "1.1", "--from", place, "--key", &public, "--format", "json"];
    let (status, out, err) = tradelane(folder, &[&common, more].concat());
    let findings: Value = serde_json::from_str(&out).unwrap_or_default();
    let findings = findings.as_array().cloned().unwrap_or_default();
    let text = |finding: &Value, name: &str| finding[name].as_str().unwrap_or_default().to_owned();
    let found = |finding: &Value| {
        (text(finding, "rule"), text(finding, "path"), finding["source"]["line"].as_u64().unwrap_or_default())
    };
    (status, findings.iter().map(found).collect(), err)
}

fn expected() -> Vec<(String, String, u64)> {
    [("field-value", "/giftMessage", 2), ("unknown-field", "/giftMesage", 3), ("missing-field", "/number", 4)]
        .map(|(rule, path, line)| (rule.to_owned(), path.to_owned(), line))
        .to_vec()
}

#[test]
fn documents_are_judged_by_a_newer_version() {
    let folder = signed();
    documents(folder.path());
    for place in ["schemas/1.1", "schemas"] {
        assert_eq!(judged(folder.path(), place, &[]), (Some(1), expected(), String::new()), "{place}");
    }
    let refused = |status: i32, arguments: &[&str], words: &str| {
        let (found, out, err) = tradelane(folder.path(), &[&["validate", "feed.ndjson"], arguments].concat());
        assert_eq!((found, out.as_str()), (Some(status), ""));
        assert!(err.contains(words), "{err}");
    };
    let public = key("one.pub").display().to_string();
    let other = key("two.pub").display().to_string();
    let from = ["--from", "schemas", "--standard"];
    refused(2, &[&from[..], &["1.1"]].concat(), "whose version 1.1 is trusted?");
    refused(2, &["--from", "schemas", "--key", &public], "say --standard");
    refused(2, &["--standard", "1.1", "--key", &public], "where is it published?");
    refused(2, &["--key", &public], "are for a published version");
    refused(2, &[&from[..], &["1.1", "--key", &public, "--from", "."]].concat(), "say --from once");
    refused(3, &[&from[..], &["1.1", "--key", &other]].concat(), "none of the keys that are trusted");
    let number = ["--from", "schemas/1.1", "--standard", "1.2", "--key", &public];
    refused(3, &number, "has version 1.1, and 1.2 is asked for");
    let open = ["--from", "http://standard.example/", "--standard", "1.1", "--key", &public];
    refused(3, &open, "is read over https");
}

/// Serves the files of a folder until the test ends, `count` answers in all.
fn serve(root: PathBuf, count: usize) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming().take(count) {
            let mut stream = stream.unwrap();
            let mut reader = BufReader::new(stream.try_clone().unwrap());
            let mut first = String::new();
            reader.read_line(&mut first).unwrap();
            let mut line = String::new();
            while reader.read_line(&mut line).unwrap() > 2 {
                line.clear();
            }
            // A proxy is asked for whole addresses.
            let path = first.split(' ').nth(1).unwrap();
            let path = path.trim_start_matches("http://localhost:9").trim_start_matches('/');
            let body = fs::read(root.join(path));
            let status = if body.is_ok() { "200 OK" } else { "404 Not Found" };
            let body = body.unwrap_or_default();
            let head = format!(
                "HTTP/1.1 {status}\r\nConnection: close\r\nETag: \"{path}\"\r\nContent-Length: {}\r\n\r\n",
                body.len()
            );
            stream.write_all(&[head.as_bytes(), &body].concat()).unwrap();
        }
    });
    url
}

#[test]
fn a_version_is_read_from_the_web_and_kept() {
    let folder = signed();
    documents(folder.path());
    // The manifest, its signature, and the two schemas; then the server is gone.
    let url = serve(folder.path().join("schemas"), 4);
    assert_eq!(judged(folder.path(), &url, &[]), (Some(1), expected(), String::new()));
    assert_eq!(judged(folder.path(), &url, &["--offline"]), (Some(1), expected(), String::new()));
    let (status, _, err) = judged(folder.path(), &url, &["--offline", "--cache", "elsewhere"]);
    assert_eq!(status, Some(3));
    assert!(err.contains("run once without --offline"), "{err}");
    let public = key("one.pub").display().to_string();
    let url = format!("{}/1.1", serve(folder.path().join("schemas"), 100));
    let (status, out, err) = tradelane(folder.path(), &["schema", "verify", &url, "--key", &public]);
    assert_eq!((status, err.as_str()), (Some(0), ""));
    assert!(out.contains("4 files, signed by"), "{out}");
    put(folder.path(), "schemas/1.1/order.schema.json", "{}");
    let (status, _, err) = judged(folder.path(), &url, &["--cache", "fresh"]);
    assert_eq!(status, Some(3));
    assert!(err.contains("order.schema.json: has 2 bytes, and "), "{err}");
}

#[test]
fn a_website_takes_the_place_of_the_one_before() {
    let folder = signed();
    let publish = |out: &str, base: &str| {
        let arguments = ["schema", "publish", "--out", out, "--base-url", base];
        tradelane(folder.path(), &arguments)
    };
    let (status, out, err) = publish("site", "https://standard.example/");
    assert_eq!((status, err.as_str()), (Some(0), ""));
    assert!(out.contains("1 version; open site/index.html"), "{out}");
    put(folder.path(), "site/1.1/stale.html", "");
    assert_eq!(publish("site", "https://standard.example").0, Some(0));
    assert!(!folder.path().join("site/1.1/stale.html").exists());
    let manifest = "1.1/manifest.json";
    assert_eq!(
        fs::read(folder.path().join("site").join(manifest)).unwrap(),
        fs::read(folder.path().join("schemas").join(manifest)).unwrap()
    );
    // What is published verifies as the folder does.
    let public = key("one.pub").display().to_string();
    let url = format!("{}/1.1", serve(folder.path().join("site"), 100));
    assert_eq!(tradelane(folder.path(), &["schema", "verify", &url, "--key", &public]).0, Some(0));
    for out in ["schemas", "."] {
        let (status, _, err) = publish(out, "https://standard.example");
        assert_eq!(status, Some(3));
        assert!(err.contains("is no website of the standard"), "{err}");
    }
    let (status, _, err) = publish("other", "https://elsewhere.example");
    assert_eq!(status, Some(3));
    assert!(err.contains("give the --base-url that the schemas name"), "{err}");
}

/// A registry that answers every request as it is told, and gives what it was asked.
fn registry(status: &'static str) -> (String, std::sync::mpsc::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (send, asked) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut reader = BufReader::new(stream.try_clone().unwrap());
            let (mut head, mut length) = (String::new(), 0);
            loop {
                let mut line = String::new();
                if reader.read_line(&mut line).unwrap() <= 2 {
                    break;
                }
                let low = line.to_lowercase();
                length = low.strip_prefix("content-length: ").map_or(length, |length| length.trim().parse().unwrap());
                head.push_str(&line);
            }
            std::io::Read::read_exact(&mut reader, &mut vec![0; length]).unwrap();
            _ = send.send(head);
            let body = "{\"message\": \"as told\"}";
            let head = format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {}\r\n\r\n", body.len());
            _ = stream.write_all((head + body).as_bytes());
        }
    });
    (url, asked)
}

#[test]
fn schemas_are_pushed_with_the_credentials_of_the_environment() {
    let folder = checkout();
    let push = |url: &str, environment: &[(&str, &str)]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tradelane"));
        command.args(["schema", "push", "schemas/1.1", "--registry", url, "--kind", "confluent"]);
        command.current_dir(folder.path()).envs(environment.iter().copied()).env_remove("http_proxy");
        let Output { status, stdout, stderr } = command.output().unwrap();
        (status.code(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
    };
    let (url, asked) = registry("200 OK");
    let (status, out, err) = push(&url, &[("TRADELANE_REGISTRY_TOKEN", "canary")]);
    assert_eq!((status, err.as_str()), (Some(0), ""));
    assert_eq!(out, "tradelane.v1.order: was there\ntradelane.v1.parcel: was there\n");
    let first = asked.recv().unwrap();
    assert!(first.starts_with("POST /subjects/tradelane.v1.order HTTP/1.1"), "{first}");
    assert!(first.contains("authorization: Bearer canary"), "{first}");
    let (url, _asked) = registry("409 Conflict");
    let both = [("TRADELANE_REGISTRY_USER", "user"), ("TRADELANE_REGISTRY_PASSWORD", "canary")];
    let (status, _, err) = push(&url, &both);
    assert_eq!(status, Some(3));
    assert!(err.contains("tradelane.v1.order: ") && err.contains("409 Conflict: as told"), "{err}");
    assert!(err.ends_with("2 schemas of 1.1 not registered; the command may run again\n"), "{err}");
    assert!(!err.contains("canary"), "{err}");
    let (status, _, err) = push(&url, &both[..1]);
    assert_eq!(status, Some(3));
    assert!(err.contains("go together"), "{err}");
}

#[test]
fn types_and_descriptions_are_of_the_version_that_is_named() {
    let folder = checkout();
    let printed = |arguments: &[&str]| {
        let (status, out, err) = tradelane(folder.path(), arguments);
        assert_eq!((status, err.as_str()), (Some(0), ""));
        out
    };
    let of = |lang: &str| printed(&["schema", "types", "schemas/1.1", "--lang", lang]);
    assert!(of("typescript").contains("  giftMessage?: string;\n"));
    assert!(of("python").contains("    giftMessage: NotRequired[str]\n"));
    assert!(of("java").contains("        String giftMessage\n"));
    let open: Value = serde_json::from_str(&printed(&["schema", "openapi", "schemas/1.1"])).unwrap();
    let order = "https://standard.example/1.1/order.schema.json";
    assert_eq!(open["components"]["schemas"]["order"]["$ref"], order);
    let messages: Value = serde_json::from_str(&printed(&["schema", "asyncapi", "schemas/1.1"])).unwrap();
    assert_eq!(messages["components"]["messages"]["order"]["payload"]["schema"]["$ref"], order);
    assert_eq!(messages["channels"]["parcel"]["address"], "tradelane.v1.parcel");
}

/// Nobody listens at the address: the proxy that the environment names answers for it.
#[test]
fn a_proxy_is_asked_where_the_environment_names_one() {
    let folder = signed();
    documents(folder.path());
    let proxy = serve(folder.path().join("schemas"), 100);
    let public = key("one.pub").display().to_string();
    let mut command = Command::new(env!("CARGO_BIN_EXE_tradelane"));
    command.args(["schema", "verify", "http://localhost:9/1.1", "--key", &public]);
    command.current_dir(folder.path()).env("http_proxy", &proxy).env_remove("no_proxy").env_remove("NO_PROXY");
    let Output { status, stdout, stderr } = command.output().unwrap();
    assert_eq!((status.code(), String::from_utf8(stderr).unwrap().as_str()), (Some(0), ""));
    assert!(String::from_utf8(stdout).unwrap().contains("4 files, signed by"));
}

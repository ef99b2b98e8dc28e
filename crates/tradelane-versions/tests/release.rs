//! Releases made, signed, verified, and tampered with.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;
use tempfile::TempDir;
use tradelane_versions::Waivers;
use tradelane_versions::release::{
    Fault, Folder, Freeze, Frozen, MANIFEST, Pins, SIGNATURE, SecretKey, Trusted, draft, freeze, read_manifest, sign,
    verify,
};

const TODAY: &str = "2026-11-25";

fn put(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn schema(number: &str, required: &[&str]) -> String {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": format!("https://standard.example/{number}/parcel.schema.json"),
        "type": "object",
        "additionalProperties": false,
        "properties": {"number": {"type": "string"}, "weight": {"type": "string"}},
        "required": required,
    })
    .to_string()
}

/// A small checkout of a standard.
fn checkout() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    put(root, "schemas/1.0/parcel.schema.json", &schema("1.0", &["number"]));
    put(root, "schemas/1.0/rules.json", "[]\n");
    put(root, "codes/x-size.tsv", "code\tname\nS\tsmall\n");
    put(root, "codes/Cargo.toml", "");
    put(root, "profiles/local.toml", "name = \"local\"\n");
    put(root, "crosswalks/ubl/2.1/Parcel.xwalk", "a <-> b\n");
    put(root, "crosswalks/src/lib.rs", "");
    put(root, "examples/parcel/minimal.json", "{\"number\":\"1\"}\n");
    put(root, "spec/src/parcel.md", "# Parcel\n");
    put(root, "spec/src/reference/types.md", "# Types\n");
    put(root, "README.md", "not of the release");
    folder
}

fn asked<'f>(root: &'f Path, number: &'f str) -> Freeze<'f> {
    let out = root.join("schemas").join(number);
    Freeze { root, number, day: TODAY, out, waivers: Waivers::default() }
}

fn released(root: &Path) -> (PathBuf, Frozen) {
    (root.join("schemas/1.0"), freeze(&asked(root, "1.0")).unwrap())
}

fn key(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/keys").join(name)
}

/// A copy of a test's key that its owner alone may read.
fn secret(folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(name);
    fs::copy(key(name), &path).unwrap();
    permit(&path, 0o600);
    path
}

#[cfg(unix)]
fn permit(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[cfg(not(unix))]
fn permit(_path: &Path, _mode: u32) {}

fn signed() -> (TempDir, PathBuf) {
    let folder = checkout();
    let (release, _) = released(folder.path());
    let keys = tempfile::tempdir().unwrap();
    let key = SecretKey::read(&secret(keys.path(), "one.key")).unwrap();
    fs::write(release.join(SIGNATURE), sign(&release, &key).unwrap()).unwrap();
    (folder, release)
}

fn pins(name: &str) -> Pins {
    let mut pins = Pins::default();
    pins.add(&key(name)).unwrap();
    pins
}

fn verified(release: &Path, pins: &Pins) -> Result<String, Fault> {
    verify(&mut Folder(release.to_owned()), Trusted::Pinned(pins, TODAY), &mut |_, _| {})
        .map(|verified| verified.signer.unwrap().0)
}

#[track_caller]
fn differs(result: Result<impl std::fmt::Debug, Fault>, words: &str) {
    match result {
        Err(Fault::Differs(what)) => assert!(what.contains(words), "{what}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_release_has_all_that_the_version_is() {
    let folder = checkout();
    let (release, frozen) = released(folder.path());
    let paths: Vec<&str> = frozen.manifest.files.iter().map(|file| file.path.as_str()).collect();
    let expected = [
        "CHANGELOG.md",
        "codes/x-size.tsv",
        "crosswalks/ubl/2.1/Parcel.xwalk",
        "examples/parcel/minimal.json",
        "parcel.schema.json",
        "profiles/local.toml",
        "rules.json",
        "spec/parcel.md",
        "spec/reference/types.md",
    ];
    assert_eq!(paths, expected);
    assert_eq!(fs::read_to_string(release.join("codes/x-size.tsv")).unwrap(), "code\tname\nS\tsmall\n");
    let changes = fs::read_to_string(release.join("CHANGELOG.md")).unwrap();
    assert_eq!(
        changes,
        "# 1.0\n\nThe first version: 1 document type, 1 code list, 1 profile, 1 crosswalk, 1 example.\n"
    );
    // Once more it is refused, and nothing of it was changed.
    let error = freeze(&asked(folder.path(), "1.0")).unwrap_err();
    assert!(error.contains("1.0 is released"), "{error}");
    assert!(verify(&mut Folder(release), Trusted::Manifest, &mut |_, _| {}).is_ok());
}

#[test]
fn a_text_of_ones_own_goes_into_the_release() {
    let folder = checkout();
    assert!(draft(&asked(folder.path(), "1.0")).unwrap().starts_with("# 1.0\n"));
    assert!(!folder.path().join("schemas/1.0/CHANGELOG.md").exists());
    put(folder.path(), "schemas/1.0/CHANGELOG.md", "Hello.\n");
    let (release, _) = released(folder.path());
    assert_eq!(fs::read_to_string(release.join("CHANGELOG.md")).unwrap(), "Hello.\n");
}

#[test]
fn the_next_version_is_held_to_the_policy() {
    let folder = checkout();
    released(folder.path());
    put(folder.path(), "schemas/1.1/parcel.schema.json", &schema("1.1", &["number", "weight"]));
    put(folder.path(), "schemas/1.1/rules.json", "[]\n");
    let error = freeze(&asked(folder.path(), "1.1")).unwrap_err();
    assert!(error.contains("1.1 is a minor version after 1.0") && error.contains("property-required"), "{error}");
    let waivers = "[[waiver]]\nchange = \"property-required\"\npath = \"parcel.weight\"\nreason = \"always there\"\n";
    let waivers = Waivers::read(waivers).unwrap();
    let frozen = freeze(&Freeze { waivers, ..asked(folder.path(), "1.1") }).unwrap();
    assert_eq!(frozen.manifest.previous.as_deref(), Some("1.0"));
    let changes = fs::read_to_string(folder.path().join("schemas/1.1/CHANGELOG.md")).unwrap();
    assert!(changes.starts_with("# From 1.0 to 1.1\n") && changes.contains("| property-required |"), "{changes}");
}

#[test]
fn what_is_no_version_is_told() {
    let folder = checkout();
    let refused = |number: &str, words: &str| {
        let error = freeze(&asked(folder.path(), number)).unwrap_err();
        assert!(error.contains(words), "{error}");
    };
    refused("1.1", "the newest is 1.0");
    put(folder.path(), "schemas/1.2/parcel.schema.json", &schema("1.0", &[]));
    refused("1.2", "is of version 1.0");
    let day = Freeze { day: "25 November", ..asked(folder.path(), "1.0") };
    assert!(freeze(&day).unwrap_err().contains("is no day"));
    put(folder.path(), "schemas/1.0/notes.txt", "mine");
    let empty = tempfile::tempdir().unwrap();
    assert!(freeze(&asked(empty.path(), "1.0")).unwrap_err().contains("is no checkout of the standard"));
}

/// What a release that was broken off has left is no part of the version.
#[test]
fn a_release_that_was_broken_off_is_made_anew() {
    let folder = checkout();
    put(folder.path(), "schemas/1.0/codes/x-size.tsv", "half");
    put(folder.path(), "schemas/1.0/codes/x-size.partial~", "ha");
    let (release, _) = released(folder.path());
    assert_eq!(fs::read_to_string(release.join("codes/x-size.tsv")).unwrap(), "code\tname\nS\tsmall\n");
    assert!(!release.join("codes/x-size.partial~").exists());
}

#[test]
fn every_byte_that_is_changed_is_found() {
    let (_folder, release) = signed();
    let pins = pins("one.pub");
    assert_eq!(verified(&release, &pins), Ok(key("one.pub").display().to_string()));
    let mut store = Folder(release.clone());
    let files = tradelane_versions::release::Store::list(&mut store).unwrap().unwrap();
    assert_eq!(files.len(), 11);
    for path in files {
        let whole = fs::read(release.join(&path)).unwrap();
        for at in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] ^= 1 << (at % 8);
            fs::write(release.join(&path), &bytes).unwrap();
            let named = if path == SIGNATURE { MANIFEST } else { &path };
            differs(verified(&release, &pins), named);
        }
        fs::write(release.join(&path), &whole[..whole.len() - 1]).unwrap();
        differs(verified(&release, &pins), &path);
        fs::remove_file(release.join(&path)).unwrap();
        match verified(&release, &pins) {
            Err(Fault::Differs(what) | Fault::Unread(what)) => assert!(what.contains(&path), "{what}"),
            other => panic!("{other:?}"),
        }
        fs::write(release.join(&path), &whole).unwrap();
    }
    assert!(verified(&release, &pins).is_ok());
}

#[test]
fn the_first_file_that_differs_is_named() {
    let (_folder, release) = signed();
    let pins = pins("one.pub");
    put(&release, "spec/parcel.md", "changed");
    put(&release, "codes/x-size.tsv", "changed");
    differs(verified(&release, &pins), "codes/x-size.tsv: has 7 bytes, and 18 in the manifest");
    put(&release, "added.txt", "changed");
    differs(verified(&release, &pins), "added.txt: is not in the manifest");
}

#[cfg(unix)]
#[test]
fn a_link_is_no_file_of_a_release() {
    let (_folder, release) = signed();
    let outside = tempfile::tempdir().unwrap();
    let path = release.join("codes/x-size.tsv");
    fs::rename(&path, outside.path().join("a")).unwrap();
    std::os::unix::fs::symlink(outside.path().join("a"), &path).unwrap();
    differs(verified(&release, &pins("one.pub")), "x-size.tsv: is no plain file");
}

#[test]
fn only_keys_that_are_trusted_count() {
    let (folder, release) = signed();
    differs(verified(&release, &pins("two.pub")), "none of the keys that are trusted made the signature");
    let file = |until: &str| {
        let public = fs::read_to_string(key("one.pub")).unwrap();
        let text = format!("[[key]]\nname = \"Example Association\"\npublic = \"\"\"\n{public}\"\"\"\n{until}\n");
        let path = folder.path().join("trust.toml");
        fs::write(&path, text).unwrap();
        let mut pins = Pins::default();
        pins.add_all(&path).map(|()| pins)
    };
    assert_eq!(verified(&release, &file("until = 2026-11-25").unwrap()), Ok("Example Association".to_owned()));
    assert_eq!(verified(&release, &file("").unwrap()), Ok("Example Association".to_owned()));
    let expired = verified(&release, &file("until = 2026-11-24").unwrap());
    differs(expired, "signed by Example Association, whose key was trusted until 2026-11-24");
    assert!(file("until = 2026-11-24T10:00:00Z").unwrap_err().contains("line 8: `until` is a day"));
    assert!(file("untill = 2026-11-24").unwrap_err().contains("unknown field"));
    fs::remove_file(release.join(SIGNATURE)).unwrap();
    differs(verified(&release, &pins("one.pub")), "nobody signed it");
}

#[test]
fn keys_are_of_ed25519_and_private_ones_are_private() {
    let folder = tempfile::tempdir().unwrap();
    let refused = |name: &str, words: &str| {
        let error = Pins::default().add(&key(name)).unwrap_err();
        assert!(error.contains(words), "{error}");
    };
    refused("rsa.pub", "is no public key of Ed25519");
    refused("one.key", "is a private key");
    refused("none", "none");
    let unread = |path: &Path, words: &str| {
        let error = SecretKey::read(path).err().unwrap();
        assert!(error.contains(words), "{error}");
    };
    unread(&secret(folder.path(), "encrypted.key"), "the key is encrypted");
    unread(&secret(folder.path(), "one.pub"), "is no private key of Ed25519");
    let open = secret(folder.path(), "two.key");
    permit(&open, 0o640);
    if cfg!(unix) {
        unread(&open, "others may read the key (its permissions are 640)");
    }
}

/// A manifest that `openssl pkeyutl -sign -rawin` has signed.
#[test]
fn what_openssl_signs_is_taken() {
    let folder = Folder(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/keys"));
    let pins = pins("two.pub");
    let read = read_manifest(&mut folder.clone(), Trusted::Pinned(&pins, TODAY)).unwrap();
    assert_eq!(read.manifest.version, "1.0");
    // The same key makes the same signature here.
    let copy = tempfile::tempdir().unwrap();
    let key = SecretKey::read(&secret(copy.path(), "two.key")).unwrap();
    let signature = fs::read(folder.0.join(SIGNATURE)).unwrap();
    assert_eq!(sign(&folder.0, &key).unwrap().as_slice(), signature);
}

//! Keys of Ed25519 (RFC 8032) in their usual forms: PKCS #8 and SubjectPublicKeyInfo in PEM, as OpenSSL writes them.

use std::path::Path;

use ed25519_dalek::pkcs8::{DecodePrivateKey, DecodePublicKey};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

use super::manifest::digest;
use super::{MANIFEST, Manifest, SIGNATURE};

/// How large a file of a key or of pins may be, in bytes.
const MOST: u64 = 1 << 20;

/// A key to sign with.
pub struct SecretKey(SigningKey);

impl SecretKey {
    /// Reads a private key. Its file may be read by its owner only.
    ///
    /// # Errors
    /// Where it cannot be read, others may read it, or it is no key of Ed25519.
    pub fn read(path: &Path) -> Result<Self, String> {
        let name = path.display();
        if !path.exists() {
            return Err(format!(
                "{name}: there is no such file; `openssl genpkey -algorithm ed25519 -out {name}` makes a key"
            ));
        }
        let text = text(path)?;
        private(path)?;
        if text.contains("ENCRYPTED PRIVATE KEY") {
            return Err(format!(
                "{name}: the key is encrypted; `openssl pkey -in {name} -out PLAIN` writes it plain, into a file that only \
                 you may read"
            ));
        }
        let key = SigningKey::from_pkcs8_pem(&text).map_err(|error| {
            format!(
                "{name}: is no private key of Ed25519 in PEM (PKCS #8): {error}; `openssl genpkey -algorithm ed25519 -out \
                 {name}` makes one"
            )
        })?;
        Ok(Self(key))
    }

    /// The fingerprint of the public key that goes with it.
    pub fn fingerprint(&self) -> String {
        fingerprint(&self.0.verifying_key())
    }
}

/// Signs the manifest of the release in a folder, and gives the signature's bytes.
///
/// # Errors
/// Where the folder has no manifest.
pub fn sign(folder: &Path, key: &SecretKey) -> Result<[u8; 64], String> {
    let path = folder.join(MANIFEST);
    let bytes = std::fs::read(&path).map_err(|error| {
        format!("{}: {error}; `tradelane schema release X.Y` makes a release with a manifest", path.display())
    })?;
    Manifest::read(&bytes).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(key.0.sign(&bytes).to_bytes())
}

/// A key that is trusted.
#[derive(Clone, Debug)]
pub struct Pin {
    /// Whose it is, or its file.
    pub name: String,
    key: VerifyingKey,
    /// The last day on which it is trusted: `2028-12-31`.
    pub until: Option<String>,
}

/// The keys that are trusted.
#[derive(Clone, Debug, Default)]
pub struct Pins(Vec<Pin>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    key: Vec<Spanned<Entry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Entry {
    name: String,
    public: String,
    until: Option<Spanned<Datetime>>,
}

impl Pins {
    /// Trusts the public key of a file, without end.
    ///
    /// # Errors
    /// Where it cannot be read or is no public key of Ed25519.
    pub fn add(&mut self, path: &Path) -> Result<(), String> {
        let name = path.display().to_string();
        let key = public(&text(path)?).map_err(|error| format!("{name}: {error}"))?;
        self.0.push(Pin { name, key, until: None });
        Ok(())
    }

    /// Trusts the keys of a file of pins: `[[key]]` with `name`, `public` (PEM) and `until`, the last
    /// day.
    ///
    /// # Errors
    /// Where the file cannot be read or is not of that form: the line and what is wrong.
    pub fn add_all(&mut self, path: &Path) -> Result<(), String> {
        let text = text(path)?;
        let file: File = toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        for entry in file.key {
            let line = |at: usize| text.get(..at).unwrap_or_default().split('\n').count();
            let at = line(entry.span().start);
            let entry = entry.into_inner();
            let fault = |line: usize, what: &str| format!("{}: line {line}: {what}", path.display());
            let key = public(&entry.public).map_err(|error| fault(at, &error))?;
            let until = match entry.until {
                Some(day) if !is_day(&day.get_ref().to_string()) => {
                    return Err(fault(line(day.span().start), "`until` is a day, such as 2028-12-31"));
                }
                day => day.map(|day| day.into_inner().to_string()),
            };
            self.0.push(Pin { name: entry.name, key, until });
        }
        if self.0.is_empty() {
            return Err(format!("{}: has no [[key]]: nothing would be trusted", path.display()));
        }
        Ok(())
    }

    /// Whether no key is trusted.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The pin whose key made the signature of a manifest.
    ///
    /// # Errors
    /// Where none did, or the one that did is no longer trusted on the day, `2026-11-25`.
    pub(crate) fn find(&self, manifest: &[u8], signature: &[u8], today: &str) -> Result<&Pin, String> {
        let Ok(bytes) = <[u8; 64]>::try_from(signature) else {
            return Err(format!(
                "{SIGNATURE}: has {} bytes, and a signature of Ed25519 has 64: it was cut, or is of another kind",
                signature.len()
            ));
        };
        let signature = Signature::from_bytes(&bytes);
        let made = self.0.iter().filter(|pin| pin.key.verify_strict(manifest, &signature).is_ok());
        let mut expired = None;
        for pin in made {
            match &pin.until {
                Some(until) if until.as_str() < today => expired = Some((pin, until)),
                _ => return Ok(pin),
            }
        }
        if let Some((pin, until)) = expired {
            return Err(format!(
                "{MANIFEST}: is signed by {}, whose key was trusted until {until}: ask for the key that is used now",
                pin.name
            ));
        }
        let trusted: Vec<String> =
            self.0.iter().map(|pin| format!("{} ({})", pin.name, fingerprint(&pin.key))).collect();
        Err(format!(
            "{MANIFEST}: none of the keys that are trusted made the signature: {}; the manifest was changed, or another \
             key signed it",
            trusted.join(", ")
        ))
    }
}

impl Pin {
    /// The fingerprint of the key.
    pub fn fingerprint(&self) -> String {
        fingerprint(&self.key)
    }
}

/// The first 16 bytes of the SHA-256 of the key's 32 bytes, in hexadecimal: enough to compare by voice.
fn fingerprint(key: &VerifyingKey) -> String {
    let digest = digest(key.as_bytes());
    digest.get(..32).unwrap_or_default().to_owned()
}

fn public(text: &str) -> Result<VerifyingKey, String> {
    if text.contains("PRIVATE KEY") {
        return Err(
            "is a private key, which is nobody's but its owner's; `openssl pkey -in KEY -pubout` gives the public \
                    one"
            .to_owned(),
        );
    }
    let key = VerifyingKey::from_public_key_pem(text.trim())
        .map_err(|error| format!("is no public key of Ed25519 in PEM: {error}"))?;
    if key.is_weak() { Err("is a weak key: anybody can make signatures for it".to_owned()) } else { Ok(key) }
}

/// Whether it is a day of the calendar, such as `2028-12-31`.
pub(crate) fn is_day(text: &str) -> bool {
    text.len() == 10 && text.parse::<Datetime>().is_ok_and(|day| day.date.is_some() && day.time.is_none())
}

fn text(path: &Path) -> Result<String, String> {
    let fault = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let about = std::fs::metadata(path).map_err(|error| fault(&error))?;
    if about.is_dir() || about.len() > MOST {
        return Err(fault(&"is no file of keys"));
    }
    std::fs::read_to_string(path).map_err(|error| fault(&error))
}

/// Refuses a private key that others may read.
#[cfg(unix)]
fn private(path: &Path) -> Result<(), String> {
    use std::os::unix::fs::PermissionsExt;
    let name = path.display();
    let mode = std::fs::metadata(path).map_err(|error| format!("{name}: {error}"))?.permissions().mode() & 0o777;
    if mode & 0o077 == 0 {
        return Ok(());
    }
    Err(format!("{name}: others may read the key (its permissions are {mode:03o}); `chmod 600 {name}` ends that"))
}

/// Who may read a file is not asked elsewhere: its folder decides.
#[cfg(not(unix))]
fn private(_path: &Path) -> Result<(), String> {
    Ok(())
}

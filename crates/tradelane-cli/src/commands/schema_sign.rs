//! `tradelane schema sign`.

use std::path::Path;

use tradelane_versions::release::{SIGNATURE, SecretKey, folder, sign};

use crate::arguments::SchemaSign;
use crate::{Outcome, Status};

pub(crate) fn run(options: &SchemaSign) -> Outcome {
    let folder = folder(&options.release);
    let key = SecretKey::read(Path::new(&options.key))?;
    let signature = sign(&folder, &key)?;
    let path = folder.join(SIGNATURE);
    let beside = path.with_extension("sig.partial~");
    std::fs::write(&beside, signature)
        .and_then(|()| std::fs::rename(&beside, &path))
        .map_err(|error| format!("{}: {error}", path.display()))?;
    anstream::println!("{}: signed by the key {}", path.display(), key.fingerprint());
    Ok(Status::Clean)
}

//! Where the files of a release are read from.

use std::io::Read;
use std::path::{Path, PathBuf};

use super::Fault;
use crate::version::is_number;

/// Where the files of a release are: a folder, or a place on the web.
pub trait Store {
    /// What it is called in messages.
    fn name(&self) -> String;

    /// A file by its path, of at most so many bytes; `None` where there is none.
    ///
    /// # Errors
    /// Where it cannot be read, or is larger.
    fn read(&mut self, path: &str, most: u64) -> Result<Option<Vec<u8>>, Fault>;

    /// The paths of all files; `None` where they cannot be listed, as on the web.
    ///
    /// # Errors
    /// Where the folder cannot be read.
    fn list(&mut self) -> Result<Option<Vec<String>>, Fault>;
}

/// A folder with a release.
#[derive(Clone, Debug)]
pub struct Folder(
    /// Its path.
    pub PathBuf,
);

impl Store for Folder {
    fn name(&self) -> String {
        self.0.display().to_string()
    }

    fn read(&mut self, path: &str, most: u64) -> Result<Option<Vec<u8>>, Fault> {
        read(&self.0.join(path), most)
    }

    fn list(&mut self) -> Result<Option<Vec<String>>, Fault> {
        let mut paths = Vec::new();
        crate::source::list(&self.0, "", &mut paths).map_err(Fault::Unread)?;
        paths.sort();
        Ok(Some(paths))
    }
}

/// The folder that a release's name stands for: its number in a checkout, or the folder itself.
pub fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(name);
    if is_number(name) && !folder.is_dir() { Path::new("schemas").join(name) } else { folder }
}

/// A file of at most so many bytes. A link, a pipe or a device in a release is no file of it.
fn read(path: &Path, most: u64) -> Result<Option<Vec<u8>>, Fault> {
    let unread = |error: std::io::Error| Fault::Unread(format!("{}: {error}", path.display()));
    let about = match std::fs::symlink_metadata(path) {
        Ok(about) => about,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unread(error)),
    };
    if !about.is_file() {
        return Err(Fault::Differs(format!("{}: is no plain file", path.display())));
    }
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(unread)?;
    file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(unread)?;
    if bytes.len() as u64 > most {
        let size = about.len();
        return Err(Fault::Differs(format!("{}: has {size} bytes, and may have {most}", path.display())));
    }
    Ok(Some(bytes))
}

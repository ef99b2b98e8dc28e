//! What is asked of the web: releases of the standard, and registries of schemas; over TLS, with limits of time and size,
//! and tries again.
//!
//! A release on the web is a [`Store`] like a folder; what it holds is compared with its signed manifest by
//! [`tradelane_versions::release`]. Nothing is asked of another host than the one that is named.

mod cache;
mod client;
mod registry;

use std::path::PathBuf;
use std::time::Duration;

use reqwest::Url;
use tradelane_versions::release::{Fault, Store};

pub use registry::{Credentials, Kind, Level, Pushed, Registry};

use crate::cache::Cache;
use crate::client::{Answer, Client};

/// How a release is read from the web.
#[derive(Clone, Debug)]
pub struct Options {
    /// How long a connection may take to come about.
    pub connect: Duration,
    /// How long one answer may take as a whole.
    pub timeout: Duration,
    /// How often a request is tried again after a failure that may pass: no connection, time over, an answer cut off,
    /// status 408, 429 or 5xx.
    pub retries: u32,
    /// How long to wait before the first of these; twice as long before each one after it.
    pub pause: Duration,
    /// The folder that keeps what was read, by ETag.
    pub cache: Option<PathBuf>,
    /// Ask nobody: take what the folder has.
    pub offline: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            timeout: Duration::from_secs(60),
            retries: 3,
            pause: Duration::from_millis(300),
            cache: None,
            offline: false,
        }
    }
}

/// A release on the web.
pub struct Remote {
    base: Url,
    client: Option<Client>,
    cache: Option<Cache>,
}

impl Remote {
    /// The release whose manifest is at `URL/manifest.json`.
    ///
    /// # Errors
    /// Where it is no address of the web over TLS (plain HTTP is taken on this machine alone), or no client can be made.
    pub fn open(url: &str, options: &Options) -> Result<Self, String> {
        let base = base(url).map_err(|error| format!("{url}: {error}"))?;
        let cache = options.cache.clone().map(Cache::at);
        if options.offline && cache.is_none() {
            return Err("offline, a release is read from the cache, and there is none: name its folder".to_owned());
        }
        let client = if options.offline { None } else { Some(Client::new(&base, options)?) };
        Ok(Self { base, client, cache })
    }

    /// The address of a file.
    fn url(&self, path: &str) -> Url {
        let mut url = self.base.clone();
        if let Ok(mut parts) = url.path_segments_mut() {
            parts.pop_if_empty().extend(path.split('/'));
        }
        url
    }
}

impl Store for Remote {
    fn name(&self) -> String {
        self.base.to_string()
    }

    fn read(&mut self, path: &str, most: u64) -> Result<Option<Vec<u8>>, Fault> {
        let url = self.url(path);
        let kept = self.cache.as_ref().and_then(|cache| cache.get(&url));
        let Some(client) = &self.client else {
            return match kept {
                Some(kept) => Ok(Some(kept.bytes)),
                None => Err(Fault::Unread(format!(
                    "{url}: is not in the cache, and nobody is asked offline; run once without --offline"
                ))),
            };
        };
        match client.get(&url, most, kept.as_ref().map(|kept| kept.etag.as_str()))? {
            Answer::Body { bytes, etag } => {
                if let (Some(cache), Some(etag)) = (&self.cache, etag) {
                    cache.put(&url, &etag, &bytes);
                }
                Ok(Some(bytes))
            }
            Answer::Unchanged => Ok(kept.map(|kept| kept.bytes)),
            Answer::Missing => Ok(None),
        }
    }

    fn list(&mut self) -> Result<Option<Vec<String>>, Fault> {
        Ok(None)
    }
}

/// The address that a release is below.
fn base(text: &str) -> Result<Url, String> {
    let mut url = Url::parse(text).map_err(|error| format!("is no address: {error}"))?;
    match url.scheme() {
        "https" => {}
        "http" if is_here(&url) => {}
        "http" => return Err("a release is read over https; http is taken on this machine alone".to_owned()),
        other => return Err(format!("a release is read over https, and this is {other}")),
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("an address with a name or password is not taken: it would end up in logs".to_owned());
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err("the address of a release has neither ? nor #".to_owned());
    }
    if !url.path().ends_with('/') {
        let path = format!("{}/", url.path());
        url.set_path(&path);
    }
    Ok(url)
}

/// Whether an address is of this machine.
fn is_here(url: &Url) -> bool {
    matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"))
}

/// The folder for what is read from the web: `$XDG_CACHE_HOME/tradelane`, or what the system has in its place; `None` where
/// it has none.
pub fn cache_folder() -> Option<PathBuf> {
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let root = variable("XDG_CACHE_HOME")
        .or_else(|| variable("LOCALAPPDATA"))
        .or_else(|| variable("HOME").map(|home| home.join(".cache")));
    root.map(|root| root.join("tradelane"))
}

#[cfg(test)]
mod tests {
    use super::base;

    #[test]
    fn addresses_are_of_the_web() {
        let taken = |text: &str| base(text).map(|url| url.to_string());
        assert_eq!(taken("https://standard.example/1.1"), Ok("https://standard.example/1.1/".to_owned()));
        assert_eq!(taken("http://127.0.0.1:8080/a/"), Ok("http://127.0.0.1:8080/a/".to_owned()));
        for text in [
            "schemas/1.1",
            "http://standard.example/",
            "ftp://standard.example/",
            "file:///etc",
            "https://a:b@standard.example/",
            "https://standard.example/?a=b",
        ] {
            assert!(base(text).is_err(), "{text}");
        }
    }
}

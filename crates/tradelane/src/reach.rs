//! Which rows of the crosswalks files use.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use tradelane_crosswalk::{Crosswalk, Reached, RowInfo};
use tradelane_findings::Findings;
use tradelane_legacy::Tree;

use crate::Options;
use crate::convert::read_tree;
use crate::feed::{Body, Feed};
use crate::input::Input;

/// The rows that the messages of files have used, by crosswalk.
#[derive(Clone, Debug, Default)]
pub struct Reach {
    crosswalks: BTreeMap<String, (Arc<Crosswalk>, Reached)>,
}

impl Reach {
    /// Adds what the messages of an input use. An input of no known syntax uses nothing.
    ///
    /// # Errors
    /// Where the input cannot be read.
    pub fn add(&mut self, input: Input, options: &Options) -> io::Result<()> {
        let Ok(mut feed) = Feed::open_with(input, options)? else { return Ok(()) };
        let (mut findings, mut tree) = (Findings::new(), Tree::new());
        while let Some(raw) = feed.next(&mut findings)? {
            if matches!(raw.body, Body::Json(_)) {
                continue;
            }
            let legacy = read_tree(&raw, options, &mut tree, &mut Findings::new());
            let Some(crosswalk) = legacy.crosswalk else { continue };
            let known = self.crosswalks.entry(legacy.name).or_insert_with(|| (crosswalk, Reached::default()));
            known.0.read_noting(&tree, &mut Findings::new(), Some(&mut known.1));
        }
        Ok(())
    }

    /// The crosswalks that messages were read by, and the rows of each that no message used.
    pub fn missing(&self) -> impl Iterator<Item = (&str, Vec<&RowInfo>)> {
        self.crosswalks.iter().map(|(name, (crosswalk, reached))| (name.as_str(), reached.missing(crosswalk)))
    }

    /// How many rows of a crosswalk were used, and how many it has: those of a fragment in each place that includes it.
    pub fn count(&self, name: &str) -> Option<(usize, usize)> {
        self.crosswalks.get(name).map(|(crosswalk, reached)| reached.count(crosswalk))
    }
}

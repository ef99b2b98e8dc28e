//! Messages over all cores, results in input order.

use std::io;

use rayon::prelude::*;
use tradelane_findings::{Finding, Findings};

use crate::feed::{Feed, Raw};

/// How many bytes of messages are worked on at a time, for each thread.
const CHUNK: usize = 1 << 20;

/// Runs `work` on each message of a feed, on all cores, and hands the results to `sink` in input order, those findings
/// that belong to no message before the message they came before. While one chunk of messages is worked on, the next
/// is read; nothing holds more.
///
/// # Errors
/// Where the input cannot be read, or the sink fails.
pub fn process<T: Send>(
    feed: &mut Feed,
    work: impl Fn(&Raw) -> T + Sync,
    mut sink: impl FnMut(Vec<Finding>, Option<T>) -> io::Result<()>,
) -> io::Result<()> {
    let size = CHUNK * rayon::current_num_threads().max(1);
    let mut chunk = read_chunk(feed, size)?;
    while !chunk.is_empty() {
        let (next, results) = rayon::join(
            || read_chunk(feed, size),
            || -> Vec<(Vec<Finding>, Option<T>)> {
                chunk.into_par_iter().map(|(findings, raw)| (findings, raw.map(|raw| work(&raw)))).collect()
            },
        );
        for (findings, result) in results {
            sink(findings, result)?;
        }
        chunk = next?;
    }
    Ok(())
}

type Chunk = Vec<(Vec<Finding>, Option<Raw>)>;

fn read_chunk(feed: &mut Feed, size: usize) -> io::Result<Chunk> {
    let mut chunk = Chunk::new();
    let mut bytes = 0;
    while bytes < size {
        let mut findings = Findings::new();
        let raw = feed.next(&mut findings)?;
        let is_end = raw.is_none();
        bytes += raw.as_ref().map_or(0, |raw| raw.size() + 256);
        if !(is_end && findings.is_empty()) {
            chunk.push((findings.into_vec(), raw));
        }
        if is_end {
            break;
        }
    }
    Ok(chunk)
}

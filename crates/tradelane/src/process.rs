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
    let mut read = |size| read_chunk(feed, size);
    run(&mut read, work, &mut sink)
}

/// Runs `work` on each message of several feeds, as [`process`] does on one. The feed that is least far is read next, so
/// that what belongs together comes near together where the feeds have one order.
///
/// # Errors
/// Where an input cannot be read, or the sink fails.
pub fn process_all<T: Send>(
    feeds: &mut [Feed],
    work: impl Fn(&Raw) -> T + Sync,
    mut sink: impl FnMut(Vec<Finding>, Option<T>) -> io::Result<()>,
) -> io::Result<()> {
    let mut ended = vec![false; feeds.len()];
    let mut read = |size| loop {
        let open = feeds.iter_mut().enumerate().filter(|(index, _)| !ended.get(*index).is_some_and(|ended| *ended));
        let Some((index, feed)) = open.min_by_key(|(_, feed)| feed.share_read()) else { return Ok(Chunk::new()) };
        let chunk = read_chunk(feed, size)?;
        if !chunk.is_empty() {
            return Ok(chunk);
        }
        if let Some(ended) = ended.get_mut(index) {
            *ended = true;
        }
    };
    run(&mut read, work, &mut sink)
}

fn run<T: Send>(
    read: &mut (impl FnMut(usize) -> io::Result<Chunk> + Send),
    work: impl Fn(&Raw) -> T + Sync,
    sink: &mut impl FnMut(Vec<Finding>, Option<T>) -> io::Result<()>,
) -> io::Result<()> {
    let size = CHUNK * rayon::current_num_threads().max(1);
    let mut chunk = read(size)?;
    while !chunk.is_empty() {
        let (next, results) = rayon::join(
            || read(size),
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

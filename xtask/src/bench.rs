//! `cargo xtask bench`: makes a big interchange and measures its conversion.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// `cargo xtask bench [MEGABYTES …]`; 50 and 500 where none are given.
pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    let sizes: Vec<u64> = if arguments.is_empty() {
        vec![50, 500]
    } else {
        arguments
            .iter()
            .map(|size| size.parse().map_err(|_| format!("{size} is no number of megabytes")))
            .collect::<Result<_, _>>()?
    };
    let folder = build_release()?;
    for size in sizes {
        let path = Path::new(&folder).join(format!("bench-orders-{size}.edi"));
        let bytes = generate(&path, size * 1_000_000).map_err(|error| format!("{}: {error}", path.display()))?;
        measure(&folder, &path, bytes)?;
    }
    Ok(())
}

/// Builds the command and gives the folder of what was built.
pub(crate) fn build_release() -> Result<String, String> {
    let built = Command::new("cargo").args(["build", "--release", "-p", "tradelane-cli"]).status();
    if !built.is_ok_and(|status| status.success()) {
        return Err("the release build failed".to_owned());
    }
    Ok(std::env::var("CARGO_TARGET_DIR").unwrap_or_else(|_| "target".to_owned()))
}

/// An interchange of orders with 20 lines each, always the same for a size.
fn generate(path: &Path, wanted: u64) -> std::io::Result<u64> {
    let mut out = BufWriter::new(File::create(path)?);
    let head = "UNB+UNOC:3+4012345000009:14+4006381000000:14+260517:0830+BENCH'\n";
    out.write_all(head.as_bytes())?;
    let mut written = head.len() as u64;
    let mut messages = 0u64;
    while written < wanted {
        messages += 1;
        let message = message(messages);
        out.write_all(message.as_bytes())?;
        written += message.len() as u64;
    }
    let tail = format!("UNZ+{messages}+BENCH'\n");
    out.write_all(tail.as_bytes())?;
    out.flush()?;
    Ok(written + tail.len() as u64)
}

fn message(number: u64) -> String {
    let mut segments = vec![
        format!("UNH+{number}+ORDERS:D:96A:UN:EAN008"),
        format!("BGM+220+PO-{number:09}+9"),
        "DTM+137:202605170830:203".to_owned(),
        "NAD+BY+4012345000009::9++Beispiel Handels GmbH+Musterstrasse 12+Hamburg++20095+DE".to_owned(),
        "NAD+SU+4006381000000::9".to_owned(),
    ];
    for line in 1..=20 {
        let quantity = (number + line) % 90 + 1;
        segments.push(format!("LIN+{line}++4006381333931:EN"));
        segments.push(format!("PIA+1+SKU-{line:06}:SA"));
        segments.push("IMD+F++:::Wireless headphones, black".to_owned());
        segments.push(format!("QTY+21:{quantity}:H87"));
        segments.push(format!("MOA+203:{}.50", quantity * 12 + (quantity - 1) / 2));
        segments.push("PRI+AAA:12.50".to_owned());
    }
    segments.push("UNS+S".to_owned());
    segments.push("CNT+2:20".to_owned());
    segments.push(format!("UNT+{}+{number}", segments.len() + 1));
    segments.join("'\n") + "'\n"
}

fn measure(folder: &str, path: &Path, bytes: u64) -> Result<(), String> {
    let command = Path::new(folder).join("release/tradelane");
    for threads in ["1", ""] {
        let mut run = Command::new(&command);
        run.args(["convert", "-o", "/dev/null"]).arg(path);
        if !threads.is_empty() {
            run.env("RAYON_NUM_THREADS", threads);
        }
        let (milliseconds, peak) = run_measured(run)?;
        let cores = if threads.is_empty() { "all cores" } else { "one core" };
        println!(
            "{} MB EDIFACT ORDERS to documents, {cores}: {} MB/s, peak memory {} MB",
            bytes / 1_000_000,
            bytes / 1000 / milliseconds,
            peak
        );
    }
    Ok(())
}

/// Runs a command with its output thrown away; gives its milliseconds and its peak memory in megabytes.
pub(crate) fn run_measured(mut command: Command) -> Result<(u64, u64), String> {
    let start = Instant::now();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().map_err(|error| error.to_string())?;
    let mut peak = 0;
    while child.try_wait().map_err(|error| error.to_string())?.is_none() {
        peak = peak.max(resident(child.id()));
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    Ok((u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX).max(1), peak / 1024))
}

/// The peak memory of a process in kilobytes, where the system tells it (Linux).
fn resident(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    line.and_then(|line| line.split_whitespace().nth(1)).and_then(|number| number.parse().ok()).unwrap_or(0)
}

//! Tasks that are neither test, bench nor run: `cargo xtask TASK`.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a task talks to the person who runs it")]

mod bench;
mod directories;
mod labels;
mod shipments;
mod unlocode;
mod x12;
mod xml_directories;

use std::process::ExitCode;

const HELP: &str = "cargo xtask TASK

  bench [MB …]         makes interchanges of 50 and 500 MB and measures their conversion
  shipments [COUNT]    makes the feeds of a million shipments and measures their reconciliation
  directories FOLDER   makes the EDIFACT or X12 directory tables from a folder with D96A/segments.txt or
                       005010/segments.txt and the like
  unlocode FOLDER      makes the list of UN/LOCODE from a folder with the CSV files of UNECE
  xml-directories FOLDER FIELDS
                       makes the XML directory tables from a folder with the schemas of ubl-2.1/, ubl-2.4/ and ceb/,
                       and the table of the fields of CEB with their labels
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let result = match arguments.split_first() {
        Some((task, rest)) if task == "bench" => bench::run(rest),
        Some((task, rest)) if task == "shipments" => shipments::run(rest),
        Some((task, rest)) if task == "directories" => directories::run(rest),
        Some((task, rest)) if task == "xml-directories" => xml_directories::run(rest),
        Some((task, rest)) if task == "unlocode" => unlocode::run(rest),
        _ => Err(HELP.to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

//! lettres-rne: reads one academy's workbook, fills one Word letter per digital referent, sums up the IMP.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}

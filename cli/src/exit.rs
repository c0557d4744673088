//! Exit codes.
//!
//! 0: all well. 1: some inputs failed, the others were written. 2: wrong options. 3: the output could not be written.
//! 130: interrupted.

use std::process::ExitCode;

const SOME_FAILED: u8 = 1;
const USAGE: u8 = 2;
const NOT_WRITTEN: u8 = 3;
/// Ended by Ctrl-C, as shells count it.
pub const INTERRUPTED: u8 = 130;

/// The code of a run in which so many inputs failed.
pub fn of_failures(failed: u64) -> ExitCode {
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::from(SOME_FAILED) }
}

/// Options that do not go together.
pub fn usage(message: &str) -> ExitCode {
    eprintln!("petik: {message}");
    ExitCode::from(USAGE)
}

/// Output that could not be written.
pub fn not_written(message: &str) -> ExitCode {
    eprintln!("petik: {message}");
    ExitCode::from(NOT_WRITTEN)
}

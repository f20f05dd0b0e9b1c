//! The command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    yeneta::server::cli::main()
}

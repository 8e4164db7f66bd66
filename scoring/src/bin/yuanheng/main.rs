//! The `yuanheng` command: the library without a browser, for scripts and for checking a number seen on screen.

mod asked;
mod by_scheme;
mod certainty;
mod correlations;
mod export;
mod files;
mod inspect;
mod method;
mod options;
mod print;
mod reading;
mod score;
mod simulate;
mod table;
mod wording;

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use options::{Command, HELP};
use scoring::model::Problem;

fn main() -> ExitCode {
    let done = match options::parse(lexopt::Parser::from_env()) {
        Ok(Command::Help) => print::to_stdout(|out| out.write_all(HELP.as_bytes())).map_err(Failure::Output),
        Ok(Command::Version) => {
            print::to_stdout(|out| writeln!(out, "yuanheng {}", scoring::ENGINE_VERSION)).map_err(Failure::Output)
        }
        Ok(Command::Inspect(options)) => inspect::run(&options),
        Ok(Command::Export(options)) => export::run(&options),
        Ok(Command::Score(options)) => score::run(&options),
        Ok(Command::Method(options)) => method::run(&options),
        Ok(Command::Simulate(options)) => simulate::run(&options),
        Err(message) => Err(Failure::Usage(message)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => report(failure),
    }
}

/// Why a command ends early.
enum Failure {
    /// Called wrongly.
    Usage(String),
    /// The data cannot be loaded.
    Data(Vec<Problem>),
    /// Anything else that stops it, worded.
    Stopped(Vec<String>),
    /// Everything was said already.
    Told,
    Output(std::io::Error),
}

/// Says what went wrong on standard error. That nobody reads the output any more, as with `| head`, is no failure.
fn report(failure: Failure) -> ExitCode {
    let lines = match failure {
        Failure::Output(error) if error.kind() == ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
        Failure::Told => return ExitCode::from(1),
        Failure::Usage(message) => {
            complain(&[format!("yuanheng: {message}"), "Try `yuanheng --help`.".into()]);
            return ExitCode::from(2);
        }
        Failure::Data(problems) => problems.iter().map(wording::problem_line).collect(),
        Failure::Stopped(lines) => lines.into_iter().map(|line| format!("yuanheng: {line}")).collect(),
        Failure::Output(error) => vec![format!("yuanheng: cannot write the output: {error}")],
    };
    complain(&lines);
    ExitCode::from(1)
}

/// Writes lines to standard error; when that is closed there is nobody to tell.
fn complain(lines: &[String]) {
    let mut out = std::io::stderr().lock();
    for line in lines {
        if writeln!(out, "{line}").is_err() {
            return;
        }
    }
}

//! The project's development commands, the same on a desk and in CI: `cargo xtask <command>`.

mod bench;
mod build;
mod check;
mod command;
mod data;
mod disk;
mod end_to_end;
mod failure;
mod fingerprint;
mod fuzz;
mod peers;
mod report;
mod serve;
mod size;
mod test;
mod tools;
mod workspace;

use failure::{Failure, Result};
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask <command>

  serve [--port N] [--base /path/]  build for release if anything changed, serve dist, print the address
  test                              everything: what `check` does, components in Chromium, sizes, end to end
  check [WORDS]                     everything that needs neither a browser nor a release build; steps by word
  e2e [ARGUMENTS]                   the end-to-end tests alone; arguments go to Playwright
  screens [ARGUMENTS]               pictures of every page, size, language and theme, into tests/pictures
  bench [--peers] [FILE]            how fast the page is in Chromium, as JSON, also into FILE; with other libraries beside it
  fuzz [SECONDS]                    hostile input for every reader, longer than `test` does it
  build                             build dist for release
  size                              what the first load weighs, against budgets.json
  data [--check]                    write the generated datasets of public/data, or compare with what is there
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((command, rest)) = arguments.split_first() else {
        eprint!("{USAGE}");
        return ExitCode::from(2);
    };
    match dispatch(command, rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::from(failure.exit_code())
        }
    }
}

fn dispatch(command: &str, rest: &[String]) -> Result<()> {
    match command {
        "serve" => serve::command(rest),
        "test" => no_arguments(rest).and_then(|()| test::command()),
        "check" => check::command(rest),
        "e2e" => end_to_end::command_line(rest),
        "build" => no_arguments(rest).and_then(|()| build::release(build::When::Always)),
        "bench" => bench::command_line(rest),
        "fuzz" => fuzz::command(rest),
        "screens" => end_to_end::pictures(rest),
        "data" => data::command(rest),
        "size" => no_arguments(rest).and_then(|()| size::command()),
        "help" | "--help" | "-h" => {
            print!("{USAGE}");
            Ok(())
        }
        _ => Err(Failure::usage(format!("unknown command `{command}`\n\n{USAGE}"))),
    }
}

fn no_arguments(rest: &[String]) -> Result<()> {
    match rest.first() {
        None => Ok(()),
        Some(extra) => Err(Failure::usage(format!("unexpected argument `{extra}`\n\n{USAGE}"))),
    }
}

//! Child processes: always in the repository's root, always with the project's own tools first on PATH.

use crate::failure::{Failure, Result};
use crate::workspace;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, Output};

/// A command of that name, to be run in the repository's root.
pub fn command(program: &str) -> Command {
    let mut command = Command::new(executable(program));
    command.current_dir(workspace::root()).env("PATH", path(None));
    // The test tooling must not wait for a person, and Trunk refuses NO_COLOR=1.
    command.env_remove("NO_COLOR");
    command
}

/// Cargo itself, the one that runs us.
pub fn cargo() -> Command {
    command(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()))
}

/// Runs to the end with our own input and output.
pub fn run(command: &mut Command) -> Result<()> {
    let line = line(command);
    let status = command.status().map_err(|error| Failure::new(format!("cannot start `{line}`: {error}")))?;
    if status.success() { Ok(()) } else { Err(Failure::new(format!("`{line}` ended with {status}"))) }
}

/// Runs to the end and hands back what it wrote; starting it is all that can fail here.
pub fn output(command: &mut Command) -> Result<Output> {
    let line = line(command);
    command.output().map_err(|error| Failure::new(format!("cannot start `{line}`: {error}")))
}

/// What a command printed on success; `None` when it is missing or failed. For asking tools who they are.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The command as a person would type it.
pub fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

/// Lets the command find programs in this folder before all others.
pub fn put_first_on_path(command: &mut Command, folder: PathBuf) {
    command.env("PATH", path(Some(folder)));
}

/// `.tools` first, then whatever the machine has; before all of it, a folder of the command's own.
fn path(first: Option<PathBuf>) -> OsString {
    let tools = workspace::tools();
    let own = [tools.join("bin"), tools.join("npm").join("node_modules").join(".bin")];
    let own = first.into_iter().chain(own);
    let inherited = std::env::var_os("PATH").unwrap_or_default();
    let all: Vec<PathBuf> = own.chain(std::env::split_paths(&inherited)).collect();
    std::env::join_paths(all).unwrap_or(inherited)
}

/// npm's commands are scripts, which Windows starts only by their full name.
fn executable(program: &str) -> String {
    match program {
        "npm" | "npx" if cfg!(windows) => format!("{program}.cmd"),
        _ => program.to_owned(),
    }
}

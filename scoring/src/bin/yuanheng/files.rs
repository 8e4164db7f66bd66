//! Reads what the command line names into memory, within the library's limits.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use scoring::intake::{Input, Limits, NativeDecoder};
use scoring::model::{At, Problem, ProblemKind, Severity};
use scoring::scenario::{self, Scenario};
use scoring::validate::{self, Choices, Loaded};
use serde_json::Value;

use super::{Failure, wording};

/// Loads the dataset that these files, folders or standard input hold, by what a person decided.
pub fn load_with(data: &[OsString], choices: &Choices) -> Result<Loaded, Failure> {
    let mut inputs = Vec::new();
    for path in data {
        if path == OsStr::new("-") {
            inputs.push(read_within("-", io::stdin().lock())?);
        } else {
            read_path(Path::new(path), &mut inputs)?;
        }
    }
    validate::load_with(inputs, &NativeDecoder, choices).map_err(|refused| Failure::Data(refused.problems))
}

/// A scenario file, laid over a dataset's own method where it was written by hand.
pub fn read_scenario(path: &OsStr, defaults: &Value) -> Result<Scenario, Failure> {
    let text = read_text(path)?;
    let stopped = |error| Failure::Stopped(wording::scenario_error(&path.to_string_lossy(), &error));
    scenario::open(&text, defaults).map_err(stopped)
}

/// The text of a file that is UTF-8.
pub fn read_text(path: &OsStr) -> Result<String, Failure> {
    let name = Path::new(path).display().to_string();
    let mut text = String::new();
    let file = File::open(path).map_err(|error| unreadable(&name, &error))?;
    file.take(Limits::default().file_bytes).read_to_string(&mut text).map_err(|error| unreadable(&name, &error))?;
    Ok(text)
}

/// The bytes of a file, or of standard input for `-`.
pub fn read_bytes(path: &OsStr) -> Result<Vec<u8>, Failure> {
    let name = Path::new(path).display().to_string();
    if path == OsStr::new("-") {
        return read_within("-", io::stdin().lock()).map(|input| input.bytes);
    }
    let file = File::open(path).map_err(|error| unreadable(&name, &error))?;
    read_within(&name, file).map(|input| input.bytes)
}

/// A file, or the files in a folder in the order of their names.
fn read_path(path: &Path, inputs: &mut Vec<Input>) -> Result<(), Failure> {
    let name = path.display().to_string();
    let metadata = fs::metadata(path).map_err(|error| unreadable(&name, &error))?;
    if !metadata.is_dir() {
        let file = File::open(path).map_err(|error| unreadable(&name, &error))?;
        inputs.push(read_within(&name, file)?);
        return Ok(());
    }
    let entries = fs::read_dir(path).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let mut members: Vec<_> =
        entries.map_err(|error| unreadable(&name, &error))?.iter().map(fs::DirEntry::path).collect();
    members.sort();
    for member in members {
        let hidden = member.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if member.is_file() && !hidden {
            read_path(&member, inputs)?;
        }
    }
    Ok(())
}

/// Stops one byte after the limit: the library then refuses the file without the rest of it in memory.
fn read_within(name: &str, source: impl Read) -> Result<Input, Failure> {
    let limit = Limits::default().file_bytes;
    let mut bytes = Vec::new();
    source.take(limit + 1).read_to_end(&mut bytes).map_err(|error| unreadable(name, &error))?;
    if bytes.len() as u64 > limit {
        let size = fs::metadata(name).map_or(bytes.len() as u64, |metadata| metadata.len());
        let kind = ProblemKind::TooLarge { bytes: size, limit_bytes: limit };
        return Err(Failure::Data(vec![Problem::new(Severity::Fatal, At::file(name), kind)]));
    }
    Ok(Input::new(name, bytes))
}

fn unreadable(name: &str, error: &io::Error) -> Failure {
    Failure::Stopped(vec![format!("cannot read {name}: {error}")])
}

//! Reading data as people hand it in, and the command that does it: on files, archives and in processes.

#![allow(clippy::expect_used, clippy::panic, reason = "helpers of tests fail as tests do")]

mod arbitrary;
mod archives;
mod bad_input;
mod certainty;
mod joins;
mod known_answers;
mod mappings;
mod pages;
mod parquet;
mod process;
mod shapes;
mod simulate;
mod stacks;
mod templates;
mod workbooks;

use std::path::PathBuf;

use scoring::intake::{Input, NativeDecoder};
use scoring::model::{Problem, ProblemKind};
use scoring::validate::{self, Loaded};

fn csv(text: &str) -> Vec<Input> {
    vec![Input::new("table.csv", text)]
}

fn load(inputs: Vec<Input>) -> Result<Loaded, Vec<Problem>> {
    validate::load(inputs, &NativeDecoder)
}

fn loaded(inputs: Vec<Input>) -> Loaded {
    load(inputs).unwrap_or_else(|problems| panic!("refused: {problems:#?}"))
}

/// The problem of this kind, which must be there.
fn find(problems: &[Problem], is_wanted: impl Fn(&ProblemKind) -> bool) -> &Problem {
    problems.iter().find(|problem| is_wanted(&problem.kind)).unwrap_or_else(|| panic!("not among {problems:#?}"))
}

/// A folder with known answers that is not part of the repository; `None`, said aloud, where it is absent.
fn known_answers(folder: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared").join(folder);
    if !path.is_dir() {
        println!("skipped: {} is not here", path.display());
        return None;
    }
    Some(path)
}

fn repository(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

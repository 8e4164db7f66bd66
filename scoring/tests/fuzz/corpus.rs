//! What is bent: files that ship with the project and known answers kept with the tests.

use std::fs;
use std::path::{Path, PathBuf};

/// A file by its name and what is in it.
#[derive(Clone, Debug)]
pub struct Sample {
    pub name: String,
    pub bytes: Vec<u8>,
}

impl Sample {
    pub fn new(name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes: bytes.into() }
    }
}

/// Of a table this much: a change far down a long one tells nothing new.
const TABLE_BYTES: usize = 12 << 10;

/// The files below a folder that end so, from the repository's root.
pub fn files(folder: &str, ending: &str) -> Vec<Sample> {
    let mut found = Vec::new();
    walk(&root().join(folder), ending, &mut found);
    found.sort();
    let sample = |path: &PathBuf| {
        let bytes = fs::read(path).expect("a file that was listed");
        Sample { name: path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(), bytes }
    };
    found.iter().map(sample).collect()
}

/// The beginnings of the tables (CSV) below a folder.
pub fn beginnings(folder: &str) -> Vec<Sample> {
    let mut found = files(folder, ".csv");
    found.iter_mut().for_each(|sample| sample.bytes.truncate(TABLE_BYTES));
    found
}

/// [`files`] of a folder beside the repository; none, said aloud, where it is absent.
pub fn files_beside(folder: &str, ending: &str) -> Vec<Sample> {
    if root().join(folder).is_dir() {
        return files(folder, ending);
    }
    println!("skipped: {folder} is not here");
    Vec::new()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn walk(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the repository").flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, ending, found);
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
}

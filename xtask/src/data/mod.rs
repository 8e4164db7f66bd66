//! `cargo xtask data`: writes the generated tables of the shipped datasets, or checks that the committed ones are the same.

mod countries;
mod demo;
mod hdi;
mod index;
mod lishui;
mod random;
#[cfg(test)]
mod scored;
#[cfg(test)]
mod shipped;
mod table;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Result};
use crate::workspace;

/// Folder of the shipped datasets within the workspace.
const FOLDER: &str = "public/data";

/// Runs the command and says on standard error what it wrote.
///
/// # Errors
/// Unknown arguments, a file that cannot be read or written, with `--check` a file that is not what the generator writes.
pub fn command(arguments: &[String]) -> Result<()> {
    let check = match arguments {
        [] => false,
        [argument] if argument == "--check" => true,
        _ => return Err(Failure::usage("usage: cargo xtask data [--check]")),
    };
    let different = update(&workspace::root().join(FOLDER), check)?;
    let names: Vec<String> = different.iter().map(|path| path.display().to_string()).collect();
    if check && !names.is_empty() {
        let what = format!("not what the generator writes: {}", names.join(", "));
        return Err(Failure::new(what).mended_by("cargo xtask data"));
    }
    names.iter().for_each(|name| eprintln!("written: {name}"));
    Ok(())
}

/// Where published tables lie, beside the repository.
const SHARED: &str = "../shared/data";

type Convert = fn(&Path, &[u8]) -> Result<Vec<(&'static str, Vec<u8>)>>;

/// Datasets made from published tables: the dataset, the table, what turns one into the other.
const CONVERTED: [(&str, &str, Convert); 2] =
    [("hdi-2015", "hdi_2015_known_answer.csv", hdi::files), ("lishui-2019", "lishui_permu_2019.csv", lishui::files)];

/// Generated files by their path within [`FOLDER`].
type Files = BTreeMap<String, Vec<u8>>;

/// Writes every generated file that is not there to the byte, or with `check` writes nothing. Returns those files.
fn update(folder: &Path, check: bool) -> Result<Vec<PathBuf>> {
    let mut different = Vec::new();
    for (path, bytes) in files(folder)? {
        let path = folder.join(path);
        let same = match fs::read(&path) {
            Ok(found) => found == bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => false,
            Err(error) => return Err(Failure::io("reading", &path, &error)),
        };
        if same {
            continue;
        }
        if !check {
            fs::write(&path, bytes).map_err(|error| Failure::io("writing", &path, &error))?;
        }
        different.push(path);
    }
    Ok(different)
}

fn files(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    let mut add = |dataset: &str, tables: Vec<(&str, Vec<u8>)>| {
        files.extend(tables.into_iter().map(|(name, bytes)| (format!("{dataset}/{name}"), bytes)));
    };
    add("demo-parks", demo::files());
    for (dataset, name, convert) in CONVERTED {
        let source = workspace::root().join(SHARED).join(name);
        match fs::read(&source) {
            Ok(bytes) => add(dataset, convert(&source, &bytes)?),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                eprintln!("{dataset}: {} is not there; its committed tables stand", source.display());
            }
            Err(error) => return Err(Failure::io("reading", &source, &error)),
        }
    }
    files.insert("index.json".to_owned(), index::build(folder, &files)?);
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn committed_files_are_what_the_generator_writes() {
        let different = update(&workspace::root().join(FOLDER), true).expect("readable files");
        assert_eq!(different, Vec::<PathBuf>::new(), "run `cargo xtask data`");
    }
}

//! Each source file says in its first line what it is for, has one purpose and a name that tells it.

use crate::failure::{Failure, Result};
use crate::{check, workspace};
use std::fs;
use std::path::{Path, PathBuf};

const MOST_CODE_LINES: usize = 400;
const SHORTEST_PURPOSE: usize = 6;
/// Names that a file gets when nobody knows what it is for.
const DRAWERS: [&str; 5] = ["util", "utils", "helper", "helpers", "misc"];

/// Fails with every file that breaks one of the rules.
pub fn check() -> Result<()> {
    let mut wrong = Vec::new();
    for path in rust_files()? {
        let source = fs::read_to_string(&path).map_err(|error| Failure::io("cannot read", &path, &error))?;
        let shown = shown(&path);
        wrong.extend(faults(&shown, &source).into_iter().map(|fault| format!("{shown}: {fault}")));
    }
    check::none_wrong(wrong)
}

/// Every `.rs` file of the workspace.
pub fn rust_files() -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for folder in ["app", "scoring", "xtask"] {
        collect(&workspace::root().join(folder), "rs", &mut found)?;
    }
    Ok(found)
}

/// Files below `folder` with that extension, in order; packages and build outputs are not ours.
pub fn collect(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) -> Result<()> {
    let failed = |error| Failure::io("cannot read", folder, &error);
    let entries: std::io::Result<Vec<_>> = fs::read_dir(folder).map_err(failed)?.collect();
    let mut paths: Vec<PathBuf> = entries.map_err(failed)?.iter().map(fs::DirEntry::path).collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir()
            && !path.is_symlink()
            && !matches!(&*name, "node_modules" | "target" | "dist" | ".git" | ".tools")
        {
            collect(&path, extension, found)?;
        } else if path.extension().is_some_and(|found| found == extension) {
            found.push(path);
        }
    }
    Ok(())
}

/// A path as people write it: from the repository's root, with slashes.
pub fn shown(path: &Path) -> String {
    let root = workspace::root();
    let parts = path.strip_prefix(&root).unwrap_or(path).iter();
    parts.map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn faults(shown: &str, source: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let purpose = source.lines().next().and_then(|line| line.strip_prefix("//! ")).unwrap_or_default();
    if purpose.len() < SHORTEST_PURPOSE {
        faults.push("its first line is no `//! purpose`".into());
    }
    let is_code = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with("//");
    let lines = source.lines().filter(is_code).count();
    if lines > MOST_CODE_LINES {
        faults.push(format!("{lines} lines of code are more than {MOST_CODE_LINES}"));
    }
    let mut parts = shown.split('/').map(|part| part.trim_end_matches(".rs"));
    if let Some(drawer) = parts.find(|part| DRAWERS.contains(part)) {
        faults.push(format!("`{drawer}` does not say what it holds"));
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_good_file_passes() {
        let source = format!("//! Orders entities.\n{}{}", "// why\n\n".repeat(300), "let a = 1;\n".repeat(400));
        assert_eq!(faults("scoring/src/rank.rs", &source), [""; 0]);
    }

    #[test]
    fn a_file_without_purpose_too_long_or_called_util_fails() {
        assert_eq!(faults("scoring/src/rank.rs", "use std::fmt;\n").len(), 1);
        assert_eq!(faults("scoring/src/rank.rs", "//!\n").len(), 1);
        assert_eq!(faults("scoring/src/rank.rs", "").len(), 1);
        let long = format!("//! Orders entities.\n{}", "let a = 1;\n".repeat(401));
        assert_eq!(faults("scoring/src/rank.rs", &long).len(), 1);
        assert_eq!(faults("scoring/src/util.rs", "//! Orders entities.\n").len(), 1);
        assert_eq!(faults("scoring/src/helpers/rank.rs", "//! Orders entities.\n").len(), 1);
    }
}

//! Whether files changed since last time: one number over their names and contents.

use crate::failure::{Failure, Result};
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

/// A number over the contents of these files, folders taken whole with the names in them. A path that is not there counts as such.
/// Contents and not times or places: switching branches back and forth, or moving the whole, must not cost a build.
pub fn of(paths: &[impl AsRef<Path>]) -> Result<u64> {
    let mut hasher = DefaultHasher::new();
    for path in paths {
        add(path.as_ref(), &mut hasher)?;
    }
    Ok(hasher.finish())
}

fn add(path: &Path, hasher: &mut DefaultHasher) -> Result<()> {
    let failed = |error| Failure::io("cannot read", path, &error);
    if path.is_dir() {
        let entries: std::io::Result<Vec<_>> = fs::read_dir(path).map_err(failed)?.collect();
        let mut children: Vec<PathBuf> = entries.map_err(failed)?.iter().map(fs::DirEntry::path).collect();
        children.sort();
        hasher.write_usize(children.len());
        for child in &children {
            hasher.write(child.file_name().unwrap_or_default().as_encoded_bytes());
            add(child, hasher)?;
        }
        Ok(())
    } else if path.exists() {
        let bytes = fs::read(path).map_err(failed)?;
        hasher.write_usize(bytes.len());
        hasher.write(&bytes);
        Ok(())
    } else {
        hasher.write_u8(0);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let path = std::env::temp_dir().join(format!("yuanheng-fingerprint-{}-{name}", std::process::id()));
        fs::create_dir_all(path.join("inner")).unwrap();
        fs::write(path.join("inner/a.txt"), "one").unwrap();
        path
    }

    #[test]
    fn changes_with_content_name_and_presence_only() {
        let path = folder("changes");
        let now = || of(&[&path]).unwrap();
        let first = now();
        fs::write(path.join("inner/a.txt"), "one").unwrap();
        assert_eq!(now(), first, "the same bytes again");
        let elsewhere = path.with_extension("elsewhere");
        fs::rename(&path, &elsewhere).unwrap();
        assert_eq!(of(&[&elsewhere]).unwrap(), first, "another place");
        fs::rename(&elsewhere, &path).unwrap();
        fs::write(path.join("inner/a.txt"), "two").unwrap();
        assert_ne!(now(), first, "other bytes");
        fs::write(path.join("inner/a.txt"), "one").unwrap();
        fs::rename(path.join("inner/a.txt"), path.join("inner/b.txt")).unwrap();
        assert_ne!(now(), first, "another name");
        fs::remove_dir_all(&path).unwrap();
        assert_ne!(now(), first, "gone");
    }
}

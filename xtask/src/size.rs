//! `cargo xtask size`: what the first load weighs, against `budgets.json`.

use crate::failure::{Failure, Result};
use crate::{build, workspace};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// One file of `dist` and what it weighs on the wire.
struct Weighed {
    name: String,
    /// Bytes as brotli at its highest quality.
    brotli: u64,
}

/// Builds if anything changed, prints the weight of every file of the first load, fails above the limit.
pub fn command() -> Result<()> {
    build::release(build::When::Changed)?;
    println!("{}", check()?);
    Ok(())
}

/// Weighs `dist` as it is; the report, or a failure holding it when a limit is passed.
pub fn check() -> Result<String> {
    let root = workspace::root();
    let path = root.join("budgets.json");
    let text = fs::read_to_string(&path).map_err(|error| Failure::io("cannot read", &path, &error))?;
    let budgets: Value = serde_json::from_str(&text).map_err(|error| Failure::new(format!("budgets.json: {error}")))?;
    let first = &budgets["firstLoad"];
    let (Some(aim), Some(limit), Some(patterns)) =
        (first["aimBytes"].as_u64(), first["limitBytes"].as_u64(), first["files"].as_array())
    else {
        return Err(Failure::new("budgets.json: firstLoad needs aimBytes, limitBytes and files"));
    };
    let patterns: Vec<&str> = patterns.iter().filter_map(Value::as_str).collect();
    let files = weigh(&workspace::dist(), &patterns)?;
    report(&files, aim, limit)
}

/// The files of `dist` that a pattern names; each pattern must name at least one.
fn weigh(dist: &Path, patterns: &[&str]) -> Result<Vec<Weighed>> {
    let entries = fs::read_dir(dist).map_err(|error| Failure::io("cannot read", dist, &error))?;
    let mut names: Vec<String> =
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    if let Some(idle) = patterns.iter().find(|pattern| !names.iter().any(|name| matches(pattern, name))) {
        return Err(Failure::new(format!("budgets.json: no file of dist is called `{idle}`")));
    }
    let counted = names.into_iter().filter(|name| patterns.iter().any(|pattern| matches(pattern, name)));
    let weighed = counted.map(|name| {
        let packed = dist.join(format!("{name}.br"));
        let data = fs::metadata(&packed).map_err(|error| Failure::io("cannot read", &packed, &error))?;
        Ok(Weighed { name, brotli: data.len() })
    });
    weighed.collect()
}

fn report(files: &[Weighed], aim: u64, limit: u64) -> Result<String> {
    let total: u64 = files.iter().map(|file| file.brotli).sum();
    let mut text: String = files.iter().map(|file| format!("{:>9}  {}\n", file.brotli, file.name)).collect();
    text.push_str(&format!("{total:>9}  first load, brotli bytes (aim {aim}, limit {limit})"));
    if total > limit { Err(Failure::new(format!("the first load is too heavy\n{text}"))) } else { Ok(text) }
}

/// Whether `name` is `pattern`, where each `*` stands for any run of characters but no dot.
fn matches(pattern: &str, name: &str) -> bool {
    let Some((head, tail)) = pattern.split_once('*') else {
        return pattern == name;
    };
    let Some(rest) = name.strip_prefix(head) else {
        return false;
    };
    let run = rest.find('.').unwrap_or(rest.len());
    (0..=run).any(|at| rest.is_char_boundary(at) && matches(tail, &rest[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, brotli: u64) -> Weighed {
        Weighed { name: name.into(), brotli }
    }

    #[test]
    fn a_pattern_stands_for_the_hash_only() {
        assert!(matches("app-*_bg.wasm", "app-1f2e_bg.wasm"));
        assert!(matches("*.css", "styles-99.css"));
        assert!(matches("boot.js", "boot.js"));
        assert!(!matches("app-*.js", "app-1f2e.js.br"));
        assert!(!matches("app-*.js", "app-1f.2e.js"));
        assert!(!matches("*.css", "styles.css.gz"));
        assert!(!matches("app-*_bg.wasm", "worker_bg.wasm"));
    }

    #[test]
    fn the_limit_holds() {
        let files = [file("a", 200), file("b", 100)];
        assert!(report(&files, 100, 300).unwrap().contains("300  first load"));
        assert!(report(&files, 100, 299).is_err());
    }

    #[test]
    fn a_pattern_without_a_file_and_a_file_without_its_packed_twin_are_told() {
        let folder = std::env::temp_dir().join(format!("yuanheng-size-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("boot.js"), "long text").unwrap();
        assert!(weigh(&folder, &["boot.js"]).is_err(), "no .br");
        fs::write(folder.join("boot.js.br"), "abc").unwrap();
        assert!(weigh(&folder, &["boot.js", "*.css"]).is_err(), "no style sheet");
        let weighed = weigh(&folder, &["boot.js"]).unwrap();
        assert_eq!(weighed.iter().map(|file| file.brotli).collect::<Vec<_>>(), [3]);
    }
}

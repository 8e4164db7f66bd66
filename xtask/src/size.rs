//! `cargo xtask size`: what the first load weighs, against `budgets.json`.

use crate::failure::{Failure, Result};
use crate::{build, workspace};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Files that load together, and what they may weigh.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Budget {
    /// What we want; only reported.
    aim_bytes: u64,
    /// What fails.
    limit_bytes: u64,
    /// Names, where `*` stands for a hash.
    files: Vec<String>,
}

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
    let path = workspace::root().join("budgets.json");
    let text = fs::read_to_string(&path).map_err(|error| Failure::io("cannot read", &path, &error))?;
    let budgets: BTreeMap<String, Budget> =
        serde_json::from_str(&text).map_err(|error| Failure::new(format!("budgets.json: {error}")))?;
    let mut reports = Vec::new();
    let mut is_over = false;
    for (name, budget) in &budgets {
        let files = weigh(&workspace::dist(), &budget.files)?;
        is_over |= total(&files) > budget.limit_bytes;
        reports.push(report(name, budget, &files));
    }
    let text = reports.join("\n");
    if is_over { Err(Failure::new(format!("heavier than budgets.json allows\n{text}"))) } else { Ok(text) }
}

/// The files of `dist` that a pattern names; each pattern must name at least one.
fn weigh(dist: &Path, patterns: &[String]) -> Result<Vec<Weighed>> {
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

fn total(files: &[Weighed]) -> u64 {
    files.iter().map(|file| file.brotli).sum()
}

fn report(name: &str, budget: &Budget, files: &[Weighed]) -> String {
    let lines = files.iter().map(|file| format!("{:>9}  {}\n", file.brotli, file.name));
    let Budget { aim_bytes, limit_bytes, .. } = budget;
    let sum = format!("{:>9}  {name}, brotli bytes (aim {aim_bytes}, limit {limit_bytes})", total(files));
    lines.chain([sum]).collect()
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
    fn a_report_has_every_file_and_the_sum() {
        let file = |name: &str, brotli| Weighed { name: name.into(), brotli };
        let budget = Budget { aim_bytes: 100, limit_bytes: 300, files: Vec::new() };
        let text = report("firstLoad", &budget, &[file("a", 200), file("b", 100)]);
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        assert_eq!(lines, ["200  a", "100  b", "300  firstLoad, brotli bytes (aim 100, limit 300)"]);
    }

    #[test]
    fn a_pattern_without_a_file_and_a_file_without_its_packed_twin_are_told() {
        let folder = std::env::temp_dir().join(format!("yuanheng-size-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("boot.js"), "long text").unwrap();
        assert!(weigh(&folder, &["boot.js".into()]).is_err(), "no .br");
        fs::write(folder.join("boot.js.br"), "abc").unwrap();
        assert!(weigh(&folder, &["boot.js".into(), "*.css".into()]).is_err(), "no style sheet");
        let weighed = weigh(&folder, &["boot.js".into()]).unwrap();
        assert_eq!(total(&weighed), 3);
    }
}

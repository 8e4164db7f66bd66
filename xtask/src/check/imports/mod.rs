//! Who may know whom: every path in `scoring` and `app` against the table in docs/ARCHITECTURE.md.

mod paths;
mod table;
mod tokens;

use crate::command::{cargo, output};
use crate::failure::{Failure, Result};
use crate::{check, workspace};
use paths::Import;
use serde_json::Value;
use std::fs;
use std::path::Path;
use table::Rule;

/// The crates the table is about.
const CRATES: [&str; 2] = ["scoring", "app"];

/// Fails with every import that the table does not allow.
pub fn check() -> Result<()> {
    let path = workspace::root().join("docs").join("ARCHITECTURE.md");
    let text = fs::read_to_string(&path).map_err(|error| Failure::io("cannot read", &path, &error))?;
    let rules = table::parse(&text)?;
    let dependencies = dependencies()?;
    let mut wrong = Vec::new();
    for file in check::files::rust_files()? {
        let shown = check::files::shown(&file);
        let Some((module, root)) = place(&shown) else {
            continue;
        };
        let source = fs::read_to_string(&file).map_err(|error| Failure::io("cannot read", &file, &error))?;
        let Some(rule) = rule_of(&rules, &module) else {
            wrong.push(format!("{shown}: `{}` has no row in the import table", module.join("::")));
            continue;
        };
        for import in paths::of(&source, &module, &root, &dependencies) {
            wrong.extend(fault(rule, &module, &import).map(|fault| format!("{shown}:{}: {fault}", import.line)));
        }
    }
    check::none_wrong(wrong)
}

/// Where a file of ours stands, as a module path, and what `crate` means in it. Tests, in files called `…_tests` or `tests`,
/// have no place, and neither have other crates.
fn place(shown: &str) -> Option<(Vec<String>, Vec<String>)> {
    let path = Path::new(shown).with_extension("");
    let mut parts: Vec<String> = path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if parts.len() < 3 || !CRATES.contains(&parts[0].as_str()) || parts[1] != "src" {
        return None;
    }
    if parts.iter().any(|part| part == "tests" || part.ends_with("_tests")) {
        return None;
    }
    parts.remove(1);
    if parts.last().is_some_and(|last| matches!(last.as_str(), "mod" | "lib" | "main")) {
        parts.pop();
    }
    let root_length = if parts.get(1).is_some_and(|part| part == "bin") { 3 } else { 1 };
    let root = parts.iter().take(root_length).cloned().collect();
    Some((parts, root))
}

/// The row that the module falls under: the most particular one.
fn rule_of<'a>(rules: &'a [Rule], module: &[String]) -> Option<&'a Rule> {
    let module = module.join("::");
    rules.iter().filter(|rule| is_in(&module, &rule.module)).max_by_key(|rule| rule.module.len())
}

/// What is wrong with this import under this rule, if anything.
fn fault(rule: &Rule, module: &[String], import: &Import) -> Option<String> {
    let to = import.path.join("::");
    let target = import.path.first()?;
    if !CRATES.contains(&target.as_str()) {
        let known = rule.outside.iter().any(|name| name.replace('-', "_") == *target);
        return (!known).then(|| format!("`{}` may not use the crate `{target}` ({to})", rule.module));
    }
    let allowed = is_in(&to, &rule.module)
        || rule.may_import.iter().any(|name| is_in(&to, name))
        || (module.first() == Some(target) && is_root_item(&import.path));
    (!allowed).then(|| format!("`{}` may not import `{to}`", rule.module))
}

/// Whether `path` is `module` or below it.
fn is_in(path: &str, module: &str) -> bool {
    path.strip_prefix(module).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

/// A constant or type right in a crate's root belongs to all of that crate.
fn is_root_item(path: &[String]) -> bool {
    matches!(path, [_, item] if item.starts_with(char::is_uppercase))
}

/// The names by which code may call the crates it depends on, ours among them.
fn dependencies() -> Result<Vec<String>> {
    let listed = output(cargo().args(["metadata", "--no-deps", "--format-version", "1", "--locked"]))?;
    let metadata: Value = serde_json::from_slice(&listed.stdout)
        .map_err(|error| Failure::new(format!("cannot read what `cargo metadata` says: {error}")))?;
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let all = packages.flat_map(|package| package["dependencies"].as_array().into_iter().flatten());
    let named = all.filter_map(|dependency| dependency["rename"].as_str().or(dependency["name"].as_str()));
    let mut names: Vec<String> = named.chain(CRATES).map(|name| name.replace('-', "_")).collect();
    names.sort();
    names.dedup();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "| module | may import | outside crates |\n| --- | --- | --- |\n\
        | scoring::math | – | libm |\n\
        | scoring::rank | scoring::math | – |\n\
        | app::view | scoring, app::state | leptos |\n\
        | app::chart | scoring | – |\n\
        | app::chart::draw | app::chart | plotters-canvas |\n";

    fn words(path: &str) -> Vec<String> {
        path.split("::").map(str::to_owned).collect()
    }

    fn faulty(module: &str, path: &str) -> bool {
        let import = Import { path: words(path), line: 1 };
        let rules = table::parse(TABLE).unwrap();
        fault(rule_of(&rules, &words(module)).unwrap(), &words(module), &import).is_some()
    }

    #[test]
    fn what_the_table_allows_passes() {
        for (module, path) in [
            ("scoring::rank", "scoring::math::sum"),
            ("scoring::rank::ties", "scoring::rank::order"),
            ("scoring::rank", "scoring::ENGINE_VERSION"),
            ("scoring::math", "libm::log"),
            ("app::view::page", "scoring::rank::Ranking"),
            ("app::view", "app::AppState"),
            ("app::chart::draw", "plotters_canvas::CanvasBackend"),
            ("app::chart::draw::line", "app::chart::scene"),
        ] {
            assert!(!faulty(module, path), "{module} uses {path}");
        }
    }

    #[test]
    fn what_it_does_not_allow_fails() {
        for (module, path) in [
            ("scoring::math", "scoring::rank"),
            ("scoring::rank", "scoring::mathematics"),
            ("scoring::rank", "libm::log"),
            ("scoring::rank", "web_sys::window"),
            ("app::view", "app::browser::storage"),
            ("app::chart::spec", "plotters_canvas::CanvasBackend"),
            ("app::chart::spec", "leptos::prelude"),
        ] {
            assert!(faulty(module, path), "{module} uses {path}");
        }
    }

    #[test]
    fn the_most_particular_row_counts_and_a_module_needs_one() {
        let rules = table::parse(TABLE).unwrap();
        let row = |module: &str| rule_of(&rules, &words(module)).map(|rule| rule.module.clone());
        assert_eq!(row("app::chart::draw::line").as_deref(), Some("app::chart::draw"));
        assert_eq!(row("app::chart::spec").as_deref(), Some("app::chart"));
        assert_eq!(row("scoring::ranking"), None);
    }

    #[test]
    fn files_stand_where_their_path_says() {
        let at = |path: &str| place(path).map(|(module, root)| (module.join("::"), root.join("::")));
        assert_eq!(at("scoring/src/rank/ties.rs"), Some(("scoring::rank::ties".into(), "scoring".into())));
        assert_eq!(at("scoring/src/rank/mod.rs"), Some(("scoring::rank".into(), "scoring".into())));
        assert_eq!(at("app/src/lib.rs"), Some(("app".into(), "app".into())));
        assert_eq!(at("app/src/bin/worker.rs"), Some(("app::bin::worker".into(), "app::bin::worker".into())));
        assert_eq!(at("app/src/bin/x/main.rs"), Some(("app::bin::x".into(), "app::bin::x".into())));
        assert_eq!(at("app/tests/web.rs"), None);
        assert_eq!(at("scoring/src/rank/ties_tests.rs"), None);
        assert_eq!(at("scoring/src/rank/tests.rs"), None);
        assert_eq!(at("xtask/src/main.rs"), None);
    }
}

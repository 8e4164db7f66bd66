//! The import table of docs/ARCHITECTURE.md, read as data.

use crate::failure::{Failure, Result};

/// What one module, with all below it, may use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// From the crate's name on, as in `app::chart::draw`.
    pub module: String,
    /// Modules, or whole crates of ours, each with all below it.
    pub may_import: Vec<String>,
    pub outside: Vec<String>,
}

const HEADER: &str = "| module | may import | outside crates |";

/// The rules of the one table in `text` with our header.
pub fn parse(text: &str) -> Result<Vec<Rule>> {
    let rows = text.lines().skip_while(|line| !line.starts_with(HEADER)).skip(2);
    let rules: Vec<Rule> = rows.take_while(|line| line.starts_with('|')).flat_map(rules_of_row).collect();
    if rules.is_empty() {
        return Err(Failure::new(format!("docs/ARCHITECTURE.md has no table that starts with `{HEADER}`")));
    }
    Ok(rules)
}

/// One rule for each module that the row names.
fn rules_of_row(row: &str) -> Vec<Rule> {
    let mut cells = row.trim_matches('|').split('|').map(names);
    let (modules, may_import, outside) =
        (cells.next().unwrap_or_default(), cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
    let rule = |module| Rule { module, may_import: may_import.clone(), outside: outside.clone() };
    modules.into_iter().map(rule).collect()
}

/// `a::{b, c}, d` as `a::b`, `a::c`, `d`; a dash names nothing.
fn names(cell: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = cell.replace('`', "");
    while let Some((head, tail)) = rest.split_once('{') {
        let (inner, tail) = tail.split_once('}').unwrap_or((tail, ""));
        let (before, stem) = head.rsplit_once(',').unwrap_or(("", head));
        names.extend(listed(before));
        names.extend(listed(inner).map(|name| format!("{}{name}", stem.trim())));
        rest = tail.to_owned();
    }
    names.extend(listed(&rest));
    names
}

fn listed(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(',').map(str::trim).filter(|name| !name.is_empty() && *name != "–").map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_groups_become_rules() {
        let text = "# A\n\n| module | may import | outside crates | must not know |\n| --- | --- | --- | --- |\n\
                    | `lib::math` | – | `libm` | data |\n\
                    | `lib::{rank, treat}`, `lib::top` | `lib::math`, `lib::model::{a, b}` | – | x |\n\nafter | x |\n";
        let rules = parse(text).unwrap();
        let short: Vec<_> = rules
            .iter()
            .map(|rule| (rule.module.as_str(), rule.may_import.join(" "), rule.outside.join(" ")))
            .collect();
        let listed = "lib::math lib::model::a lib::model::b";
        assert_eq!(
            short,
            [
                ("lib::math", String::new(), "libm".into()),
                ("lib::rank", listed.into(), String::new()),
                ("lib::treat", listed.into(), String::new()),
                ("lib::top", listed.into(), String::new()),
            ]
        );
    }

    #[test]
    fn a_document_without_the_table_is_told() {
        assert!(parse("# Architecture\n\n| other | table |\n| --- | --- |\n| a | b |\n").is_err());
    }
}

//! Every relative link in our documents leads somewhere, headings included.

use crate::check::{self, files};
use crate::failure::{Failure, Result};
use crate::workspace;
use std::fs;
use std::path::{Path, PathBuf};

/// Fails with every broken link.
pub fn check() -> Result<()> {
    let mut documents = Vec::new();
    files::collect(&workspace::root(), "md", &mut documents)?;
    let mut wrong = Vec::new();
    for document in documents {
        for (line, target) in links(&read(&document)?) {
            if let Some(fault) = fault(&document, &target)? {
                wrong.push(format!("{}:{line}: {fault}", files::shown(&document)));
            }
        }
    }
    check::none_wrong(wrong)
}

fn fault(document: &Path, target: &str) -> Result<Option<String>> {
    let (file, heading) = target.split_once('#').map_or((target, None), |(file, heading)| (file, Some(heading)));
    let path: PathBuf =
        if file.is_empty() { document.to_owned() } else { document.with_file_name("").join(file.replace("%20", " ")) };
    if !path.exists() {
        return Ok(Some(format!("`{target}` leads nowhere")));
    }
    match heading {
        Some(heading) if path.extension().is_some_and(|extension| extension == "md") => {
            let known = headings(&read(&path)?).iter().any(|known| known == heading);
            Ok((!known).then(|| format!("`{target}`: no such heading")))
        }
        _ => Ok(None),
    }
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| Failure::io("cannot read", path, &error))
}

/// Relative targets of `[…](target)` outside of code, each with its line.
fn links(text: &str) -> Vec<(usize, String)> {
    let mut links = Vec::new();
    for (line, prose) in prose(text) {
        let mut rest = without_code(prose);
        while let Some(at) = rest.find("](") {
            rest = rest.split_off(at + 2);
            let target = rest.split([')', ' ']).next().unwrap_or_default();
            let is_relative = !target.contains("://") && !target.starts_with("mailto:");
            if is_relative && !target.is_empty() {
                links.push((line, target.to_owned()));
            }
        }
    }
    links
}

/// Lines outside of fenced blocks, counted from 1.
fn prose(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut fenced = false;
    text.lines().enumerate().filter_map(move |(index, line)| {
        let fence = line.trim_start().starts_with("```");
        fenced ^= fence;
        (!fenced && !fence).then_some((index + 1, line))
    })
}

/// The line without its `code`.
fn without_code(line: &str) -> String {
    line.split('`').step_by(2).collect::<Vec<_>>().join("")
}

/// Anchors as code hosts make them: small letters, hyphens for spaces, no punctuation.
fn headings(text: &str) -> Vec<String> {
    let titles = prose(text).filter(|(_, line)| line.starts_with('#'));
    let anchor = |title: &str| {
        let kept = title.trim_start_matches('#').trim().to_lowercase();
        kept.chars()
            .filter(|c| c.is_alphanumeric() || "-_ ".contains(*c))
            .map(|c| if c == ' ' { '-' } else { c })
            .collect()
    };
    titles.map(|(_, title)| anchor(title)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_where_they_are_prose() {
        let text = "a [b](c.md) ![d](e.png \"t\") `[f](g)`\n```\n[h](i)\n```\n[j](https://k) [l](#m)";
        let expected = [(1, "c.md".into()), (1, "e.png".into()), (5, "#m".into())];
        assert_eq!(links(text), expected);
    }

    #[test]
    fn a_link_to_nowhere_fails() {
        let document = workspace::root().join("xtask").join("Cargo.toml");
        assert_eq!(fault(&document, "src/main.rs").unwrap(), None);
        assert_eq!(fault(&document, "../xtask/src").unwrap(), None);
        assert!(fault(&document, "src/none.rs").unwrap().is_some());
    }

    #[test]
    fn headings_become_anchors() {
        assert_eq!(headings("# The `xtask`, in short\n## 数据 从哪来？\ntext"), ["the-xtask-in-short", "数据-从哪来"]);
    }

    #[test]
    fn a_link_to_a_missing_heading_fails() {
        let document = std::env::temp_dir().join(format!("yuanheng-links-{}.md", std::process::id()));
        fs::write(&document, "# One thing\n").unwrap();
        assert_eq!(fault(&document, "#one-thing").unwrap(), None);
        assert!(fault(&document, "#other-thing").unwrap().is_some());
    }
}

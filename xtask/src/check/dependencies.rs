//! What `scoring` stands on: nothing that knows a browser or asks the machine for chance.

use crate::check;
use crate::command::{cargo, line, output};
use crate::failure::{Failure, Result};

const FORBIDDEN: [&str; 6] = ["web-sys", "js-sys", "wasm-bindgen", "gloo", "leptos", "getrandom"];

/// Fails with every forbidden crate in the tree of `scoring` with all its features, for wasm and for here.
pub fn check() -> Result<()> {
    let mut wrong = Vec::new();
    for target in ["wasm32-unknown-unknown", "x86_64-unknown-linux-gnu"] {
        let mut tree = cargo();
        tree.args(["tree", "--locked", "-p", "scoring", "-e", "normal", "--features", "cli", "--prefix", "none"]);
        tree.args(["--format", "{p}", "--target", target]);
        let listed = output(&mut tree)?;
        if !listed.status.success() {
            let said = String::from_utf8_lossy(&listed.stderr);
            return Err(Failure::new(format!("`{}` failed\n{said}", line(&tree))));
        }
        let text = String::from_utf8_lossy(&listed.stdout);
        wrong.extend(forbidden(&text).map(|name| format!("scoring depends on {name} ({target})")));
    }
    check::none_wrong(wrong)
}

/// The forbidden crates in a tree of `name version` lines, by name or as a member of the family (`gloo-net`).
fn forbidden(tree: &str) -> impl Iterator<Item = &str> {
    let names = tree.lines().filter_map(|line| line.split_whitespace().next());
    let of_family = |name: &str, family: &str| {
        name.strip_prefix(family).is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '_']))
    };
    names.filter(move |name| FORBIDDEN.iter().any(|family| of_family(name, family)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forbidden_crate_and_its_family_are_found() {
        let tree = "scoring v0.1.0 (/x)\nserde v1.0.0\nwasm-bindgen v0.2.129\ngloo-net v0.6.0\nglooey v1.0.0\n";
        assert_eq!(forbidden(tree).collect::<Vec<_>>(), ["wasm-bindgen", "gloo-net"]);
        assert_eq!(forbidden("scoring v0.1.0\nlibm v0.2.0\n").count(), 0);
    }
}

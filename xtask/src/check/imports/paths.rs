//! Every path in a file that leads to another module or crate, made absolute.

use super::tokens::{self, Token};

/// A path and the line it stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// Segments from a crate's name on.
    pub path: Vec<String>,
    pub line: usize,
}

/// The paths of a file. `module` is where it stands, from its crate on; `root` is what `crate` means there;
/// `crates` are the outside crates a path may start with.
pub fn of(source: &str, module: &[String], root: &[String], crates: &[String]) -> Vec<Import> {
    let tokens = tokens::of(source);
    let children = declared_modules(&tokens);
    let mut walk = Walk { tokens: &tokens, inner: Vec::new(), depth: 0, module, root, imports: Vec::new() };
    let mut index = 0;
    while index < tokens.len() {
        walk.note_braces(index);
        if walk.starts_path(index, crates, &children) {
            let prefix = walk.prefix(index);
            index = walk.tree(index, prefix);
        } else {
            index += 1;
        }
    }
    walk.imports
}

/// The names behind `mod name;`, which may start a path of their own.
fn declared_modules(tokens: &[(Token, usize)]) -> Vec<String> {
    let declared = tokens.windows(3).filter_map(|window| match window {
        [(Token::Word(keyword), _), (Token::Word(name), _), (Token::Semicolon, _)] if keyword == "mod" => Some(name),
        _ => None,
    });
    declared.cloned().collect()
}

struct Walk<'a> {
    tokens: &'a [(Token, usize)],
    /// Inline modules we are in: name, and the brace depth they were opened at.
    inner: Vec<(String, usize)>,
    depth: usize,
    module: &'a [String],
    root: &'a [String],
    imports: Vec<Import>,
}

impl Walk<'_> {
    fn token(&self, index: usize) -> Option<&Token> {
        self.tokens.get(index).map(|(token, _)| token)
    }

    fn word(&self, index: usize) -> Option<&str> {
        match self.token(index) {
            Some(Token::Word(word)) => Some(word),
            _ => None,
        }
    }

    fn note_braces(&mut self, index: usize) {
        match self.token(index) {
            Some(Token::Open) => {
                let keyword = index.checked_sub(2).and_then(|before| self.word(before));
                let name = index.checked_sub(1).and_then(|before| self.word(before));
                if let (Some("mod"), Some(name)) = (keyword, name) {
                    self.inner.push((name.to_owned(), self.depth));
                }
                self.depth += 1;
            }
            Some(Token::Close) => {
                self.depth = self.depth.saturating_sub(1);
                if self.inner.last().is_some_and(|(_, depth)| *depth == self.depth) {
                    self.inner.pop();
                }
            }
            _ => {}
        }
    }

    fn starts_path(&self, index: usize, crates: &[String], children: &[String]) -> bool {
        let inside = index.checked_sub(1).and_then(|before| self.token(before));
        let Some(word) = self.word(index).filter(|_| !matches!(inside, Some(Token::Colons | Token::Other('.')))) else {
            return false;
        };
        let known = |names: &[String]| names.iter().any(|name| name == word);
        let named = matches!(word, "crate" | "super" | "self") || known(crates) || known(children);
        // `use name;` and `use name as other;` bring a crate in without a `::`.
        let used = index.checked_sub(1).and_then(|before| self.word(before)) == Some("use");
        named && (self.token(index + 1) == Some(&Token::Colons) || (used && known(crates)))
    }

    /// What stands for the first word: nothing of the path itself is consumed.
    fn prefix(&self, index: usize) -> Vec<String> {
        let here = || self.module.iter().cloned().chain(self.inner.iter().map(|(name, _)| name.clone()));
        match self.word(index) {
            Some("crate") => self.root.to_vec(),
            Some("self") => here().collect(),
            Some("super") => {
                let mut parent: Vec<String> = here().collect();
                parent.pop();
                parent
            }
            Some(word) if self.names_child(word) => here().chain([word.to_owned()]).collect(),
            Some(word) => vec![word.to_owned()],
            None => Vec::new(),
        }
    }

    fn names_child(&self, word: &str) -> bool {
        declared_modules(self.tokens).iter().any(|child| child == word)
    }

    /// Reads the rest of a path whose first word stands at `index`, branches and all; where the tokens go on.
    fn tree(&mut self, index: usize, mut path: Vec<String>) -> usize {
        let line = self.tokens.get(index).map_or(0, |(_, line)| *line);
        let mut index = index + 1;
        while self.token(index) == Some(&Token::Colons) {
            match self.token(index + 1) {
                Some(Token::Word(word)) if word == "super" => {
                    path.pop();
                }
                Some(Token::Word(word)) if word != "self" => path.push(word.clone()),
                Some(Token::Word(_)) => {}
                Some(Token::Open) => return self.branches(index + 2, &path),
                Some(Token::Other('*')) => {}
                _ => {
                    index += 1;
                    break;
                }
            }
            index += 2;
        }
        self.imports.push(Import { path, line });
        index
    }

    /// Reads the branches of a path up to and with their closing brace.
    fn branches(&mut self, mut index: usize, path: &[String]) -> usize {
        loop {
            match self.token(index) {
                None => return index,
                Some(Token::Close) => return index + 1,
                Some(Token::Word(word)) if word == "as" => index += 2,
                Some(Token::Word(word)) if word == "self" => index = self.tree(index, path.to_vec()),
                Some(Token::Word(word)) => {
                    let branch = path.iter().cloned().chain([word.clone()]).collect();
                    index = self.tree(index, branch);
                }
                Some(Token::Other('*')) => {
                    let line = self.tokens.get(index).map_or(0, |(_, line)| *line);
                    self.imports.push(Import { path: path.to_vec(), line });
                    index += 1;
                }
                Some(_) => index += 1,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    /// Paths of a file that is `lib::rank::ties`, with `serde` and `web_sys` known.
    fn found(source: &str) -> Vec<String> {
        let module = strings(&["lib", "rank", "ties"]);
        let imports = of(source, &module, &strings(&["lib"]), &strings(&["serde", "web_sys", "lib"]));
        imports.into_iter().map(|import| import.path.join("::")).collect()
    }

    #[test]
    fn plain_paths_anywhere_in_the_code() {
        assert_eq!(found("use crate::model::Dataset;"), ["lib::model::Dataset"]);
        assert_eq!(found("fn f(x: &crate::math::Sum<f64>) {}"), ["lib::math::Sum"]);
        assert_eq!(found("let w = web_sys::window();"), ["web_sys::window"]);
        assert_eq!(found("use super::order; use super::super::math;"), ["lib::rank::order", "lib::math"]);
        assert_eq!(
            found("use self::inner::A; use serde; use serde as s;"),
            ["lib::rank::ties::inner::A", "serde", "serde"]
        );
        assert_eq!(found("x.serde::<T>(); a::serde::b(); std::fmt::Result"), [""; 0]);
    }

    #[test]
    fn branches_are_followed() {
        let source = "use crate::{math, model::{self, Column as C, text::*}, *};";
        let expected = ["lib::math", "lib::model", "lib::model::Column", "lib::model::text", "lib"];
        assert_eq!(found(source), expected);
        assert_eq!(
            found("crate::model::Dataset { rows: crate::math::sum(&x) }"),
            ["lib::model::Dataset", "lib::math::sum"]
        );
    }

    #[test]
    fn child_and_inline_modules_are_where_they_are() {
        assert_eq!(found("mod draw; pub use draw::Pen;"), ["lib::rank::ties::draw::Pen"]);
        let source = "mod inner { use super::A; fn f() { {} super::b(); } } use super::c;";
        assert_eq!(found(source), ["lib::rank::ties::A", "lib::rank::ties::b", "lib::rank::c"]);
    }

    #[test]
    fn lines_are_kept() {
        let imports = of("\n\nuse crate::a;", &strings(&["lib"]), &strings(&["lib"]), &[]);
        assert_eq!(imports, [Import { path: strings(&["lib", "a"]), line: 3 }]);
    }
}

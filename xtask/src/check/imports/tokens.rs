//! Rust source as the few tokens that paths are made of; comments, strings and test modules left out.

/// One token. `Other` stands for everything a path cannot contain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    Word(String),
    /// `::`
    Colons,
    Open,
    Close,
    Comma,
    Semicolon,
    /// Anything else that separates, such as `.` or `<`.
    Other(char),
}

/// The tokens of a file, each with its line (from 1), without `#[cfg(test)]` modules.
pub fn of(source: &str) -> Vec<(Token, usize)> {
    without_tests(split(source))
}

fn split(source: &str) -> Vec<(Token, usize)> {
    let characters: Vec<char> = source.chars().collect();
    let at = |index: usize| characters.get(index).copied().unwrap_or('\0');
    let (mut tokens, mut index, mut line) = (Vec::new(), 0, 1);
    while index < characters.len() {
        let start = index;
        let token = match at(index) {
            '/' if at(index + 1) == '/' => {
                index = end_of_line(&characters, index);
                None
            }
            '/' if at(index + 1) == '*' => {
                index = end_of_block_comment(&characters, index);
                None
            }
            '"' => {
                index = end_of_string(&characters, index);
                None
            }
            'r' if raw_string_hashes(&characters, index).is_some() => {
                index = end_of_raw_string(&characters, index);
                None
            }
            '\'' => {
                index = end_of_quote(&characters, index);
                None
            }
            ':' if at(index + 1) == ':' => {
                index += 2;
                Some(Token::Colons)
            }
            character if character.is_alphanumeric() || character == '_' => {
                while at(index).is_alphanumeric() || at(index) == '_' {
                    index += 1;
                }
                Some(Token::Word(characters[start..index].iter().collect()))
            }
            character => {
                index += 1;
                punctuation(character)
            }
        };
        tokens.extend(token.map(|token| (token, line)));
        line += characters[start..index.min(characters.len())].iter().filter(|character| **character == '\n').count();
    }
    tokens
}

fn punctuation(character: char) -> Option<Token> {
    match character {
        '{' => Some(Token::Open),
        '}' => Some(Token::Close),
        ',' => Some(Token::Comma),
        ';' => Some(Token::Semicolon),
        _ if character.is_whitespace() => None,
        _ => Some(Token::Other(character)),
    }
}

fn end_of_line(characters: &[char], start: usize) -> usize {
    let rest = characters[start..].iter().position(|character| *character == '\n');
    rest.map_or(characters.len(), |length| start + length)
}

fn end_of_block_comment(characters: &[char], start: usize) -> usize {
    let (mut depth, mut index) = (1, start + 2);
    while depth > 0 && index < characters.len() {
        match characters[index..] {
            ['/', '*', ..] => (depth, index) = (depth + 1, index + 2),
            ['*', '/', ..] => (depth, index) = (depth - 1, index + 2),
            _ => index += 1,
        }
    }
    index
}

fn end_of_string(characters: &[char], start: usize) -> usize {
    let mut index = start + 1;
    while index < characters.len() && characters[index] != '"' {
        index += if characters[index] == '\\' { 2 } else { 1 };
    }
    index + 1
}

/// The number of `#` when `r` at `start` opens a raw string.
fn raw_string_hashes(characters: &[char], start: usize) -> Option<usize> {
    let hashes = characters[start + 1..].iter().take_while(|character| **character == '#').count();
    (characters.get(start + 1 + hashes) == Some(&'"')).then_some(hashes)
}

fn end_of_raw_string(characters: &[char], start: usize) -> usize {
    let hashes = raw_string_hashes(characters, start).unwrap_or_default();
    let mut index = start + hashes + 2;
    while index < characters.len() {
        let closing = characters[index] == '"'
            && characters[index + 1..].iter().take(hashes).filter(|character| **character == '#').count() == hashes;
        index += 1;
        if closing {
            return index + hashes;
        }
    }
    index
}

/// A character literal ends at its second quote; a lifetime is the quote alone.
fn end_of_quote(characters: &[char], start: usize) -> usize {
    match characters[start + 1..] {
        ['\\', ..] => {
            let rest = characters.get(start + 3..).unwrap_or_default();
            rest.iter().position(|character| *character == '\'').map_or(characters.len(), |length| start + 4 + length)
        }
        [_, '\'', ..] => start + 3,
        _ => start + 1,
    }
}

/// Leaves out `#[cfg(test)] mod … { … }`: a test may know more than what it tests.
fn without_tests(tokens: Vec<(Token, usize)>) -> Vec<(Token, usize)> {
    let opening = split("#[cfg(test)]\nmod");
    let mut kept = Vec::with_capacity(tokens.len());
    let mut index = 0;
    while index < tokens.len() {
        let rest = &tokens[index..];
        if rest.len() > opening.len() && rest.iter().zip(&opening).all(|(left, right)| left.0 == right.0) {
            index += length_of_block(rest);
        } else {
            kept.push(tokens[index].clone());
            index += 1;
        }
    }
    kept
}

/// Tokens up to and with the brace that closes the first one opened, or the first semicolon outside of braces.
fn length_of_block(tokens: &[(Token, usize)]) -> usize {
    let mut depth = 0;
    for (index, (token, _)) in tokens.iter().enumerate() {
        match token {
            Token::Open => depth += 1,
            Token::Close => depth -= 1,
            _ => {}
        }
        if depth == 0 && matches!(token, Token::Close | Token::Semicolon) {
            return index + 1;
        }
    }
    tokens.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(source: &str) -> Vec<String> {
        let word = |(token, _)| if let Token::Word(word) = token { Some(word) } else { None };
        of(source).into_iter().filter_map(word).collect()
    }

    #[test]
    fn comments_strings_and_literals_hide_their_words() {
        let source = r####"a // b
            /* c /* d */ e */ f "g \" h" r#"i " j"# 'k' '\'' '\u{4e2d}' l<'m> "#" n"####;
        assert_eq!(words(source), ["a", "f", "l", "m", "n"]);
    }

    #[test]
    fn test_modules_are_left_out_and_lines_are_kept() {
        let source = "one\n#[cfg(test)]\nmod tests {\n  fn two() { three }\n}\n\nfour";
        assert_eq!(words(source), ["one", "four"]);
        assert_eq!(of(source).last().map(|(_, line)| *line), Some(7));
        assert_eq!(words("#[cfg(test)]\nmod tests;\nfive"), ["five"]);
        assert_eq!(words("#[cfg(not(test))]\nmod six { seven }"), ["cfg", "not", "test", "mod", "six", "seven"]);
    }

    #[test]
    fn an_unfinished_file_ends_anyway() {
        for source in ["\"open", "r#\"open", "/* open", "'", "'\\", "{ {", "#[cfg(test)] mod t {", "r", "\\"] {
            of(source);
        }
    }
}

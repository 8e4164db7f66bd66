//! HTML as it comes, cut into tags and text: as much of its rules as tables take, and none of it ever run or shown.

/// What stands between two places of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// As it stands, with its entities.
    Text(&'t str),
    Start {
        name: &'t str,
        attributes: &'t str,
    },
    End {
        name: &'t str,
    },
}

/// Elements whose content is no text of the page.
const UNSEEN: [&str; 5] = ["script", "style", "title", "template", "noscript"];

/// Tags and text in their order; comments, declarations, scripts and styles are passed over. *Cost*: O(bytes).
pub(super) struct Tokens<'t> {
    rest: &'t str,
    unseen: &'static [&'static str],
}

impl<'t> Tokens<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { rest: text, unseen: &UNSEEN }
    }

    /// Of XML, where no element is without its text.
    pub(super) fn of_xml(text: &'t str) -> Self {
        Self { rest: text, unseen: &[] }
    }

    /// Goes on behind the next `end`, or at the end where there is none.
    fn pass(&mut self, end: &str) {
        self.rest = self.rest.split_once(end).map_or("", |(_, rest)| rest);
    }

    /// Goes on before the closing tag of the element.
    fn pass_content(&mut self, name: &str) {
        let closes = |rest: &str| rest.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
        let mut from = 0;
        while let Some(at) = self.rest.get(from..).and_then(|rest| rest.find("</")) {
            from += at + 2;
            if self.rest.get(from..).is_some_and(closes) {
                self.rest = self.rest.get(from - 2..).unwrap_or("");
                return;
            }
        }
        self.rest = "";
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        loop {
            let text = self.rest;
            if text.is_empty() {
                return None;
            }
            // A `<` before anything but a tag is text: `<5 万元`.
            let Some(inside) = text.strip_prefix('<').filter(|inside| begins_tag(inside)) else {
                let skip = usize::from(text.starts_with('<'));
                let end = text.get(skip..).and_then(|rest| rest.find('<')).map_or(text.len(), |at| at + skip);
                let (shown, rest) = text.split_at(end);
                self.rest = rest;
                return Some(Token::Text(shown));
            };
            if inside.starts_with("!--") {
                self.rest = inside.get(3..).unwrap_or("");
                self.pass("-->");
                continue;
            }
            if inside.starts_with(['!', '?']) {
                self.pass(">");
                continue;
            }
            let (tag, rest) = inside.split_at(tag_length(inside));
            self.rest = rest.strip_prefix('>').unwrap_or(rest);
            if let Some(name) = tag.strip_prefix('/') {
                return Some(Token::End { name: name_in(name) });
            }
            let name = name_in(tag);
            if self.unseen.iter().any(|unseen| name.eq_ignore_ascii_case(unseen)) && !tag.ends_with('/') {
                self.pass_content(name);
                continue;
            }
            return Some(Token::Start { name, attributes: tag.get(name.len()..).unwrap_or("") });
        }
    }
}

fn begins_tag(inside: &str) -> bool {
    let letters = inside.strip_prefix('/').unwrap_or(inside);
    letters.starts_with(|c: char| c.is_ascii_alphabetic()) || inside.starts_with(['!', '?'])
}

fn name_in(tag: &str) -> &str {
    let end = tag.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(tag.len());
    tag.get(..end).unwrap_or("")
}

/// Up to the `>` that ends the tag: one in quotes does not.
fn tag_length(tag: &str) -> usize {
    let mut quote = None;
    let mut before = ' ';
    for (at, letter) in tag.char_indices() {
        match quote {
            Some(open) if letter == open => quote = None,
            Some(_) => {}
            None if letter == '>' => return at,
            // A quote that begins no value is a slip of whoever wrote it.
            None if matches!(letter, '"' | '\'') && before == '=' => quote = Some(letter),
            None => {}
        }
        if !letter.is_whitespace() {
            before = letter;
        }
    }
    tag.len()
}

/// The value of an attribute as it stands, empty where it has none; `None` where it is absent.
pub(super) fn attribute<'t>(attributes: &'t str, wanted: &str) -> Option<&'t str> {
    let mut rest = attributes;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '/')).unwrap_or(rest.len()).max(1);
        let end = (end..=rest.len()).find(|&end| rest.is_char_boundary(end)).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let mut value = "";
        rest = after;
        if let Some(given) = after.trim_start().strip_prefix('=') {
            let given = given.trim_start();
            let quote = given.chars().next().filter(|letter| matches!(letter, '"' | '\''));
            (value, rest) = match quote {
                Some(quote) => given
                    .get(1..)
                    .and_then(|inner| inner.split_once(quote))
                    .unwrap_or((given.get(1..).unwrap_or(""), "")),
                None => given.split_at(given.find(char::is_whitespace).unwrap_or(given.len())),
            };
        }
        if name.eq_ignore_ascii_case(wanted) {
            return Some(value);
        }
    }
}

/// Named entities that tables have, beside those by number.
const ENTITIES: &[(&str, &str)] = &[
    ("nbsp", "\u{A0}"),
    ("ensp", " "),
    ("emsp", " "),
    ("thinsp", " "),
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("middot", "·"),
    ("bull", "•"),
    ("times", "×"),
    ("divide", "÷"),
    ("minus", "−"),
    ("plusmn", "±"),
    ("le", "≤"),
    ("ge", "≥"),
    ("deg", "°"),
    ("permil", "‰"),
    ("sup2", "²"),
    ("sup3", "³"),
    ("frac12", "½"),
    ("yen", "¥"),
    ("euro", "€"),
    ("pound", "£"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("infin", "∞"),
    ("Alpha", "Α"),
    ("alpha", "α"),
    ("beta", "β"),
    ("micro", "µ"),
    ("copy", "©"),
    ("reg", "®"),
];

/// Adds text with its entities read; one that is not known stays as it is written.
pub(super) fn push_text(to: &mut String, text: &str) {
    let mut rest = text;
    while let Some((front, after)) = rest.split_once('&') {
        to.push_str(front);
        let end = after
            .bytes()
            .take(12)
            .position(|byte| !(byte.is_ascii_alphanumeric() || byte == b'#'))
            .unwrap_or(after.len().min(12));
        let (name, behind) = (after.get(..end).unwrap_or(""), after.get(end..).unwrap_or(""));
        let by_number = name.strip_prefix('#').and_then(|number| {
            let hex = number.strip_prefix(['x', 'X']);
            let code = hex.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())?;
            char::from_u32(code).filter(|&c| c != '\0')
        });
        let by_name = || ENTITIES.iter().find(|(known, _)| *known == name).map(|&(_, text)| text);
        match by_number {
            Some(letter) => to.push(letter),
            None => match by_name() {
                Some(letters) => to.push_str(letters),
                None => {
                    to.push('&');
                    rest = after;
                    continue;
                }
            },
        }
        rest = behind.strip_prefix(';').unwrap_or(behind);
    }
    to.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_text_come_in_order_and_what_is_unseen_is_passed_over() {
        let html = "<!doctype html><!-- <td>no</td> --><STYLE>td{a:'</'}</STYLE><td a=\"x>y\" b='</td>'>1 < 2 & <5</TD\n><script>if(a<b)document.write('<td>')</script><br/>终";
        let found: Vec<Token<'_>> = Tokens::new(html).collect();
        let end = |name| Token::End { name };
        assert_eq!(
            found,
            [
                end("STYLE"),
                Token::Start { name: "td", attributes: " a=\"x>y\" b='</td>'" },
                Token::Text("1 "),
                Token::Text("< 2 & "),
                Token::Text("<5"),
                end("TD"),
                end("script"),
                Token::Start { name: "br", attributes: "/" },
                Token::Text("终"),
            ]
        );
        for open in ["<", "<td", "<td a=\"", "<!--", "<!", "</", "<script>", "<style></styl"] {
            assert!(Tokens::new(open).count() <= 1, "{open}");
        }
    }

    #[test]
    fn attributes_are_found_however_they_are_written() {
        let all = " colspan=2 ROWSPAN = '3' x:num=\"1.25\" hidden style='a:b' 名=值";
        for (name, expect) in [
            ("colspan", Some("2")),
            ("rowspan", Some("3")),
            ("x:num", Some("1.25")),
            ("hidden", Some("")),
            ("style", Some("a:b")),
            ("名", Some("值")),
            ("span", None),
        ] {
            assert_eq!(attribute(all, name), expect, "{name}");
        }
        assert_eq!(attribute(" = =\" a=1", "b"), None);
    }

    #[test]
    fn entities_are_read_and_unknown_ones_kept() {
        for (text, expect) in [
            ("A&amp;B&nbsp;公司", "A&B\u{A0}公司"),
            ("&#20225;&#x4E1A;", "企业"),
            ("m&sup2; &lt;5&gt;", "m² <5>"),
            ("R&D &unknown; &#0; & &", "R&D &unknown; &#0; & &"),
            ("&amp", "&"),
            ("&#xFFFFFFFF;&", "&#xFFFFFFFF;&"),
            ("&企业", "&企业"),
        ] {
            let mut read = String::new();
            push_text(&mut read, text);
            assert_eq!(read, expect, "{text}");
        }
    }
}

//! How wide a text will be, without asking a browser: widths by class of character, a little on the generous side.

/// The estimated width in the unit of `size`, for the system sans-serif stack.
pub fn text_width(text: &str, size: f64) -> f64 {
    text.chars().map(char_width).sum::<f64>() * size
}

/// The text, shortened with an ellipsis until it fits into `room`. At least one character stays.
pub fn fit(text: &str, size: f64, room: f64) -> String {
    if text_width(text, size) <= room {
        return text.to_owned();
    }
    let ellipsis = char_width('…') * size;
    let mut used = ellipsis;
    let mut short = String::new();
    for (index, character) in text.chars().enumerate() {
        used += char_width(character) * size;
        if index > 0 && used > room {
            break;
        }
        short.push(character);
    }
    format!("{}…", short.trim_end())
}

/// The text in at most `n_lines` lines of at most `room`, broken at spaces in Latin text and anywhere in Chinese;
/// what does not fit ends in an ellipsis.
pub fn wrap(text: &str, size: f64, room: f64, n_lines: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (chunk, tail) = rest.split_at(next_break(rest, size, room));
        let is_last = lines.len() >= n_lines;
        if let Some(line) = lines.last_mut() {
            let fits = text_width(line, size) + text_width(chunk.trim_end(), size) <= room;
            if line.is_empty() || fits {
                line.push_str(chunk);
                rest = tail;
                continue;
            }
            if is_last {
                line.push_str(rest);
                break;
            }
        }
        lines.push(String::new());
    }
    lines.iter().map(|line| fit(line.trim(), size, room)).collect()
}

/// The byte length of the shortest start of `text` after which a line may end. A bracket that fits on a line, mostly a
/// unit, stays whole.
fn next_break(text: &str, size: f64, room: f64) -> usize {
    if text.starts_with(['（', '('])
        && let Some((at, close)) = text.char_indices().find(|(_, character)| ['）', ')'].contains(character))
        && text_width(&text[..at + close.len_utf8()], size) <= room
    {
        return at + close.len_utf8();
    }
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let end = at + character.len_utf8();
        let Some(&(_, next)) = characters.peek() else { return end };
        let may_end = character == ' ' || is_wide(character) || is_wide(next);
        if may_end && !closes(next) && !opens(character) {
            return end;
        }
    }
    text.len()
}

/// Punctuation that must not end a line.
fn opens(character: char) -> bool {
    "（《「“([".contains(character)
}

/// Punctuation that must not start a line.
fn closes(character: char) -> bool {
    "，。、；：！？）》」”’%)],.;:".contains(character)
}

fn is_wide(character: char) -> bool {
    matches!(u32::from(character), 0x1100..=0x115F | 0x2E80..=0xA4CF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF | 0xFE30..=0xFE4F | 0xFF00..=0xFF60 | 0x20000..=0x3FFFD)
}

/// Width of one character in em.
fn char_width(character: char) -> f64 {
    match character {
        _ if is_wide(character) => 1.0,
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '!' | '|' | '\'' | ' ' | '·' => 0.31,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '/' | '-' => 0.4,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '…' | '—' => 0.92,
        'A'..='Z' => 0.7,
        '0'..='9' | '+' | '−' | '=' => 0.59,
        _ => 0.58,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_is_one_em_a_character() {
        assert_eq!(text_width("苏州工业园区", 12.0), 72.0);
        assert!(text_width("Suzhou", 12.0) < 48.0);
    }

    #[test]
    fn fit_keeps_what_fits_and_marks_what_does_not() {
        assert_eq!(fit("园区", 12.0, 24.0), "园区");
        let short = fit("苏州工业园区", 12.0, 50.0);
        assert!(short.ends_with('…') && text_width(&short, 12.0) <= 50.0, "{short}");
        assert_eq!(fit("苏州", 12.0, 1.0), "苏…");
        assert_eq!(fit("", 12.0, 0.0), "");
    }

    #[test]
    fn wrap_breaks_chinese_anywhere_and_latin_at_spaces() {
        assert_eq!(wrap("创新能力建设", 10.0, 40.0, 2), ["创新能力", "建设"]);
        assert_eq!(wrap("Innovation capacity", 10.0, 70.0, 2), ["Innovation", "capacity"]);
        assert_eq!(wrap("万人发明专利（件）", 10.0, 75.0, 2), ["万人发明专利", "（件）"]);
        assert_eq!(wrap("实际利用外资（百万美元）", 10.0, 85.0, 2), ["实际利用外资", "（百万美元）"]);
        assert_eq!(wrap("土地，资本", 10.0, 20.0, 3), ["土", "地，", "资本"]);
        let two = wrap("创新能力建设与成果转化水平", 10.0, 40.0, 2);
        assert_eq!(two.len(), 2);
        assert!(two[1].ends_with('…'), "{two:?}");
        assert_eq!(wrap("", 10.0, 40.0, 2), [""]);
    }
}

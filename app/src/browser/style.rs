//! Styles of parts that come later: a sheet beside the part, brought along without its comments and its layout.

use std::cell::RefCell;

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::JsCast;

/// Lays styles of a later part over the page's own, once; a browser without the means shows the part plainly.
pub fn adopt_style(css: &'static str) {
    thread_local! {
        static ADOPTED: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
    }
    if ADOPTED.with_borrow(|adopted| adopted.iter().any(|one| std::ptr::eq(*one, css))) {
        return;
    }
    let adopt = || {
        let kind: Function = Reflect::get(&js_sys::global(), &"CSSStyleSheet".into()).ok()?.dyn_into().ok()?;
        let sheet = Reflect::construct(&kind, &Array::new()).ok()?;
        let replace: Function = Reflect::get(&sheet, &"replaceSync".into()).ok()?.dyn_into().ok()?;
        replace.call1(&sheet, &css.into()).ok()?;
        let (document, key) = (web_sys::window()?.document()?.into(), "adoptedStyleSheets".into());
        let sheets = Array::from(&Reflect::get(&document, &key).ok()?);
        sheets.push(&sheet);
        Reflect::set(&document, &key, &sheets).ok()
    };
    if adopt().is_some() {
        ADOPTED.with_borrow_mut(|adopted| adopted.push(css));
    }
}

/// The sheet at a path beside the file that names it, as it travels: squeezed while it is compiled.
macro_rules! style {
    ($path:literal) => {{
        const SHEET: &str = include_str!($path);
        const SQUEEZED: ([u8; SHEET.len()], usize) = $crate::browser::style::squeeze(SHEET.as_bytes());
        const STYLE: &str = match std::str::from_utf8(SQUEEZED.0.split_at(SQUEEZED.1).0) {
            Ok(style) => style,
            // Worked out by the compiler, which would stop here: no page ever gets as far.
            Err(_) => panic!("only whole characters are left out"),
        };
        STYLE
    }};
}
pub(crate) use style;

/// A sheet without comments, and with one space for any number of them and of line ends, or none beside braces and after what ends or
/// parts something; with how many bytes of it count. Our sheets have no text with such spaces in it.
pub const fn squeeze<const N: usize>(sheet: &[u8]) -> ([u8; N], usize) {
    let mut out = [0; N];
    let (mut n, mut at) = (0, 0);
    let mut is_spaced = false;
    while at < sheet.len() {
        let byte = sheet[at];
        if byte == b'/' && at + 1 < sheet.len() && sheet[at + 1] == b'*' {
            at += 2;
            while at + 1 < sheet.len() && !(sheet[at] == b'*' && sheet[at + 1] == b'/') {
                at += 1;
            }
            at += 2;
            is_spaced = true;
            continue;
        }
        at += 1;
        if byte.is_ascii_whitespace() {
            is_spaced = true;
            continue;
        }
        let is_apart = n > 0 && !matches!(out[n - 1], b'{' | b'}' | b';' | b',') && !matches!(byte, b'{' | b'}');
        if is_spaced && is_apart {
            out[n] = b' ';
            n += 1;
        }
        is_spaced = false;
        out[n] = byte;
        n += 1;
    }
    (out, n)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check<const N: usize>(sheet: &str, expect: &str) {
        let (bytes, n) = squeeze::<N>(sheet.as_bytes());
        assert_eq!(std::str::from_utf8(&bytes[..n]), Ok(expect), "{sheet}");
    }

    #[test]
    fn what_no_browser_reads_stays_behind() {
        check::<99>("/* A card. */\n.card {\n  margin: 0 auto;\n}\n", ".card{margin: 0 auto;}");
        check::<99>(".a > .b :hover,\n.c { transition:\n  a 1s,\n  b 2s }", ".a > .b :hover,.c{transition: a 1s,b 2s}");
        check::<99>(
            "@media print { .a /* b */ .c { width: calc(1px + 2px) } }",
            "@media print{.a .c{width: calc(1px + 2px)}}",
        );
        check::<99>("/* \u{56ed}\u{8861} */ a { b: \u{201c}c\u{201d} } /* open", "a{b: \u{201c}c\u{201d}}");
        check::<0>("", "");
    }

    #[test]
    fn a_sheet_beside_its_part_is_squeezed_when_it_is_compiled() {
        let style = style!("../chart/chart.css");
        assert!(style.starts_with(".chart{display: grid;gap: var(--space-2);"), "{style}");
        assert!(!style.contains('\n') && style.ends_with("}}"));
    }
}

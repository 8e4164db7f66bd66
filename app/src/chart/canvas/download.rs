//! Hands a chart to the person as a file.

use std::fmt;

use js_sys::Array;
use leptos::prelude::document;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlCanvasElement, Url};

use crate::chart::draw::{DrawError, draw_page_on_canvas, svg};
use crate::chart::page::Page;
use crate::chart::theme::Theme;

/// Pixels of a saved PNG in one CSS px: sharp on paper and on a large screen.
const PNG_PIXELS: f64 = 3.0;

/// Why a file could not be made.
#[derive(Debug)]
pub enum DownloadError {
    Draw(DrawError),
    Browser(JsValue),
}

/// Saves the page as SVG under a name made from `title`.
pub fn save_svg(page: &Page, theme: Theme, title: &str) -> Result<(), DownloadError> {
    let text = svg(page, theme).map_err(DownloadError::Draw)?;
    let kind = BlobPropertyBag::new();
    kind.set_type("image/svg+xml");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind)?;
    save_blob(&blob, &format!("{}.svg", file_stem(title)))?;
    Ok(())
}

/// Saves the page as PNG under a name made from `title`.
pub fn save_png(page: &Page, theme: Theme, title: &str) -> Result<(), DownloadError> {
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    canvas.set_width((page.width * PNG_PIXELS).round() as u32);
    canvas.set_height((page.height * PNG_PIXELS).round() as u32);
    draw_page_on_canvas(&canvas, page, theme, PNG_PIXELS).map_err(DownloadError::Draw)?;
    let name = format!("{}.png", file_stem(title));
    let save = Closure::once_into_js(move |blob: Option<Blob>| {
        let saved = blob.ok_or(JsValue::NULL).and_then(|blob| save_blob(&blob, &name));
        if let Err(cause) = saved {
            leptos::logging::error!("cannot save {name}: {cause:?}");
        }
    });
    canvas.to_blob(save.unchecked_ref())?;
    Ok(())
}

impl fmt::Display for DownloadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Draw(cause) => cause.fmt(formatter),
            Self::Browser(cause) => write!(formatter, "{cause:?}"),
        }
    }
}

impl From<JsValue> for DownloadError {
    fn from(cause: JsValue) -> Self {
        Self::Browser(cause)
    }
}

fn save_blob(blob: &Blob, name: &str) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&url)
}

/// A title as a file name that every system takes.
fn file_stem(title: &str) -> String {
    let is_allowed = |character: char| !character.is_control() && !r#"/\:*?"<>|"#.contains(character);
    let stem: String =
        title.chars().map(|character| if is_allowed(character) { character } else { '-' }).take(80).collect();
    let stem = stem.trim_matches([' ', '.', '-']);
    if stem.is_empty() { "chart".to_owned() } else { stem.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_file_names() {
        assert_eq!(file_stem("综合得分：2019/2024"), "综合得分：2019-2024");
        assert_eq!(file_stem("../../etc/passwd"), "etc-passwd");
        assert_eq!(file_stem(" .. "), "chart");
        assert_eq!(file_stem("a\nb<c>"), "a-b-c");
    }
}

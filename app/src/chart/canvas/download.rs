//! Hands a chart to the person as a file.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlCanvasElement;

use crate::browser::file::download;
use crate::chart::Table;
use crate::chart::draw::{DrawError, draw_page_on_canvas, svg};
use crate::chart::page::Page;
use crate::chart::theme::Theme;
use crate::sheet::{Cell, csv, file_stem};

/// Pixels of a saved PNG in one CSS px: sharp on paper and on a large screen.
const PNG_PIXELS: f64 = 3.0;

/// Why a file could not be made.
#[derive(Debug)]
pub enum DownloadError {
    Draw(DrawError),
    /// The browser makes no canvas, no PNG of it, or no file of the bytes.
    Browser(&'static str),
}

/// Saves the page as SVG under a name made from `title`.
pub fn save_svg(page: &Page, theme: Theme, title: &str) -> Result<(), DownloadError> {
    let text = svg(page, theme).map_err(DownloadError::Draw)?;
    save(&format!("{}.svg", file_stem(title)), "image/svg+xml", text.as_bytes())
}

/// Saves the page as PNG under a name made from `title`.
pub fn save_png(page: &Page, theme: Theme, title: &str) -> Result<(), DownloadError> {
    let canvas = canvas_of((page.width * PNG_PIXELS).round() as u32, (page.height * PNG_PIXELS).round() as u32)
        .map_err(|_| DownloadError::Browser("no canvas"))?;
    draw_page_on_canvas(&canvas, page, theme, PNG_PIXELS).map_err(DownloadError::Draw)?;
    let url = canvas.to_data_url_with_type("image/png").map_err(|_| DownloadError::Browser("no PNG"))?;
    let bytes = url.split_once(',').and_then(|(_, data)| STANDARD.decode(data).ok());
    save(&format!("{}.png", file_stem(title)), "image/png", &bytes.ok_or(DownloadError::Browser("no PNG"))?)
}

/// Saves the table twin as CSV under a name made from `title`.
pub fn save_csv(table: Table, title: &str) -> Result<(), DownloadError> {
    save(&format!("{}.csv", file_stem(title)), "text/csv", csv(rows_of(table)).as_bytes())
}

/// The table as rows of cells, the first of which heads the columns.
pub fn rows_of(table: Table) -> Vec<Vec<Cell>> {
    let rows = std::iter::once(table.columns).chain(table.rows);
    rows.map(|row| row.into_iter().map(Cell::Text).collect()).collect()
}

impl fmt::Display for DownloadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Draw(cause) => cause.fmt(formatter),
            Self::Browser(what) => formatter.write_str(what),
        }
    }
}

impl std::error::Error for DownloadError {}

fn canvas_of(width: u32, height: u32) -> Result<HtmlCanvasElement, JsValue> {
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    canvas.set_width(width);
    canvas.set_height(height);
    Ok(canvas)
}

fn save(name: &str, kind: &str, bytes: &[u8]) -> Result<(), DownloadError> {
    download(name, kind, bytes).ok_or(DownloadError::Browser("no file"))
}

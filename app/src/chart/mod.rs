//! Charts as data: a specification lays itself out into a `Scene` of plain marks, and two files draw it.
//!
//! 1. A page fills one of the structs in [`spec`] with numbers and with words that are already in the reader's language.
//! 2. [`Chart::scene`] turns it into a [`scene::Scene`] for a given width, height and type size: pure, tested natively.
//! 3. [`draw`] puts a scene on a canvas or into an SVG file; it alone knows the drawing library.
//! 4. [`canvas::ChartView`] shows it with its title, its finding, a table twin, a keyboard and a save button.

pub mod canvas;
pub mod draw;
pub mod format;
pub mod hit;
pub mod measure;
pub mod page;
pub mod place;
pub mod scale;
pub mod scene;
pub mod spec;
pub mod theme;
pub mod ticks;

use scene::{Scene, Size};

/// What every chart can do, whatever it shows.
pub trait Chart: Send + Sync {
    fn words(&self) -> &Words;

    /// The numbers behind the picture, formatted, for readers who cannot or will not read the picture.
    fn table(&self) -> Table;

    /// The height in CSS px at which the chart reads well in `width`, for the given type scale.
    fn height(&self, width: f64, scale: f64) -> f64 {
        (width * 0.56).clamp(240.0 * scale, 380.0 * scale)
    }

    /// Lays the chart out. Every coordinate is finite and inside the size, whatever the numbers are.
    fn scene(&self, size: Size) -> Scene;
}

/// The text of a chart, worded by the caller: chart code holds no language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    /// What is shown: "综合得分，2019–2024".
    pub title: String,
    /// The one sentence a reader should take away; also the accessible name of the picture.
    pub finding: String,
    /// How to read it, sources, caveats. May be empty.
    pub description: String,
    /// Head of the table's first column: "年份", "指标".
    pub category: String,
    /// What the numbers are, with the unit: "产值（亿元）". Heads the value axis and the value column.
    pub value: String,
}

/// A table of formatted cells. The first column names the row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub caption: String,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

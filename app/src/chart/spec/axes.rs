//! Axes shared by the charts: light horizontal grid, labels without tick marks, the axis title above.

use crate::chart::format::Format;
use crate::chart::measure::{fit, text_width};
use crate::chart::place::every_nth;
use crate::chart::scale::{Linear, extent};
use crate::chart::scene::{Anchor, Baseline, Mark, Point, Rect, Role, Scene, Size, Text};
use crate::chart::ticks::nice_ticks;

/// A vertical axis ready to be placed: its domain and its labelled ticks.
pub struct ValueAxis {
    pub domain: (f64, f64),
    pub ticks: Vec<(f64, String)>,
}

impl ValueAxis {
    /// An axis over all `values`, widened to round numbers; `room` is the height in px it will have.
    pub fn over(values: impl IntoIterator<Item = f64>, room: f64, size: Size, format: &Format) -> Self {
        let (low, high) = extent(values).unwrap_or((0.0, 1.0));
        let most = ((room / (size.font() * 3.4)) as usize).clamp(2, 8);
        let mut at = nice_ticks(low, high, most);
        let domain = match (at.first(), at.last()) {
            (Some(first), Some(last)) => (*first, *last),
            _ => (low, high),
        };
        if at.is_empty() {
            at.push(low);
        }
        Self::labelled(domain, at, size, format)
    }

    /// An axis with these ticks, their labels shortened to three tenths of the chart.
    pub fn labelled(domain: (f64, f64), ticks: Vec<f64>, size: Size, format: &Format) -> Self {
        let label = |tick| (tick, fit(&format.write(tick), size.font(), size.width * 0.3));
        Self { domain, ticks: ticks.into_iter().map(label).collect() }
    }

    /// The width of the widest label in px.
    pub fn label_width(&self, size: Size) -> f64 {
        self.ticks.iter().map(|(_, label)| text_width(label, size.font())).fold(0.0, f64::max)
    }

    /// Grid lines across the plot and their labels to the left of it. A tick at zero gets a firmer line.
    pub fn draw(&self, scene: &mut Scene, plot: Rect, scale: &Linear, size: Size) {
        for (tick, label) in &self.ticks {
            let Some(y) = scale.px(*tick) else { continue };
            let (from, to) = (Point::new(plot.x, y), Point::new(plot.right(), y));
            let role = if *tick == 0.0 && self.domain.0 < 0.0 { Role::InkMuted } else { Role::Grid };
            scene.base.push(Mark::rule(from, to, role, size.scale));
            let at = Point::new(plot.x - size.gap(), y);
            scene.base.push(Text::new(at, label.as_str(), size.font(), Anchor::End, Role::InkMuted).into());
        }
    }
}

/// The axis title at the top left corner of the chart, and the height it takes: 0 without a title.
pub fn axis_title(scene: &mut Scene, title: &str, size: Size) -> f64 {
    if title.is_empty() {
        return 0.0;
    }
    let text = fit(title, size.font(), scene.width);
    let label = Text::new(Point::default(), text, size.font(), Anchor::Start, Role::InkMuted).baseline(Baseline::Top);
    scene.base.push(label.into());
    size.font() * 2.2
}

/// Labels under the plot at `xs`, thinned so that none overlap; the last one always stays.
pub fn period_labels(scene: &mut Scene, plot: Rect, xs: &[f64], labels: &[String], size: Size) {
    let font = size.font();
    let widest = labels.iter().map(|label| text_width(label, font)).fold(0.0, f64::max);
    let slot = xs.windows(2).map(|pair| pair[1] - pair[0]).fold(f64::INFINITY, f64::min);
    let nth = if slot.is_finite() { every_nth(xs.len(), slot, widest, size.gap()) } else { 1 };
    for (index, (x, label)) in xs.iter().zip(labels).enumerate() {
        if (xs.len() - 1 - index).is_multiple_of(nth) {
            let text = fit(label, font, scene.width);
            let half = text_width(&text, font) / 2.0;
            let at = Point::new(x.min(scene.width - half).max(half), plot.bottom() + size.gap());
            scene.base.push(Text::new(at, text, font, Anchor::Middle, Role::InkMuted).baseline(Baseline::Top).into());
        }
    }
}

/// The rectangle left between margins, never empty.
pub fn plot_area(left: f64, top: f64, right: f64, bottom: f64) -> Rect {
    Rect { x: left, y: top, width: (right - left).max(1.0), height: (bottom - top).max(1.0) }
}

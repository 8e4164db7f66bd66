//! Puts marks on a canvas or into an SVG text. The only file that knows the drawing library.

use std::fmt;

use plotters::backend::{DrawingBackend, SVGBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontDesc, FontFamily, FontStyle, RGBAColor, ShapeStyle, TextStyle};
use plotters_canvas::CanvasBackend;
use web_sys::HtmlCanvasElement;

use crate::chart::page::Page;
use crate::chart::scene::{Anchor, Baseline, Dash, Mark, Point, Role, Text};
use crate::chart::theme::Theme;

/// The fonts of every chart, on screen and in files: what the system has for Chinese, no download.
pub const FONTS: &str = r#""PingFang SC","Microsoft YaHei","Noto Sans SC","Noto Sans CJK SC",sans-serif"#;

/// Units of an SVG file in one CSS px: the library draws in whole numbers, the file is to be finer than that.
const SVG_UNITS: u32 = 8;

/// Why a picture could not be drawn, in the words of the drawing library or the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawError(String);

/// Where and how finely to draw.
#[derive(Clone, Copy, Debug)]
struct Placement {
    /// Added to every coordinate, CSS px.
    origin: Point,
    /// Units of the backend in one CSS px.
    units: f64,
    theme: Theme,
    /// What the backend makes of text.
    dialect: Dialect,
}

/// Backends disagree on what a font size is and on where the middle of a line lies.
#[derive(Clone, Copy, Debug)]
struct Dialect {
    size_factor: f64,
    /// Shift downwards in em that centres Chinese characters and figures on their point.
    nudge: f64,
}

const CANVAS: Dialect = Dialect { size_factor: 1.0, nudge: 0.04 };
const SVG: Dialect = Dialect { size_factor: 1.24, nudge: 0.09 };

/// Draws marks over what is on the canvas; `units` backing-store pixels make one CSS px.
pub fn draw_on_canvas<'a>(
    canvas: &HtmlCanvasElement,
    marks: impl IntoIterator<Item = &'a Mark>,
    theme: Theme,
    units: f64,
) -> Result<(), DrawError> {
    let mut backend = canvas_backend(canvas)?;
    let placement = Placement { origin: Point::default(), units, theme, dialect: CANVAS };
    placement.draw(&mut backend, &mut marks.into_iter())
}

/// Draws a page to be saved, background included. The canvas must already have the size of the page times `units`.
pub fn draw_page_on_canvas(canvas: &HtmlCanvasElement, page: &Page, theme: Theme, units: f64) -> Result<(), DrawError> {
    draw_page(&mut canvas_backend(canvas)?, page, theme, units, CANVAS)
}

/// The page as an SVG document, background included.
pub fn svg(page: &Page, theme: Theme) -> Result<String, DrawError> {
    let units = f64::from(SVG_UNITS);
    let size = ((page.width * units).round() as u32, (page.height * units).round() as u32);
    let mut document = String::new();
    let mut backend = SVGBackend::with_string(&mut document, size);
    draw_page(&mut backend, page, theme, units, SVG)?;
    backend.present().map_err(DrawError::new)?;
    drop(backend);
    // The library's own opening tag gives the size in units; ours gives CSS px, round joins and even figures.
    let body = document.split_once('\n').map_or("", |(_, body)| body);
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {} {}\" stroke-linejoin=\"round\" \
         stroke-linecap=\"butt\" style=\"font-variant-numeric:tabular-nums\">\n\
         <title>{}</title>\n<desc>{}</desc>\n{body}",
        page.width,
        page.height,
        size.0,
        size.1,
        escaped(&page.title),
        escaped(&page.finding)
    ))
}

/// Text that cannot be taken for markup.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn canvas_backend(canvas: &HtmlCanvasElement) -> Result<CanvasBackend, DrawError> {
    let context: Option<web_sys::CanvasRenderingContext2d> =
        canvas.get_context("2d").ok().flatten().and_then(|context| wasm_bindgen::JsCast::dyn_into(context).ok());
    if let Some(context) = context {
        context.set_line_join("round");
    }
    CanvasBackend::with_canvas_object(canvas.clone()).ok_or_else(|| DrawError("no 2d context".to_owned()))
}

fn draw_page<B: DrawingBackend>(
    backend: &mut B,
    page: &Page,
    theme: Theme,
    units: f64,
    dialect: Dialect,
) -> Result<(), DrawError> {
    let sheet = Placement { origin: Point::default(), units, theme, dialect };
    sheet.draw(backend, &mut std::iter::once(&page.background()))?;
    sheet.draw(backend, &mut page.heading.iter())?;
    Placement { origin: page.origin, ..sheet }.draw(backend, &mut page.scene.marks())
}

impl Placement {
    fn draw<B: DrawingBackend>(
        &self,
        backend: &mut B,
        marks: &mut dyn Iterator<Item = &Mark>,
    ) -> Result<(), DrawError> {
        for mark in marks {
            match mark {
                Mark::Line { points, stroke, width, dash, opacity } => {
                    let style = self.style(*stroke, *opacity, *width);
                    for piece in dashes(&snapped(points), *dash, *width) {
                        backend.draw_path(self.path(&piece), &style).map_err(DrawError::new)?;
                    }
                }
                Mark::Area { points, fill, opacity } => {
                    let style = self.style(*fill, *opacity, 1.0).filled();
                    backend.fill_polygon(self.path(points), &style).map_err(DrawError::new)?;
                }
                Mark::Box { rect, fill, opacity } => {
                    let style = self.style(*fill, *opacity, 1.0).filled();
                    let corners = (Point::new(rect.x, rect.y), Point::new(rect.right(), rect.bottom()));
                    backend
                        .draw_rect(self.place(corners.0), self.place(corners.1), &style, true)
                        .map_err(DrawError::new)?;
                }
                Mark::Dot { centre, radius, fill } => {
                    let style = self.style(*fill, 1.0, 1.0).filled();
                    let radius = (radius * self.units).round().max(1.0) as u32;
                    backend.draw_circle(self.place(*centre), radius, &style, true).map_err(DrawError::new)?;
                }
                Mark::Text(text) => self.write(backend, text)?,
            }
        }
        Ok(())
    }

    fn write<B: DrawingBackend>(&self, backend: &mut B, text: &Text) -> Result<(), DrawError> {
        let style = if text.bold { FontStyle::Bold } else { FontStyle::Normal };
        let font = FontDesc::new(FontFamily::Name(FONTS), text.size * self.units * self.dialect.size_factor, style);
        let h_pos = match text.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let to_middle = match text.baseline {
            Baseline::Top => 0.5,
            Baseline::Middle => 0.0,
            Baseline::Bottom => -0.5,
        };
        let at = Point::new(text.at.x, text.at.y + (to_middle + self.dialect.nudge) * text.size);
        let colour = self.colour(text.role, 1.0);
        let style = TextStyle::from(font).color(&colour).pos(Pos::new(h_pos, VPos::Center));
        backend.draw_text(&text.text, &style, self.place(at)).map_err(DrawError::new)
    }

    fn style(&self, role: Role, opacity: f64, width: f64) -> ShapeStyle {
        let stroke_width = (width * self.units).round().max(1.0) as u32;
        ShapeStyle { color: self.colour(role, opacity), filled: false, stroke_width }
    }

    fn colour(&self, role: Role, opacity: f64) -> RGBAColor {
        let (red, green, blue) = self.theme.colour(role);
        RGBAColor(red, green, blue, opacity)
    }

    fn place(&self, point: Point) -> (i32, i32) {
        let unit = |css: f64| (css * self.units).round() as i32;
        (unit(point.x + self.origin.x), unit(point.y + self.origin.y))
    }

    fn path(&self, points: &[Point]) -> Vec<(i32, i32)> {
        points.iter().map(|point| self.place(*point)).collect()
    }
}

impl DrawError {
    fn new(cause: impl fmt::Display) -> Self {
        Self(cause.to_string())
    }
}

impl fmt::Display for DrawError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for DrawError {}

/// A level or upright rule is moved to the middle of a pixel, where it is sharp.
fn snapped(points: &[Point]) -> Vec<Point> {
    let middle = |px: f64| px.floor() + 0.5;
    match points {
        [a, b] if a.y == b.y => vec![Point::new(a.x, middle(a.y)), Point::new(b.x, middle(b.y))],
        [a, b] if a.x == b.x => vec![Point::new(middle(a.x), a.y), Point::new(middle(b.x), b.y)],
        _ => points.to_vec(),
    }
}

/// Cuts a line into the pieces that a dash pattern leaves of it, measured along the line.
fn dashes(points: &[Point], dash: Dash, width: f64) -> Vec<Vec<Point>> {
    let (on, off) = match dash {
        Dash::Solid => return vec![points.to_vec()],
        Dash::Dashed => (4.0 * width.max(1.0), 2.5 * width.max(1.0)),
        Dash::Dotted => (2.0 * width.max(1.0), 2.5 * width.max(1.0)),
    };
    let mut pieces = Vec::new();
    let mut piece: Vec<Point> = points.first().copied().into_iter().collect();
    let (mut is_on, mut left) = (true, on);
    for pair in points.windows(2) {
        let [mut from, to] = [pair[0], pair[1]];
        let mut length = (to.x - from.x).hypot(to.y - from.y);
        while length > left {
            let share = left / length;
            from = Point::new(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share);
            length -= left;
            if is_on {
                piece.push(from);
                pieces.push(std::mem::take(&mut piece));
            } else {
                piece = vec![from];
            }
            is_on = !is_on;
            left = if is_on { on } else { off };
        }
        left -= length;
        if is_on {
            piece.push(to);
        }
    }
    if piece.len() > 1 {
        pieces.push(piece);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::scene::{Rect, Scene, Size};

    fn page(marks: Vec<Mark>) -> Page {
        let scene = Scene { base: marks, ..Scene::new(Size { width: 100.0, height: 50.0, scale: 1.0 }) };
        Page::bare(scene)
    }

    #[test]
    fn svg_is_sized_in_css_px_and_drawn_finer() {
        let bar = Mark::bar(Rect { x: 10.25, y: 5.0, width: 20.5, height: 8.0 }, Role::Series(0));
        let text = svg(&page(vec![bar]), Theme::default()).unwrap();
        assert!(text.starts_with(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"50\" viewBox=\"0 0 800 400\""
        ));
        assert!(
            text.contains("x=\"82\" y=\"40\" width=\"164\" height=\"64\" opacity=\"1\" fill=\"#1F6CCE\""),
            "{text}"
        );
        assert!(text.trim_end().ends_with("</svg>"));
    }

    #[test]
    fn a_name_cannot_become_markup() {
        let name = "<script>alert('1')</script> & \"x\"";
        let label = Text::new(Point::new(10.0, 10.0), name, 12.0, Anchor::Start, Role::Ink);
        let page = Page { title: name.to_owned(), finding: name.to_owned(), ..page(vec![label.into()]) };
        let text = svg(&page, Theme::default()).unwrap();
        assert!(!text.contains("<script"), "{text}");
        assert_eq!(text.matches("&lt;script&gt;").count(), 3, "{text}");
        assert!(text.contains("&amp;"), "{text}");
    }

    #[test]
    fn type_size_in_a_file_is_the_one_asked_for() {
        let label = Text::new(Point::new(10.0, 10.0), "12", 12.0, Anchor::Start, Role::Ink);
        assert!(svg(&page(vec![label.into()]), Theme::default()).unwrap().contains("font-size=\"96\""));
    }

    #[test]
    fn dashes_follow_the_line_round_corners() {
        let corner = [Point::new(0.0, 0.0), Point::new(6.0, 0.0), Point::new(6.0, 6.0)];
        let pieces = dashes(&corner, Dash::Dashed, 1.0);
        assert_eq!(pieces[0], [Point::new(0.0, 0.0), Point::new(4.0, 0.0)]);
        assert_eq!(pieces[1], [Point::new(6.0, 0.5), Point::new(6.0, 4.5)]);
        assert_eq!(pieces.len(), 2);
        assert_eq!(dashes(&corner, Dash::Solid, 1.0), [corner.to_vec()]);
    }

    #[test]
    fn rules_are_sharp() {
        let rule = [Point::new(3.2, 7.9), Point::new(90.0, 7.9)];
        assert_eq!(snapped(&rule)[1], Point::new(90.0, 7.5));
        let slope = [Point::new(3.2, 7.9), Point::new(90.0, 8.1)];
        assert_eq!(snapped(&slope), slope);
    }
}

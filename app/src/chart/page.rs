//! A chart as it goes into a file: with its title and finding above it, on a background, with a margin.

use crate::chart::Words;
use crate::chart::measure::wrap;
use crate::chart::scene::{Anchor, Baseline, Mark, Point, Rect, Role, Scene, Size, Text};

#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// CSS px.
    pub width: f64,
    /// CSS px.
    pub height: f64,
    /// For those who cannot see the file: what it is, and what it shows.
    pub title: String,
    pub finding: String,
    /// In the coordinates of the page.
    pub heading: Vec<Mark>,
    /// In its own coordinates, to be drawn at `origin`.
    pub scene: Scene,
    pub origin: Point,
}

impl Page {
    /// The scene alone.
    pub fn bare(scene: Scene) -> Self {
        let (width, height) = (scene.width, scene.height);
        Self {
            width,
            height,
            title: String::new(),
            finding: String::new(),
            heading: Vec::new(),
            scene,
            origin: Point::default(),
        }
    }

    /// The scene under its title and finding.
    pub fn titled(scene: Scene, words: &Words, size: Size) -> Self {
        let margin = 2.0 * size.gap();
        let mut heading = Vec::new();
        let mut y = margin;
        let paragraphs = [
            (&words.title, size.font() * 1.35, Role::Ink, true),
            (&words.finding, size.font() * 1.1, Role::InkMuted, false),
        ];
        for (text, font, role, bold) in paragraphs {
            if text.is_empty() {
                continue;
            }
            for line in wrap(text, font, scene.width, 3) {
                let line = Text::new(Point::new(margin, y), line, font, Anchor::Start, role).baseline(Baseline::Top);
                heading.push(Mark::from(if bold { line.bold() } else { line }));
                y += font * 1.5;
            }
        }
        let origin = Point::new(margin, if heading.is_empty() { margin } else { y + size.gap() });
        let (width, height) = (scene.width + 2.0 * margin, origin.y + scene.height + margin);
        let (title, finding) = (words.title.clone(), words.finding.clone());
        Self { width, height, title, finding, heading, scene, origin }
    }

    /// What lies under everything.
    pub fn background(&self) -> Mark {
        Mark::bar(Rect { x: 0.0, y: 0.0, width: self.width, height: self.height }, Role::Surface)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heading_makes_room_for_itself() {
        let size = Size { width: 300.0, height: 200.0, scale: 1.0 };
        let words = Words { title: "综合得分".into(), finding: "连续三年上升".repeat(8), ..Words::default() };
        let page = Page::titled(Scene::new(size), &words, size);
        assert_eq!(page.width, 332.0);
        assert_eq!(page.heading.len(), 4);
        let lowest = page.heading.iter().map(|mark| mark.bounds().bottom()).fold(0.0, f64::max);
        assert!(lowest <= page.origin.y, "{lowest} {:?}", page.origin);
        assert_eq!(page.height, page.origin.y + 200.0 + 16.0);
    }
}

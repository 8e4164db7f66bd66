//! Laws that hold for the scene of every chart, with helpers for the tests of each.

use crate::chart::Chart;
use crate::chart::scene::{Mark, Point, Rect, Role, Scene, Size};

pub const DESK: Size = Size { width: 720.0, height: 360.0, scale: 1.0 };
pub const PHONE: Size = Size { width: 358.0, height: 320.0, scale: 1.0 };
pub const WALL: Size = Size { width: 1600.0, height: 800.0, scale: 2.0 };

/// Lays the chart out at every size and checks what must hold for any data.
pub fn check(chart: &dyn Chart) {
    for size in [DESK, PHONE, WALL] {
        let natural = Size { height: chart.height(size.width, size.scale), ..size };
        for size in [size, natural] {
            let scene = chart.scene(size);
            check_inside(&scene);
            check_texts_apart(&scene);
        }
    }
    let table = chart.table();
    assert!(table.rows.iter().all(|row| row.len() == table.columns.len()), "ragged table: {table:?}");
}

/// Every coordinate is finite and on the sheet, of marks and of hits alike.
fn check_inside(scene: &Scene) {
    let sheet = Rect { x: -0.5, y: -0.5, width: scene.width + 1.0, height: scene.height + 1.0 };
    let holds = |rect: Rect, what: &dyn std::fmt::Debug| {
        let corners = [Point::new(rect.x, rect.y), Point::new(rect.right(), rect.bottom())];
        assert!(corners.iter().all(|corner| sheet.contains(*corner)), "outside {sheet:?}: {rect:?} of {what:?}");
    };
    for mark in scene.marks() {
        if let Mark::Line { points, .. } | Mark::Area { points, .. } = mark {
            assert!(points.iter().all(|point| point.x.is_finite() && point.y.is_finite()), "{mark:?}");
        }
        holds(mark.bounds(), mark);
    }
    for hit in &scene.hits {
        assert!(sheet.contains(hit.anchor), "{hit:?}");
        assert!(hit.series.is_none_or(|series| series < scene.series.len()), "{hit:?}");
    }
}

fn check_texts_apart(scene: &Scene) {
    let boxes: Vec<(Rect, &str)> = scene.texts().map(|text| (inner(text.bounds()), text.text.as_str())).collect();
    for (index, (a, first)) in boxes.iter().enumerate() {
        for (b, second) in boxes.iter().skip(index + 1) {
            assert!(!a.overlaps(*b), "{first:?} {a:?} lies on {second:?} {b:?}");
        }
    }
}

/// The box less a hair, so that neighbours may touch.
fn inner(rect: Rect) -> Rect {
    let hair = 0.75;
    Rect {
        x: rect.x + hair,
        y: rect.y + hair,
        width: (rect.width - 2.0 * hair).max(0.0),
        height: (rect.height - 2.0 * hair).max(0.0),
    }
}

/// A reproducible stream of values of every awkward kind, for property tests.
pub struct Awkward(u32);

impl Awkward {
    pub fn new(seed: u32) -> Self {
        Self(seed.wrapping_mul(2_654_435_761).wrapping_add(12345))
    }

    /// Uniform in 0–1.
    pub fn share(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(self.0 >> 8) / f64::from(1 << 24)
    }

    pub fn value(&mut self) -> Option<f64> {
        let size = self.share() * 200.0 - 100.0;
        match (self.share() * 16.0) as u32 {
            0 => None,
            1 => Some(f64::NAN),
            2 => Some(f64::INFINITY),
            3 => Some(f64::NEG_INFINITY),
            4 => Some(0.0),
            5 => Some(-0.0),
            6 => Some(size * 1e9),
            7 => Some(size * 1e-9),
            8 => Some(50.0),
            _ => Some(size),
        }
    }

    pub fn values(&mut self, count: usize) -> Vec<Option<f64>> {
        (0..count).map(|_| self.value()).collect()
    }
}

/// The points of the lines in `role`, one list a line.
pub fn lines_in(scene: &Scene, role: Role) -> Vec<Vec<Point>> {
    let lines = scene.marks().filter_map(|mark| match mark {
        Mark::Line { points, stroke, .. } if *stroke == role => Some(points.clone()),
        _ => None,
    });
    lines.collect()
}

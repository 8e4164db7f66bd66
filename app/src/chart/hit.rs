//! What can be pointed at, and what a pointer or an arrow key finds.

use crate::chart::scene::{Mark, Point, Rect, Role, Scene};

/// Something in the picture with something to say.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    pub region: Region,
    /// Where the tooltip points to.
    pub anchor: Point,
    pub title: String,
    pub rows: Vec<HitRow>,
    /// The layer of `Scene::series` that it belongs to and that is emphasised with it.
    pub series: Option<usize>,
    /// Drawn on top while it is pointed at.
    pub marks: Vec<Mark>,
    /// Whether the arrow keys stop here. Context is for the pointer only; the table has it all.
    pub is_stop: bool,
}

/// The place that answers for a hit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Region {
    /// Anywhere in the rectangle.
    Box(Rect),
    /// Near the point; the nearest wins.
    Dot(Point),
}

/// A line of a tooltip.
#[derive(Clone, Debug, PartialEq)]
pub struct HitRow {
    pub role: Option<Role>,
    pub name: String,
    pub value: String,
}

/// A move of the keyboard through the hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walk {
    Next,
    Previous,
    First,
    Last,
}

impl HitRow {
    pub fn new(role: Option<Role>, name: &str, value: String) -> Self {
        Self { role, name: name.to_owned(), value }
    }
}

impl Hit {
    /// The hit as one sentence for a screen reader.
    pub fn spoken(&self) -> String {
        let rows = self.rows.iter().map(|row| format!("{} {}", row.name, row.value).trim().to_owned());
        std::iter::once(self.title.clone()).filter(|title| !title.is_empty()).chain(rows).collect::<Vec<_>>().join("; ")
    }
}

/// The index of the hit under the pointer: the nearest dot within `reach` px, else the box that holds it.
pub fn hit_at(scene: &Scene, pointer: Point, reach: f64) -> Option<usize> {
    let mut nearest: Option<(usize, f64)> = None;
    let mut holder = None;
    for (index, hit) in scene.hits.iter().enumerate() {
        match hit.region {
            Region::Dot(centre) => {
                let distance = (centre.x - pointer.x).hypot(centre.y - pointer.y);
                if distance <= reach && nearest.is_none_or(|(_, best)| distance < best) {
                    nearest = Some((index, distance));
                }
            }
            Region::Box(rect) if holder.is_none() && rect.contains(pointer) => holder = Some(index),
            Region::Box(_) => {}
        }
    }
    nearest.map(|(index, _)| index).or(holder)
}

/// The stop that a key leads to from the current one; stays at the ends. `None` only where there is no stop at all.
pub fn walk(scene: &Scene, current: Option<usize>, to: Walk) -> Option<usize> {
    let mut stops = scene.hits.iter().enumerate().filter(|(_, hit)| hit.is_stop).map(|(index, _)| index);
    let here = |index: &usize| Some(*index) == current;
    match (to, current) {
        (Walk::First, _) | (Walk::Next, None) => stops.next(),
        (Walk::Last, _) | (Walk::Previous, None) => stops.next_back(),
        (Walk::Next, Some(at)) => stops.find(|index| *index > at).or(current),
        (Walk::Previous, Some(at)) => {
            stops.take_while(|index| *index < at).filter(|index| !here(index)).last().or(current)
        }
    }
}

/// What is drawn on top while a hit is pointed at: its series again, stronger, and its own marks.
pub fn pointed_marks(scene: &Scene, index: usize) -> Vec<Mark> {
    let Some(hit) = scene.hits.get(index) else { return Vec::new() };
    let layer = hit.series.and_then(|series| scene.series.get(series));
    let strong = layer.into_iter().flat_map(|layer| &layer.marks).filter_map(|mark| match mark {
        Mark::Line { points, stroke, width, dash, opacity: _ } => {
            let stroke = if *stroke == Role::Context { Role::Ink } else { *stroke };
            Some(Mark::Line { points: points.clone(), stroke, width: width * 1.75, dash: *dash, opacity: 1.0 })
        }
        _ => None,
    });
    strong.chain(hit.marks.iter().cloned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::scene::Size;

    fn scene(regions: &[(Region, bool)]) -> Scene {
        let hits = regions.iter().map(|(region, is_stop)| Hit {
            region: *region,
            anchor: Point::default(),
            title: String::new(),
            rows: Vec::new(),
            series: None,
            marks: Vec::new(),
            is_stop: *is_stop,
        });
        Scene { hits: hits.collect(), ..Scene::new(Size { width: 100.0, height: 100.0, scale: 1.0 }) }
    }

    #[test]
    fn the_nearest_dot_wins_over_the_box_around_it() {
        let all = Region::Box(Rect { x: 0.0, y: 0.0, width: 100.0, height: 100.0 });
        let scene = scene(&[
            (all, true),
            (Region::Dot(Point::new(20.0, 20.0)), true),
            (Region::Dot(Point::new(26.0, 20.0)), true),
        ]);
        assert_eq!(hit_at(&scene, Point::new(24.0, 20.0), 12.0), Some(2));
        assert_eq!(hit_at(&scene, Point::new(80.0, 80.0), 12.0), Some(0));
        assert_eq!(hit_at(&scene, Point::new(180.0, 80.0), 12.0), None);
    }

    #[test]
    fn keys_walk_the_stops_and_stay_at_the_ends() {
        let dot = Region::Dot(Point::default());
        let scene = scene(&[(dot, true), (dot, false), (dot, true), (dot, true)]);
        assert_eq!(walk(&scene, None, Walk::Next), Some(0));
        assert_eq!(walk(&scene, Some(0), Walk::Next), Some(2));
        assert_eq!(walk(&scene, Some(3), Walk::Next), Some(3));
        assert_eq!(walk(&scene, Some(2), Walk::Previous), Some(0));
        assert_eq!(walk(&scene, Some(0), Walk::Previous), Some(0));
        assert_eq!(walk(&scene, Some(2), Walk::First), Some(0));
        assert_eq!(walk(&scene, None, Walk::Last), Some(3));
        assert_eq!(walk(&Scene::default(), None, Walk::Next), None);
    }
}

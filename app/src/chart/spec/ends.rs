//! Names at the right ends of what they name.

use crate::chart::measure::{fit, text_width};
use crate::chart::place::{Wish, spread};
use crate::chart::scene::{Anchor, Mark, Point, Role, Scene, Size, Text};

/// Something with a name that ends at a point.
pub struct End<'a> {
    pub at: Point,
    pub name: &'a str,
    pub role: Role,
}

/// The room to the right of a plot that the names take.
pub fn room<'a>(names: impl IntoIterator<Item = &'a str>, size: Size) -> f64 {
    let widest = names.into_iter().map(|name| text_width(name, size.font())).fold(0.0, f64::max);
    widest.min(size.width * 0.28) + 2.0 * size.gap()
}

/// Writes the names beside the plot, each as near to its end as the others let it, with a thin line where that is not
/// near; all between the heights `low` and `high`. Where there is no room for all, the last in the list go first.
pub fn draw(scene: &mut Scene, ends: &[End<'_>], plot_right: f64, (low, high): (f64, f64), size: Size) {
    let (font, gap) = (size.font(), size.gap());
    let wish = |(index, end): (usize, &End<'_>)| Wish {
        at: end.at.y,
        size: font * 1.3,
        priority: u32::MAX - u32::try_from(index).unwrap_or(u32::MAX),
    };
    let wishes: Vec<Wish> = ends.iter().enumerate().map(wish).collect();
    let x = plot_right + 1.25 * gap;
    for (end, centre) in ends.iter().zip(spread(&wishes, low, high)) {
        let Some(y) = centre else { continue };
        let name = fit(end.name, font, size.width - x);
        scene.front.push(Text::new(Point::new(x, y), name, font, Anchor::Start, end.role).into());
        let is_near = (y - end.at.y).abs() < font * 0.5 && end.at.x >= plot_right - 3.0 * gap;
        if !is_near {
            let elbow = Point::new(plot_right.max(end.at.x) - gap * 0.25, end.at.y);
            scene.front.push(Mark::line(vec![end.at, elbow, Point::new(x - gap * 0.5, y)], end.role, size.scale));
        }
    }
}

//! Points that somebody entered.

use super::points::{Mark, Points, Why, mark};

/// The value as points, from 0 to `most`.
///
/// *Edge cases*: beyond either end it is brought to that end and says so; a missing value has unknown points.
pub fn entered(most: f64, value: Option<f64>) -> Mark {
    match value {
        None => Mark { value, points: Points { lo: 0.0, hi: most }, why: Why::Missing },
        Some(x) if x < 0.0 => mark(x, 0.0, Why::Clamped),
        Some(x) if x > most => mark(x, most, Why::Clamped),
        Some(x) => mark(x, x, Why::Entered),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_stay_within_what_there_is_to_get() {
        for (value, points, why) in
            [(7.5, 7.5, Why::Entered), (0.0, 0.0, Why::Entered), (15.1, 15.0, Why::Clamped), (-1.0, 0.0, Why::Clamped)]
        {
            assert_eq!(entered(15.0, Some(value)), mark(value, points, why));
        }
        assert_eq!(entered(15.0, None).points, Points { lo: 0.0, hi: 15.0 });
    }
}

//! From values to px and back.

/// A straight line from a domain of values to a range of px. Either may run backwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Linear {
    domain: (f64, f64),
    range: (f64, f64),
}

/// Equal slots along an axis, one a category.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    count: usize,
    range: (f64, f64),
    /// Share of a slot left empty, 0–1.
    padding: f64,
}

impl Linear {
    /// An empty domain (both ends equal) is widened by one half of its size to both sides, or by 0.5 around zero, so
    /// that equal values sit in the middle. The ends must be finite: take them from [`extent`].
    pub fn new(domain: (f64, f64), range: (f64, f64)) -> Self {
        let (low, high) = domain;
        let domain = if low == high {
            let half = if low == 0.0 { 0.5 } else { low.abs() / 2.0 };
            (low - half, high + half)
        } else {
            domain
        };
        Self { domain, range }
    }

    pub fn domain(&self) -> (f64, f64) {
        self.domain
    }

    pub fn range(&self) -> (f64, f64) {
        self.range
    }

    /// Where `value` stands in px; `None` unless it is finite and inside the domain. Nothing is clamped.
    pub fn px(&self, value: f64) -> Option<f64> {
        let (low, high) = self.domain;
        let share = (value / 2.0 - low / 2.0) / (high / 2.0 - low / 2.0);
        // A value on the rim may land a rounding error outside.
        let inside = share.is_finite() && (-1e-9..=1.0 + 1e-9).contains(&share);
        inside.then(|| self.range.0 + share.clamp(0.0, 1.0) * (self.range.1 - self.range.0))
    }

    /// The value that stands at `px`: the inverse of [`Linear::px`], without its limits.
    pub fn value(&self, px: f64) -> f64 {
        let share = (px - self.range.0) / (self.range.1 - self.range.0);
        self.domain.0 * (1.0 - share) + self.domain.1 * share
    }
}

impl Band {
    pub fn new(count: usize, range: (f64, f64), padding: f64) -> Self {
        Self { count, range, padding }
    }

    /// The distance from one slot to the next.
    pub fn step(&self) -> f64 {
        (self.range.1 - self.range.0) / self.count.max(1) as f64
    }

    /// The filled part of a slot.
    pub fn width(&self) -> f64 {
        self.step() * (1.0 - self.padding)
    }

    pub fn centre(&self, index: usize) -> f64 {
        self.range.0 + self.step() * (index as f64 + 0.5)
    }
}

/// Smallest and largest of the finite values; `None` where there is none.
pub fn extent(values: impl IntoIterator<Item = f64>) -> Option<(f64, f64)> {
    values.into_iter().filter(|value| value.is_finite()).fold(None, |range, value| match range {
        None => Some((value, value)),
        Some((low, high)) => Some((f64::min(low, value), f64::max(high, value))),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn px_and_value_are_inverse() {
        for (domain, range) in [((0.0, 100.0), (40.0, 300.0)), ((-5.0, 3.0), (200.0, 10.0)), ((12.0, 1.0), (0.0, 90.0))]
        {
            let scale = Linear::new(domain, range);
            for step in 0..=10 {
                let value = domain.0 + (domain.1 - domain.0) * f64::from(step) / 10.0;
                let back = scale.value(scale.px(value).unwrap());
                assert!((back - value).abs() < 1e-9, "{value} came back as {back}");
            }
        }
    }

    #[test]
    fn outside_or_not_finite_has_no_place() {
        let scale = Linear::new((0.0, 10.0), (0.0, 100.0));
        assert_eq!(scale.px(10.0), Some(100.0));
        for value in [10.1, -0.1, f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(scale.px(value), None, "{value}");
        }
    }

    #[test]
    fn equal_values_sit_in_the_middle() {
        for value in [0.0, 7.0, -3.0, 1e-300, 1e300] {
            let px = Linear::new((value, value), (0.0, 80.0)).px(value).unwrap();
            assert!((px - 40.0).abs() < 1e-9, "{value} at {px}");
        }
    }

    #[test]
    fn the_widest_domain_does_not_overflow() {
        let scale = Linear::new((-f64::MAX, f64::MAX), (0.0, 80.0));
        assert_eq!(scale.px(0.0), Some(40.0));
        assert_eq!(scale.px(f64::MAX), Some(80.0));
        assert!(scale.value(20.0).is_finite());
    }

    #[test]
    fn bands_share_the_room() {
        let band = Band::new(4, (20.0, 100.0), 0.25);
        assert_eq!((band.step(), band.width()), (20.0, 15.0));
        assert_eq!([band.centre(0), band.centre(3)], [30.0, 90.0]);
        assert!(Band::new(0, (0.0, 10.0), 0.2).step().is_finite());
    }

    #[test]
    fn extent_sees_finite_values_only() {
        assert_eq!(extent([f64::NAN, 3.0, f64::INFINITY, -1.0]), Some((-1.0, 3.0)));
        assert_eq!(extent([f64::NAN]), None);
    }
}

//! Figures counted by size, coarsely: enough to be sure, for most columns and without a sort, that nothing in one stands out.

use super::usual::{FAR, FEWEST, SD_OF_MAD, Slips};
use crate::math::{self, Extent};
use crate::model::GroupColumn;

/// Sizes that figures are told apart by, from the least to the largest of a column.
const BUCKETS: usize = 1 << BUCKET_BITS;
const BUCKET_BITS: u32 = 10;
/// Counts of more categories do not stay near the processor.
const MOST_CATEGORIES: usize = 63;
/// Cells counted in one call: a browser makes a function fast once it was called often.
const CELLS_A_CALL: usize = 4096;
/// How far rounding is kept away from.
const SURE: f64 = 1e-9;

/// Counts one column after the other in the same memory.
pub(super) struct Coarse {
    /// By entity, its category; those without one count as one more.
    category: Vec<u8>,
    /// By category and bucket.
    counts: Vec<u32>,
}

impl Coarse {
    /// For so many entities; `None` where there are too many categories to count by.
    pub(super) fn new(n_entities: usize, group: Option<&GroupColumn>) -> Option<Self> {
        let n = group.map_or(0, |group| group.categories.len());
        let of = |entity: usize| group.and_then(|group| group.of_entity.get(entity).copied().flatten());
        let category = |entity| of(entity).map_or(n, |category| n.min(category as usize)) as u8;
        (n <= MOST_CATEGORIES)
            .then(|| Self { category: (0..n_entities).map(category).collect(), counts: vec![0; (n + 1) * BUCKETS] })
    }

    /// Surely no cell is a slip of these powers of ten, among all or in its category, and none is far out. `extent` is that of the cells.
    pub(super) fn nothing_stands_out(&mut self, cells: &[f64], extent: Extent, slips: Slips) -> bool {
        // Positive figures are in the order of their bits.
        if extent.lo <= 0.0 || !extent.hi.is_finite() {
            return false;
        }
        let sizes = Sizes::new(extent);
        self.counts.fill(0);
        for (cells, category) in cells.chunks(CELLS_A_CALL).zip(self.category.chunks(CELLS_A_CALL)) {
            count(cells, category, &sizes, &mut self.counts);
        }
        let mut all = vec![0; BUCKETS];
        let n_categories = self.counts.len() / BUCKETS - 1;
        for (at, counts) in self.counts.chunks_exact_mut(BUCKETS).enumerate() {
            all.iter_mut().zip(&*counts).for_each(|(sum, n)| *sum += n);
            if at < n_categories && !Order::new(counts, &sizes).has_no_slip(slips) {
                return false;
            }
        }
        let all = Order::new(&mut all, &sizes);
        all.has_no_slip(slips) && all.has_nothing_far()
    }
}

#[inline(never)]
fn count(cells: &[f64], category: &[u8], sizes: &Sizes, counts: &mut [u32]) {
    for (cell, &category) in cells.iter().zip(category) {
        if cell.is_nan() {
            continue;
        }
        let place = usize::from(category) * BUCKETS + sizes.bucket_of(*cell);
        if let Some(count) = counts.get_mut(place) {
            *count += 1;
        }
    }
}

/// Which figures belong to a bucket.
struct Sizes {
    least: u64,
    largest: u64,
    shift: u32,
}

impl Sizes {
    fn new(extent: Extent) -> Self {
        let (least, largest) = (extent.lo.to_bits(), extent.hi.to_bits());
        let width = u64::BITS - (largest - least).leading_zeros();
        Self { least, largest, shift: width.saturating_sub(BUCKET_BITS) }
    }

    /// Below the number of buckets by the choice of the shift.
    #[inline(always)]
    fn bucket_of(&self, figure: f64) -> usize {
        (figure.to_bits().wrapping_sub(self.least) >> self.shift) as usize
    }

    /// The least and the largest figure that can be in a bucket.
    fn ends(&self, bucket: usize) -> [f64; 2] {
        let from = self.least + ((bucket as u64) << self.shift);
        let to = from + (1 << self.shift) - 1;
        [from, to.min(self.largest)].map(f64::from_bits)
    }
}

/// Figures in ascending order, as far as buckets tell.
struct Order<'c> {
    /// By bucket, the figures in it and in those before.
    up_to: &'c [u32],
    n: usize,
    sizes: &'c Sizes,
}

impl<'c> Order<'c> {
    /// Sums the counts up where they are.
    fn new(counts: &'c mut [u32], sizes: &'c Sizes) -> Self {
        let mut sum = 0;
        for count in &mut *counts {
            sum += *count;
            *count = sum;
        }
        Self { up_to: counts, n: sum as usize, sizes }
    }

    /// Between which figures the one at a place lies.
    fn at(&self, place: usize) -> [f64; 2] {
        self.sizes.ends(self.up_to.partition_point(|&n| n as usize <= place))
    }

    /// As [`SlipFinder`](super::usual::SlipFinder) would find.
    fn has_no_slip(&self, slips: Slips) -> bool {
        if self.n < FEWEST {
            return true;
        }
        let tenth = self.n / 10;
        let log = |place: usize| self.at(place).map(math::log10);
        let (core_from, core_to) = (log(tenth), log(self.n - 1 - tenth));
        let (least, largest) = (log(0)[0], log(self.n - 1)[1]);
        let (margin, power) = (slips.margin() - SURE, f64::from(slips.least_power()) - SURE);
        // None lies outside, or none that does would come back to the others.
        let is_fine_below = core_from[1] - least <= margin || core_to[1] - least < power;
        let is_fine_above = largest - core_to[0] <= margin || largest - core_from[0] < power;
        is_fine_below && is_fine_above
    }

    /// As [`Ends`](super::usual::Ends) would say: either way one scale on which nothing is far out will do.
    fn has_nothing_far(&self) -> bool {
        if self.n < FEWEST {
            return true;
        }
        let plain = self.is_near(|figure| figure, SURE * f64::from_bits(self.sizes.largest));
        let log = self.is_near(math::log10, SURE);
        plain.into_iter().zip(log).all(|(plain, log)| plain || log)
    }

    /// The least and the largest are surely not far out on this scale. Half of the figures but one lie between those at a quarter and at
    /// three quarters: no more are nearer to the median than the nearer of these two.
    fn is_near(&self, scale: fn(f64) -> f64, rounding: f64) -> [bool; 2] {
        let half = self.n / 2;
        let quarter = self.n / 4;
        let median = [self.at((self.n - 1) / 2)[0], self.at(half)[1]].map(scale);
        let (below, above) = (scale(self.at(quarter)[1]), scale(self.at(quarter + half)[0]));
        let deviation = (median[0] - below).min(above - median[1]);
        let reach = FAR * SD_OF_MAD * deviation * (1.0 - SURE) - rounding;
        let [least, largest] = [self.sizes.least, self.sizes.largest].map(|bits| scale(f64::from_bits(bits)));
        [median[1] - least <= reach, largest - median[0] <= reach]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::Draws;
    use crate::model::Text;

    #[test]
    fn places_lie_between_the_ends_that_are_said() {
        let mut draws = Draws::new(4, 0, 0);
        for n in [1, 2, 9, 500] {
            for shape in [|draw: f64| draw + 0.1, |draw: f64| math::pow(10.0, (draw * 40.0).floor() - 20.0), |_| 3.0] {
                let mut figures: Vec<f64> = (0..n).map(|_| shape(draws.uniform())).collect();
                let extent = math::extent(&figures).unwrap();
                let sizes = Sizes::new(extent);
                let mut counts = vec![0; BUCKETS];
                count(&figures, &vec![0; n], &sizes, &mut counts);
                let order = Order::new(&mut counts, &sizes);
                figures.sort_by(f64::total_cmp);
                for (place, &figure) in figures.iter().enumerate() {
                    let [from, to] = order.at(place);
                    assert!(from <= figure && figure <= to, "{from} {figure} {to}");
                }
                assert_eq!(order.n, n);
            }
        }
    }

    #[test]
    fn many_categories_are_not_counted() {
        let group = |n: usize| GroupColumn {
            code: "g".into(),
            name: Text::same("g"),
            categories: vec![Text::same("x"); n],
            of_entity: vec![Some(0), None],
        };
        assert!(Coarse::new(2, Some(&group(MOST_CATEGORIES))).is_some());
        assert!(Coarse::new(2, Some(&group(MOST_CATEGORIES + 1))).is_none());
        assert_eq!(Coarse::new(3, Some(&group(5))).unwrap().category, [0, 5, 5]);
    }
}

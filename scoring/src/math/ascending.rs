//! Figures in ascending order with where each stood, sorted by where they lie between the least and the largest.

/// More places than this do not stay near the processor.
const MOST_BUCKETS: usize = 1 << 16;
/// So few are put in order one by one.
const FEW: usize = 24;

/// Sorts columns one after the other in the same memory.
#[derive(Clone, Debug, Default)]
pub struct Ascending {
    /// Figures as whole numbers in the same order, with their positions.
    sorted: Vec<(u64, u32)>,
    unsorted: Vec<(u64, u32)>,
    /// By bucket, where the next of its figures goes.
    next: Vec<u32>,
}

impl Ascending {
    /// Sorts the cells that are there, by [`f64::total_cmp`] and equal ones by position.
    ///
    /// *Edge cases*: NaN is left out. *Cost*: O(n) where figures are spread, at most O(n log n).
    #[inline(never)]
    pub fn sort(&mut self, cells: &[f64]) {
        let there = cells.iter().enumerate().filter(|(_, cell)| !cell.is_nan());
        self.unsorted.clear();
        self.unsorted.extend(there.map(|(at, &cell)| (key_of(cell), at as u32)));
        let n = self.unsorted.len();
        let (least, largest) =
            self.unsorted.iter().fold((u64::MAX, 0), |(least, largest), &(key, _)| (least.min(key), largest.max(key)));
        let n_buckets = n.next_power_of_two().min(MOST_BUCKETS);
        let width = u64::BITS - largest.saturating_sub(least).leading_zeros();
        let shift = width.saturating_sub(n_buckets.ilog2());
        // Below the number of buckets by the choice of the shift.
        let bucket_of = |key: u64| ((key - least) >> shift) as usize;
        self.next.clear();
        self.next.resize(n_buckets + 1, 0);
        for &(key, _) in &self.unsorted {
            if let Some(count) = self.next.get_mut(bucket_of(key) + 1) {
                *count += 1;
            }
        }
        let mut before = 0;
        for count in &mut self.next {
            before += *count;
            *count = before;
        }
        self.sorted.clear();
        self.sorted.resize(n, (0, 0));
        for &keyed in &self.unsorted {
            let Some(next) = self.next.get_mut(bucket_of(keyed.0)) else { continue };
            if let Some(place) = self.sorted.get_mut(*next as usize) {
                *place = keyed;
            }
            *next += 1;
        }
        // Every bucket's next place is by now where it ends.
        let mut start = 0;
        for &end in self.next.iter().take(n_buckets) {
            let end = end as usize;
            match self.sorted.get_mut(start..end) {
                Some(bucket) if bucket.len() > FEW => bucket.sort_unstable(),
                Some(bucket) if bucket.len() > 1 => sort_few(bucket),
                _ => {}
            }
            start = end;
        }
    }

    pub fn len(&self) -> usize {
        self.sorted.len()
    }

    pub fn is_empty(&self) -> bool {
        self.sorted.is_empty()
    }

    /// The figure at a place, the least first; NaN beyond the last.
    #[inline]
    pub fn at(&self, place: usize) -> f64 {
        self.sorted.get(place).map_or(f64::NAN, |&(key, _)| figure_of(key))
    }

    /// Figures in ascending order, with their positions among the cells.
    pub fn iter(&self) -> impl Iterator<Item = (f64, usize)> + '_ {
        self.sorted.iter().map(|&(key, position)| (figure_of(key), position as usize))
    }
}

fn sort_few(bucket: &mut [(u64, u32)]) {
    for end in 1..bucket.len() {
        let mut at = end;
        while at > 0 && bucket[at - 1] > bucket[at] {
            bucket.swap(at - 1, at);
            at -= 1;
        }
    }
}

const SIGN: u64 = 1 << 63;

/// Whole numbers in the order of the figures: negative ones the other way round, below the others.
#[inline(always)]
fn key_of(figure: f64) -> u64 {
    let bits = figure.to_bits();
    if bits & SIGN == 0 { bits | SIGN } else { !bits }
}

#[inline(always)]
fn figure_of(key: u64) -> f64 {
    f64::from_bits(if key & SIGN == 0 { !key } else { key & !SIGN })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::Draws;

    fn check(cells: &[f64]) {
        let mut sorted = Ascending::default();
        sorted.sort(cells);
        let mut expect: Vec<(f64, usize)> = cells.iter().copied().zip(0..).filter(|(cell, _)| !cell.is_nan()).collect();
        expect.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let bits = |list: &[(f64, usize)]| list.iter().map(|&(cell, at)| (cell.to_bits(), at)).collect::<Vec<_>>();
        assert_eq!(bits(&sorted.iter().collect::<Vec<_>>()), bits(&expect));
        assert_eq!((sorted.len(), sorted.is_empty()), (expect.len(), expect.is_empty()));
        for (place, (cell, _)) in expect.iter().enumerate() {
            assert_eq!(sorted.at(place).to_bits(), cell.to_bits());
        }
        assert!(sorted.at(expect.len()).is_nan());
    }

    #[test]
    fn the_order_is_that_of_a_sort() {
        check(&[]);
        check(&[f64::NAN]);
        check(&[3.0]);
        check(&[0.0, -0.0, 0.0, -0.0, 1.0, -1.0, f64::NAN, f64::MAX, f64::MIN, f64::MIN_POSITIVE, 5e-324, -5e-324]);
        check(&[7.5; 100]);
        let mut draws = Draws::new(3, 0, 0);
        for n in [2, 10, 1000, 3000] {
            check(&(0..n).map(|_| draws.uniform()).collect::<Vec<_>>());
            check(&(0..n).map(|_| draws.uniform() * 8.0 - 4.0).collect::<Vec<_>>());
            check(&(0..n).map(|_| (draws.uniform() * 9.0).floor()).collect::<Vec<_>>());
            // Zeros far below all others leave these in a few buckets.
            check(&(0..n).map(|at| if at % 50 == 0 { 0.0 } else { 1e5 + draws.uniform() }).collect::<Vec<_>>());
        }
    }
}

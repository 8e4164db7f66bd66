//! How many years a company waits, as a question of where a number stands among bounds.

/// Ascending bounds, each of which a number must reach to wait for one more year.
#[derive(Clone, Debug)]
pub struct Waits {
    bounds: Vec<f64>,
    /// How many bounds are reached for certain in each of the equal cells that numbers are cut into; those beyond belong to the nearest.
    reached: Vec<u8>,
    from: f64,
    per_cell: f64,
}

const CELLS: usize = 512;

impl Waits {
    /// `ends` are those between which nearly all numbers lie. *Cost*: O(bounds).
    pub fn new(bounds: impl Iterator<Item = f64>, ends: [f64; 2]) -> Self {
        let bounds: Vec<f64> = bounds.collect();
        let [from, to] = ends;
        let cell = (to - from) / CELLS as f64;
        // A little is left over, so that rounding puts no number into a cell beyond it.
        let surely = |at: usize| if at == 0 { f64::NEG_INFINITY } else { from + cell * (at as f64 - 1e-3) };
        let reached = |at: usize| bounds.partition_point(|bound| *bound <= surely(at)).min(255) as u8;
        Self { reached: (0..CELLS).map(reached).collect(), bounds, from, per_cell: 1.0 / cell }
    }

    /// How many bounds a number reaches; none for one that is not a number.
    #[inline(always)]
    pub fn reached(&self, number: f64) -> u32 {
        let cell = (((number - self.from) * self.per_cell) as u32 as usize).min(CELLS - 1);
        let mut reached = self.reached.get(cell).copied().map_or(0, usize::from);
        while self.bounds.get(reached).is_some_and(|bound| *bound <= number) {
            reached += 1;
        }
        reached as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bounds: &[f64], ends: [f64; 2]) {
        let waits = Waits::new(bounds.iter().copied(), ends);
        let width = ends[1] - ends[0];
        let around = (-200..5_000).map(|step| ends[0] + width * f64::from(step) / 4_800.0);
        let at = bounds.iter().flat_map(|bound| [*bound, bound.next_down(), bound.next_up()]);
        for number in around.chain(at).chain([f64::INFINITY, f64::NEG_INFINITY, f64::NAN]) {
            let expect = bounds.iter().take_while(|bound| **bound <= number).count();
            assert_eq!(waits.reached(number) as usize, expect, "{number}");
        }
    }

    #[test]
    fn bounds_are_counted_as_one_by_one() {
        check(&[-1.0, 0.0, 0.25, 3.0], [-6.0, 6.0]);
        check(&[0.3, 0.51, 0.657, 1.0, 1.0], [0.0, 1.0]);
        check(&[-7.0, 8.0, f64::INFINITY], [-6.0, 6.0]);
        check(&[], [0.0, 1.0]);
        let dense: Vec<f64> = (1..=130).map(|year| 1.0 - crate::math::pow(0.7, f64::from(year))).collect();
        check(&dense, [0.0, 1.0]);
    }
}

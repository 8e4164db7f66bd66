//! The Sobol sequence: points that fill the unit cube more evenly than random ones.

use super::philox4x32;
use super::sobol_directions::DIRECTIONS;

/// Most dimensions there are direction numbers for.
pub const SOBOL_DIMENSIONS: usize = DIRECTIONS.len();

const BITS: usize = 32;

/// Points of the Sobol sequence in a number of dimensions, each point by its number.
#[derive(Clone, Debug)]
pub struct Sobol {
    /// By dimension.
    directions: Vec<[u32; BITS]>,
    shift: Vec<u32>,
}

/// What is done to the sequence before it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// The sequence itself; its point 0 is the origin.
    None,
    /// In each dimension every bit is turned over or not as this seed has it: equally even, and unbiased over seeds.
    Digital { seed: u64 },
}

impl Sobol {
    /// A sequence in `n_dimensions`; `None` for more than [`SOBOL_DIMENSIONS`].
    ///
    /// *Formula*: direction numbers v_k = m_k·2^(32 − k) with m_k = 2a₁m_(k−1) ⊕ … ⊕ 2^s·m_(k−s) ⊕ m_(k−s), where s and a are the
    /// degree and the coefficients of the dimension's polynomial. *Cost*: O(dimensions). *Source*: joe2008.
    pub fn new(n_dimensions: usize, shift: Shift) -> Option<Self> {
        let rows = DIRECTIONS.get(..n_dimensions)?;
        let directions = rows.iter().map(|&(polynomial, first)| extend(polynomial, first)).collect();
        let shift = (0..n_dimensions as u32).map(|dimension| match shift {
            Shift::None => 0,
            Shift::Digital { seed } => {
                let [word, ..] = philox4x32([dimension, 0, 0, SHIFTS], [seed as u32, (seed >> 32) as u32]);
                word
            }
        });
        Some(Self { directions, shift: shift.collect() })
    }

    pub fn n_dimensions(&self) -> usize {
        self.directions.len()
    }

    /// 32 bits of coordinate `dimension` of the point `index`, as a share of 2³²; 0 out of range.
    ///
    /// The points come in the order of the Gray code, so any 2^k from a multiple of 2^k on are a net. *Cost*: O(bits of `index`).
    pub fn bits(&self, index: u32, dimension: usize) -> u32 {
        let Some((directions, shift)) = self.directions.get(dimension).zip(self.shift.get(dimension)) else { return 0 };
        let gray = index ^ (index >> 1);
        let on = directions.iter().enumerate().filter(|(k, _)| (gray >> k) & 1 == 1);
        on.fold(*shift, |bits, (_, direction)| bits ^ direction)
    }

    /// The coordinate in the unit interval, never 0 nor 1: (bits + ½)/2³².
    pub fn coordinate(&self, index: u32, dimension: usize) -> f64 {
        (f64::from(self.bits(index, dimension)) + 0.5) * (1.0 / (1u64 << 32) as f64)
    }
}

/// Keeps the shifts apart from other numbers drawn under the same seed; no draw has as high an index.
const SHIFTS: u32 = u32::MAX;

fn extend(polynomial: u16, first: &[u16]) -> [u32; BITS] {
    let degree = first.len();
    let mut directions = [0u32; BITS];
    for k in 0..BITS {
        let left = BITS - 1 - k;
        directions[k] = match first.get(k) {
            _ if degree == 0 => 1 << left,
            Some(&m) => u32::from(m) << left,
            None => {
                let last = directions[k - degree];
                // Coefficient a_j belongs to the power s − j, bit s − j of the polynomial.
                let inner = (1..degree).filter(|j| (polynomial >> (degree - j)) & 1 == 1);
                inner.fold(last ^ (last >> degree), |sum, j| sum ^ directions[k - j])
            }
        };
    }
    directions
}

#[cfg(test)]
mod tests {
    use super::*;

    /// SciPy 1.17: `qmc.Sobol(128, scramble=False, bits=32)`.
    #[test]
    fn scipy_points_without_scrambling() {
        let sobol = Sobol::new(128, Shift::None).expect("128 dimensions");
        for (index, expect) in [
            (0, [0; 8]),
            (2, [3221225472, 1073741824, 1073741824, 1073741824, 1073741824, 3221225472, 1073741824, 1073741824]),
            (5, [3758096384, 3758096384, 536870912, 1610612736, 2684354560, 2684354560, 536870912, 536870912]),
            (100, [1778384896, 1107296256, 3321888768, 3120562176, 3254779904, 2785017856, 167772160, 1979711488]),
            (777, [2973761536, 4022337536, 700448768, 1178599424, 1019215872, 1832910848, 3619684352, 507510784]),
            (1023, [4194304, 3233808384, 2629828608, 624951296, 3720347648, 171966464, 1019215872, 3007315968]),
        ] {
            let got = [0, 1, 2, 3, 20, 63, 100, 127].map(|dimension| sobol.bits(index, dimension));
            assert_eq!(got, expect, "point {index}");
        }
    }

    #[test]
    fn every_dimension_of_a_net_is_stratified() {
        for shift in [Shift::None, Shift::Digital { seed: 5 }] {
            let sobol = Sobol::new(SOBOL_DIMENSIONS, shift).expect("all dimensions");
            for dimension in 0..SOBOL_DIMENSIONS {
                let mut cells: Vec<u32> = (0..256).map(|index| sobol.bits(index, dimension) >> 24).collect();
                cells.sort_unstable();
                assert_eq!(cells, (0..256).collect::<Vec<u32>>(), "dimension {dimension}");
            }
        }
    }

    #[test]
    fn out_of_range_is_nothing() {
        assert!(Sobol::new(SOBOL_DIMENSIONS + 1, Shift::None).is_none());
        assert_eq!(Sobol::new(1, Shift::None).map(|sobol| sobol.bits(9, 1)), Some(0));
    }
}

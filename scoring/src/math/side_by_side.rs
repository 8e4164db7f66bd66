//! Random numbers of draws that follow one another, side by side: what [`super::Draws`] gives one after another, bit by bit.

use super::normal::normal_quantiles;
use super::random::{middle_of_52, philox_side_by_side, three_from_words};

/// The random numbers of `N` draws that follow one another; all advance together.
///
/// ```
/// use scoring::math::{Draws, SideBySide};
/// let mut beside = SideBySide::<4>::new(7, 1, 10);
/// assert_eq!(beside.uniforms()[2], Draws::new(7, 1, 12).uniform());
/// ```
#[derive(Clone, Debug)]
pub struct SideBySide<const N: usize> {
    key: [u32; 2],
    /// Block, stream and the two halves of the draw's number.
    counter: [[u32; N]; 4],
    words: [[u32; N]; 4],
    /// The second half of the words is not used yet.
    has_more: bool,
}

impl<const N: usize> SideBySide<N> {
    /// The draws `first`, `first + 1`, … of a stream.
    #[inline(always)]
    pub fn new(seed: u64, stream: u32, first: u64) -> Self {
        let key = [seed as u32, (seed >> 32) as u32];
        Self { key, counter: counters(stream, first), words: [[0; N]; 4], has_more: false }
    }

    /// As [`super::Draws::uniform`], of each draw.
    #[inline(always)]
    pub fn uniforms(&mut self) -> [f64; N] {
        if !self.has_more {
            self.words = philox_side_by_side(self.counter, self.key);
            self.counter[0] = self.counter[0].map(|block| block.wrapping_add(1));
        }
        let [w0, w1, w2, w3] = &self.words;
        let (high, low) = if self.has_more { (w2, w3) } else { (w0, w1) };
        let mut uniforms = [0.0; N];
        for lane in 0..N {
            uniforms[lane] = middle_of_52(high[lane], low[lane]);
        }
        self.has_more = !self.has_more;
        uniforms
    }

    /// As [`super::Draws::normal`], of each draw.
    #[inline(always)]
    pub fn normals(&mut self) -> [f64; N] {
        normal_quantiles(&self.uniforms())
    }
}

/// As [`super::three_uniforms`], of the draws `first`, `first + 1`, … of a stream.
#[inline(always)]
pub fn three_uniforms_side_by_side<const N: usize>(seed: u64, stream: u32, first: u64) -> [[f64; N]; 3] {
    let [w0, w1, w2, rest] = philox_side_by_side::<N>(counters(stream, first), [seed as u32, (seed >> 32) as u32]);
    let mut uniforms = [[0.0; N]; 3];
    for lane in 0..N {
        let [a, b, c] = three_from_words([w0[lane], w1[lane], w2[lane], rest[lane]]);
        uniforms[0][lane] = a;
        uniforms[1][lane] = b;
        uniforms[2][lane] = c;
    }
    uniforms
}

#[inline(always)]
fn counters<const N: usize>(stream: u32, first: u64) -> [[u32; N]; 4] {
    let mut counter = [[0; N], [stream; N], [0; N], [0; N]];
    for lane in 0..N {
        let index = first.wrapping_add(lane as u64);
        counter[2][lane] = index as u32;
        counter[3][lane] = (index >> 32) as u32;
    }
    counter
}

#[cfg(test)]
mod tests {
    use super::super::{Draws, three_uniforms};
    use super::*;

    #[test]
    fn a_draw_has_its_numbers_whoever_stands_beside_it() {
        // Across the end of the number's lower half as well.
        for first in [0, 3, (1 << 32) - 3, u64::MAX - 1] {
            let mut beside = SideBySide::<8>::new(1 << 40, 9, first);
            let mut alone: Vec<Draws> = (0..8).map(|lane| Draws::new(1 << 40, 9, first.wrapping_add(lane))).collect();
            for step in 0..200 {
                let is_normal = step % 3 == 0;
                let ours = if is_normal { beside.normals() } else { beside.uniforms() };
                for (ours, alone) in ours.iter().zip(&mut alone) {
                    let expect = if is_normal { alone.normal() } else { alone.uniform() };
                    assert_eq!(ours.to_bits(), expect.to_bits(), "{first} {step}");
                }
            }
            let three = three_uniforms_side_by_side::<8>(5, 2, first);
            for lane in 0..8 {
                let ours = [three[0][lane], three[1][lane], three[2][lane]];
                assert_eq!(ours, three_uniforms(5, 2, first.wrapping_add(lane as u64)), "{first} {lane}");
            }
        }
    }
}

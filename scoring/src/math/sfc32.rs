//! The small fast counting generator, one for each path, several paths side by side.

/// Generators sfc32 of `N` paths that follow one another, each seeded by splitmix32; all advance together.
///
/// Path `p` of a seed has the same numbers whatever `N` is and whichever paths stand beside it, so that work can be cut
/// anywhere. `N` of 8 is what a compiler turns into vectors.
///
/// *Formula*, all in 32 bits: the state of path `p` is four outputs of splitmix32 from `seed ⊕ (p+1)·85EBCA6B₁₆`, where
/// splitmix32 adds 9E3779B9₁₆ and mixes by `x ⊕ x≫16`, `·21F0AAAD₁₆`, `x ⊕ x≫15`, `·735A2D97₁₆`, `x ⊕ x≫15`. An output is
/// `t = a + b + d`, after which `d + 1`, `a = b ⊕ b≫9`, `b = c + c≪3`, `c = rotl(c, 21) + t`.
///
/// ```
/// use scoring::math::Sfc32;
/// let mut alone = Sfc32::<1>::of_paths(7, 12);
/// let mut beside = Sfc32::<4>::of_paths(7, 10);
/// assert_eq!(alone.words()[0], beside.words()[2]);
/// ```
#[derive(Clone, Debug)]
pub struct Sfc32<const N: usize> {
    a: [u32; N],
    b: [u32; N],
    c: [u32; N],
    d: [u32; N],
}

impl<const N: usize> Sfc32<N> {
    /// Of the paths `first`, `first + 1`, … in 32 bits, counted from 0.
    pub fn of_paths(seed: u32, first: u32) -> Self {
        let mut state = [[0; N]; 4];
        for lane in 0..N {
            let path = first.wrapping_add(lane as u32);
            let mut mixer = seed ^ path.wrapping_add(1).wrapping_mul(0x85EB_CA6B);
            for word in &mut state {
                word[lane] = splitmix32(&mut mixer);
            }
        }
        let [a, b, c, d] = state;
        Self { a, b, c, d }
    }

    /// 32 random bits for each path.
    #[inline(always)]
    pub fn words(&mut self) -> [u32; N] {
        let mut words = [0; N];
        for (lane, output) in words.iter_mut().enumerate() {
            let (b, c, d) = (self.b[lane], self.c[lane], self.d[lane]);
            let word = self.a[lane].wrapping_add(b).wrapping_add(d);
            self.d[lane] = d.wrapping_add(1);
            self.a[lane] = b ^ (b >> 9);
            self.b[lane] = c.wrapping_add(c << 3);
            self.c[lane] = c.rotate_left(21).wrapping_add(word);
            *output = word;
        }
        words
    }

    /// A uniform number for each path, never 0 nor 1: `(word + ½)·2⁻³²`.
    #[inline(always)]
    pub fn uniforms(&mut self) -> [f64; N] {
        self.words().map(from_word)
    }
}

/// The words are brought below zero first: processors turn signed words, not unsigned ones, into numbers in one step.
#[inline(always)]
fn from_word(word: u32) -> f64 {
    const HALF: f64 = 2_147_483_648.5;
    (f64::from((word ^ 0x8000_0000) as i32) + HALF) * (1.0 / 4_294_967_296.0)
}

fn splitmix32(state: &mut u32) -> u32 {
    *state = state.wrapping_add(0x9E37_79B9);
    let mixed = (*state ^ (*state >> 16)).wrapping_mul(0x21F0_AAAD);
    let mixed = (mixed ^ (mixed >> 15)).wrapping_mul(0x735A_2D97);
    mixed ^ (mixed >> 15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_becomes_the_middle_of_its_interval() {
        for word in [0, 1, 0x7FFF_FFFF, 0x8000_0000, u32::MAX] {
            assert_eq!(from_word(word), (f64::from(word) + 0.5) / 4_294_967_296.0);
        }
    }

    #[test]
    fn a_path_has_its_numbers_whoever_stands_beside_it() {
        let mut eight = Sfc32::<8>::of_paths(20_260_101, u32::MAX - 3);
        let mut alone: Vec<Sfc32<1>> =
            (0..8).map(|lane| Sfc32::of_paths(20_260_101, (u32::MAX - 3).wrapping_add(lane))).collect();
        for _ in 0..50 {
            let together = eight.words();
            let apart: Vec<u32> = alone.iter_mut().map(|one| one.words()[0]).collect();
            assert_eq!(together.to_vec(), apart);
        }
    }

    #[test]
    fn moments_of_a_uniform() {
        let mut draws = Sfc32::<8>::of_paths(1, 0);
        let cells: Vec<f64> = (0..5_000).flat_map(|_| draws.uniforms()).collect();
        let mean = cells.iter().sum::<f64>() / cells.len() as f64;
        assert!((mean - 0.5).abs() < 0.006, "{mean}");
        assert!(cells.iter().all(|cell| 0.0 < *cell && *cell < 1.0));
    }
}

//! Random numbers that depend on nothing but a seed, a stream and the number of a draw.

use super::{ln, normal_quantile, pow, sqrt};

/// Four random words from a counter and a key: Philox 4×32 with ten rounds.
///
/// *Formula*: each round sends (c₀, c₁, c₂, c₃) to (hi(M₁c₂) ⊕ c₁ ⊕ k₀, lo(M₁c₂), hi(M₀c₀) ⊕ c₃ ⊕ k₁, lo(M₀c₀)), with the
/// multipliers M₀ = D2511F53₁₆, M₁ = CD9E8D57₁₆, and then adds 9E3779B9₁₆ to k₀ and BB67AE85₁₆ to k₁. *Source*: salmon2011.
pub fn philox4x32(counter: [u32; 4], key: [u32; 2]) -> [u32; 4] {
    philox_side_by_side(counter.map(|word| [word]), key).map(|[word]| word)
}

/// The same of `N` counters under one key.
#[inline(always)]
pub(super) fn philox_side_by_side<const N: usize>(counter: [[u32; N]; 4], key: [u32; 2]) -> [[u32; N]; 4] {
    let multiply = |a: u32, b: u32| {
        let product = u64::from(a) * u64::from(b);
        ((product >> 32) as u32, product as u32)
    };
    let [mut c0, mut c1, mut c2, mut c3] = counter;
    let [mut k0, mut k1] = key;
    for _ in 0..10 {
        for lane in 0..N {
            let (hi0, lo0) = multiply(0xD251_1F53, c0[lane]);
            let (hi1, lo1) = multiply(0xCD9E_8D57, c2[lane]);
            (c0[lane], c1[lane], c2[lane], c3[lane]) = (hi1 ^ c1[lane] ^ k0, lo1, hi0 ^ c3[lane] ^ k1, lo0);
        }
        k0 = k0.wrapping_add(0x9E37_79B9);
        k1 = k1.wrapping_add(0xBB67_AE85);
    }
    [c0, c1, c2, c3]
}

/// Three uniforms of one draw from a single block of words, where nothing more is drawn: between 0 and 1, never either, each the
/// middle of one of 2⁴² equal intervals.
#[inline]
pub fn three_uniforms(seed: u64, stream: u32, index: u64) -> [f64; 3] {
    let key = [seed as u32, (seed >> 32) as u32];
    three_from_words(philox4x32([0, stream, index as u32, (index >> 32) as u32], key))
}

#[inline(always)]
pub(super) fn three_from_words([w0, w1, w2, rest]: [u32; 4]) -> [f64; 3] {
    let uniform = |word: u32, more: u32| {
        let place = (u64::from(word) << 10) | u64::from(more & 1023);
        (from_below_2_52(place) + 0.5) * (1.0 / (1u64 << 42) as f64)
    };
    [uniform(w0, rest), uniform(w1, rest >> 10), uniform(w2, rest >> 20)]
}

/// The middle of one of 2⁵² equal intervals between 0 and 1.
#[inline(always)]
pub(super) fn middle_of_52(high: u32, low: u32) -> f64 {
    let place = (u64::from(high) << 20) | u64::from(low >> 12);
    (from_below_2_52(place) + 0.5) * (1.0 / (1u64 << 52) as f64)
}

/// A whole number below 2⁵² as it is: as the last bits of 2⁵² and more, which processors turn into numbers several at once.
#[inline(always)]
fn from_below_2_52(whole: u64) -> f64 {
    const TWO_TO_52: f64 = 4_503_599_627_370_496.0;
    f64::from_bits(TWO_TO_52.to_bits() | whole) - TWO_TO_52
}

/// The random numbers of one draw.
///
/// Draw `index` of a stream is the same whoever computes it and whatever was drawn before, so work can be cut into blocks
/// anywhere. Streams keep purposes apart that are drawn under one seed.
#[derive(Clone, Debug)]
pub struct Draws {
    key: [u32; 2],
    counter: [u32; 4],
    words: [u32; 4],
    next: usize,
}

impl Draws {
    pub fn new(seed: u64, stream: u32, index: u64) -> Self {
        let key = [seed as u32, (seed >> 32) as u32];
        Self { key, counter: [0, stream, index as u32, (index >> 32) as u32], words: [0; 4], next: 4 }
    }

    /// 32 random bits.
    pub fn word(&mut self) -> u32 {
        if self.next == 4 {
            self.words = philox4x32(self.counter, self.key);
            self.counter[0] = self.counter[0].wrapping_add(1);
            self.next = 0;
        }
        let word = self.words[self.next & 3];
        self.next += 1;
        word
    }

    /// Uniform between 0 and 1, never either: the middle of one of 2⁵² equal intervals.
    pub fn uniform(&mut self) -> f64 {
        let (high, low) = (self.word(), self.word());
        middle_of_52(high, low)
    }

    /// A whole number from 0 to `n` − 1, each as likely up to a part in 2³²; 0 when `n` is 0.
    pub fn below(&mut self, n: u32) -> u32 {
        ((u64::from(self.word()) * u64::from(n)) >> 32) as u32
    }

    /// Exponential with mean 1: −ln u.
    pub fn exponential(&mut self) -> f64 {
        -ln(self.uniform())
    }

    /// Standard normal, as the quantile of a uniform: one number in, one out.
    pub fn normal(&mut self) -> f64 {
        normal_quantile(self.uniform())
    }

    /// Gamma with this shape and scale 1; 0 for a shape that is not positive. *Cost*: a handful of numbers, seldom more.
    ///
    /// *Formula*: d·v with d = shape − 1/3, v = (1 + x/√(9d))³, x normal, taken when ln u < x²/2 + d − dv + d·ln v; a shape
    /// below 1 is drawn as shape + 1 and multiplied by u^(1/shape). *Source*: marsaglia2000.
    pub fn gamma(&mut self, shape: f64) -> f64 {
        if shape.is_nan() || shape <= 0.0 || shape.is_infinite() {
            return 0.0;
        }
        if shape < 1.0 {
            let above = self.gamma(shape + 1.0);
            return above * pow(self.uniform(), 1.0 / shape);
        }
        let d = shape - 1.0 / 3.0;
        let step = 1.0 / sqrt(9.0 * d);
        loop {
            let x = self.normal();
            let cube_root = 1.0 + step * x;
            if cube_root <= 0.0 {
                continue;
            }
            let v = cube_root * cube_root * cube_root;
            let u = self.uniform();
            // Nearly always this much smaller bound decides, without logarithms.
            let surely = u < 1.0 - 0.0331 * (x * x) * (x * x);
            if surely || ln(u) < x * x / 2.0 + d - d * v + d * ln(v) {
                return d * v;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn salmon2011_known_answers() {
        let check = |counter, key, expect| assert_eq!(philox4x32(counter, key), expect);
        check([0; 4], [0; 2], [0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8]);
        check([u32::MAX; 4], [u32::MAX; 2], [0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD]);
        check(
            [0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344],
            [0xA409_3822, 0x299F_31D0],
            [0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1],
        );
    }

    /// Mean and variance over many draws, each the first number of its own index.
    fn check_moments(what: &str, draw: impl Fn(&mut Draws) -> f64, mean: f64, variance: f64) {
        let n = 40_000;
        let cells: Vec<f64> = (0..n).map(|index| draw(&mut Draws::new(7, 1, index))).collect();
        let got = cells.iter().sum::<f64>() / n as f64;
        let square = cells.iter().map(|x| (x - got) * (x - got)).sum::<f64>() / n as f64;
        assert!((got - mean).abs() < 5.0 * (variance / n as f64).sqrt(), "{what}: mean {got}");
        assert!((square / variance - 1.0).abs() < 0.06, "{what}: variance {square}");
    }

    #[test]
    fn draws_have_their_moments() {
        check_moments("uniform", Draws::uniform, 0.5, 1.0 / 12.0);
        check_moments("exponential", Draws::exponential, 1.0, 1.0);
        check_moments("normal", Draws::normal, 0.0, 1.0);
        for shape in [0.3, 1.0, 2.5, 40.0] {
            check_moments("gamma", |draws| draws.gamma(shape), shape, shape);
        }
        check_moments("below", |draws| f64::from(draws.below(6)), 2.5, 35.0 / 12.0);
    }

    #[test]
    fn three_uniforms_are_uniform_and_apart() {
        for place in 0..3 {
            // The draw only says which one it is.
            let of = |draws: &mut Draws| three_uniforms(9, 4, u64::from(draws.counter[2]))[place];
            check_moments("three", of, 0.5, 1.0 / 12.0);
        }
        let [a, b, c] = three_uniforms(1, 0, 0);
        assert!(a != b && b != c && a != c && three_uniforms(1, 0, 1 << 32) != [a, b, c]);
    }

    #[test]
    fn draws_stand_for_themselves() {
        let first = |stream, index| Draws::new(1, stream, index).word();
        assert_ne!(first(0, 0), first(0, 1));
        assert_ne!(first(0, 0), first(1, 0));
        assert_ne!(first(0, 1 << 32), first(0, 0));
        assert_eq!(Draws::new(1, 0, 0).gamma(f64::NAN), 0.0);
        assert_eq!(Draws::new(1, 0, 0).below(0), 0);
    }
}

//! Seeded draws with the same bits on every machine: SplitMix64, and normals through libm.

/// Changing it changes every generated file.
const SEED: u64 = 0x5975_616E_4865_6E67;

/// SplitMix64 (Steele, Lea and Flood 2014): state advances by the golden gamma, output is a mix of it.
pub struct Random(u64);

impl Random {
    /// An independent stream for one thing, so that adding another thing does not move this one's draws.
    pub fn stream(name: &str) -> Self {
        // FNV-1a, 64 bit.
        let hash = name
            .bytes()
            .fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3));
        Self(SEED ^ hash)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Uniform on [0, 1), 53 bits.
    pub fn uniform(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Standard normal (Box–Muller, the cosine branch only).
    pub fn normal(&mut self) -> f64 {
        let radius = (-2.0 * libm::log(1.0 - self.uniform())).sqrt();
        radius * libm::cos(std::f64::consts::TAU * self.uniform())
    }

    /// Log-normal with this median and standard deviation of the logarithm.
    pub fn log_normal(&mut self, median: f64, sigma: f64) -> f64 {
        median * libm::exp(sigma * self.normal())
    }

    /// True with probability `p`.
    pub fn chance(&mut self, p: f64) -> bool {
        self.uniform() < p
    }

    /// One of `items`, each with the weight that `weight` gives; the last when weights do not reach.
    pub fn pick<'a, T>(&mut self, items: &'a [T], weight: impl Fn(&T) -> f64) -> Option<&'a T> {
        let total: f64 = items.iter().map(&weight).sum();
        let mut left = self.uniform() * total;
        items
            .iter()
            .find(|item| {
                left -= weight(item);
                left < 0.0
            })
            .or(items.last())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splitmix64_meets_its_published_sequence() {
        // First outputs of the reference C code for seed 1234567.
        let mut random = Random(1_234_567);
        assert_eq!(random.next(), 6_457_827_717_110_365_317);
        assert_eq!(random.next(), 3_203_168_211_198_807_973);
        assert_eq!(random.next(), 9_817_491_932_198_370_423);
    }

    #[test]
    fn normals_have_mean_zero_and_unit_variance() {
        let mut random = Random::stream("normals");
        let draws: Vec<f64> = (0..20_000).map(|_| random.normal()).collect();
        let mean = draws.iter().sum::<f64>() / 20_000.0;
        let variance = draws.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / 20_000.0;
        assert!(mean.abs() < 0.03 && (variance - 1.0).abs() < 0.05, "{mean} {variance}");
    }

    #[test]
    fn a_pick_follows_its_weights() {
        let mut random = Random::stream("picks");
        let hits = (0..10_000).filter(|_| random.pick(&[1.0, 3.0], |&w| w) == Some(&3.0)).count();
        assert!((7_300..7_700).contains(&hits), "{hits}");
    }
}

//! Runs a loop with the widest vectors that the processor has, for the same digits.

/// A loop over numbers, written so that a compiler does several at once: no branch, no call that is not inlined.
///
/// `run` must be `#[inline(always)]`, and so must all that it calls: only what is inlined is compiled for wide vectors.
pub trait Loop {
    type Output;
    fn run(self) -> Self::Output;
}

/// What the loop comes to.
///
/// A native build is made for any processor of its kind, with vectors of two numbers; here the processor is asked, and the same loop
/// done with four or eight at once where it can. No product is fused with a sum and no order changes, so the digits are the same.
/// WebAssembly has one width for all.
pub fn widest<L: Loop>(of: L) -> L::Output {
    #[cfg(target_arch = "x86_64")]
    return pulp::Arch::new().dispatch(Asked(of));
    #[cfg(not(target_arch = "x86_64"))]
    of.run()
}

#[cfg(target_arch = "x86_64")]
struct Asked<L>(L);

#[cfg(target_arch = "x86_64")]
impl<L: Loop> pulp::NullaryFnOnce for Asked<L> {
    type Output = L::Output;

    #[inline(always)]
    fn call(self) -> Self::Output {
        self.0.run()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Products<'a>(&'a [f64], &'a [f64]);

    impl Loop for Products<'_> {
        type Output = f64;

        #[inline(always)]
        fn run(self) -> f64 {
            let mut sums = [0.1; 8];
            for (a, b) in self.0.as_chunks::<8>().0.iter().zip(self.1.as_chunks::<8>().0) {
                for ((sum, a), b) in sums.iter_mut().zip(a).zip(b) {
                    *sum += a * b;
                }
            }
            sums.iter().fold(0.0, |total, sum| total + sum)
        }
    }

    #[test]
    fn wide_or_narrow_the_bits_are_the_same() {
        let mut draws = crate::math::Draws::new(5, 0, 0);
        let mut cells = || (0..800).map(|_| draws.uniform() - 0.5).collect::<Vec<f64>>();
        let (a, b) = (cells(), cells());
        assert_eq!(widest(Products(&a, &b)).to_bits(), Products(&a, &b).run().to_bits());
    }
}

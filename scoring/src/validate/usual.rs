//! What is usual among figures, read off their order: their middle, where most lie, and from where on one is far out.

use crate::math;

/// Fewer figures than this say nothing about what is usual.
pub(super) const FEWEST: usize = 8;
/// Robust z-score beyond which a figure is far out.
pub(super) const FAR: f64 = 6.0;
/// Standard deviations in a median absolute deviation, were it a normal distribution.
pub(super) const SD_OF_MAD: f64 = 1.4826;

/// Middle and spread of figures, and of their logarithms where all are positive.
///
/// A logarithm keeps the order, so that the figures' order is that of the logarithms too, and few of these are taken.
pub(super) struct Usual {
    pub(super) median: f64,
    /// Without the tenth that is farthest out on either side.
    core: [f64; 2],
    log: Option<LogCore>,
}

struct LogCore {
    /// Of the logarithms.
    core: [f64; 2],
    median: f64,
}

/// Powers of ten that a figure may have slipped by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slips {
    powers: &'static [i32],
    /// How far beyond the core a logarithm lies clearly outside.
    margin: f64,
}

impl Slips {
    /// 元–万元 and 元–亿元 are these powers of ten apart.
    pub(super) const OF_UNITS: Self = Self { powers: &[4, 8], margin: 1.5 };
    /// A share and its percentage are this power apart. Shares lie closer together than amounts of money, and their slip is a smaller one.
    pub(super) const OF_SHARES: Self = Self { powers: &[2], margin: 0.75 };

    pub(super) fn margin(self) -> f64 {
        self.margin
    }

    pub(super) fn least_power(self) -> i32 {
        self.powers.iter().copied().min().unwrap_or(0)
    }

    pub(super) fn powers(self) -> impl Iterator<Item = i32> {
        self.powers.iter().flat_map(|&power| [power, -power])
    }
}

impl Usual {
    /// Of so many figures, `at` giving them in ascending order; `None` where they are too few to say.
    pub(super) fn of(n: usize, at: impl Fn(usize) -> f64) -> Option<Self> {
        if n < FEWEST {
            return None;
        }
        let tenth = n / 10;
        let core = [at(tenth), at(n - 1 - tenth)];
        let log_at = |place: usize| math::log10(at(place));
        let log = (at(0) > 0.0).then(|| LogCore { core: core.map(math::log10), median: middle(n, log_at) });
        Some(Self { median: middle(n, at), core, log })
    }

    /// What finds slips of these powers among figures like these.
    pub(super) fn slip_finder(&self, slips: Slips) -> SlipFinder<'_> {
        // A figure that is this far within the margins lies within them however its logarithm is rounded.
        let sure = 1e-9;
        let within = self.log.as_ref().map_or([f64::NEG_INFINITY, f64::INFINITY], |log| {
            let [low, high] = [log.core[0] - slips.margin, log.core[1] + slips.margin];
            // Below this a power of ten has not all its digits.
            [(math::pow(10.0, low) * (1.0 + sure)).max(1e-290), math::pow(10.0, high) * (1.0 - sure)]
        });
        SlipFinder { usual: self, slips, within }
    }

    /// From where on figures are far out, on the plain scale and on the logarithmic one where there is one: skewed figures are no
    /// outliers. `n` and `at` as they made this.
    pub(super) fn ends(&self, n: usize, at: impl Fn(usize) -> f64) -> Ends {
        let plain = Scale::of(n, &at, self.median);
        let log_at = |place: usize| math::log10(at(place));
        let log = self.log.as_ref().map(|log| Scale::of(n, log_at, log.median));
        let is_far =
            |place: usize| plain.is_far(at(place)) && log.as_ref().is_none_or(|log| log.is_far(math::log10(at(place))));
        // On either side of the middle they are ever farther out.
        let half = n / 2;
        let n_below = first(0, half, |place| !is_far(place));
        let above = first(half, n, is_far);
        Ends {
            low: n_below.checked_sub(1).map_or(f64::NEG_INFINITY, &at),
            high: if above < n { at(above) } else { f64::INFINITY },
            n_far: n_below + (n - above),
        }
    }
}

/// Finds figures that would be usual ones were they some power of ten larger or smaller.
pub(super) struct SlipFinder<'u> {
    usual: &'u Usual,
    slips: Slips,
    /// Figures from here to there are surely not outside.
    within: [f64; 2],
}

impl SlipFinder<'_> {
    /// No figure from here to there is found.
    pub(super) fn within(&self) -> [f64; 2] {
        self.within
    }

    /// The figure would be a usual one were it some power of ten larger or smaller, and as it is lies clearly outside: with what is usual,
    /// the power.
    #[inline]
    pub(super) fn find(&self, figure: f64) -> Option<(f64, i32)> {
        // Nearly all figures: they need no logarithm.
        if self.within[0] <= figure && figure <= self.within[1] {
            return None;
        }
        self.find_outside(figure)
    }

    #[inline(never)]
    fn find_outside(&self, figure: f64) -> Option<(f64, i32)> {
        let usual = self.usual;
        let log = usual.log.as_ref().filter(|_| figure > 0.0)?;
        if (usual.core[0]..=usual.core[1]).contains(&figure) {
            return None;
        }
        let position = math::log10(figure);
        let margin = self.slips.margin;
        let is_outside = position < log.core[0] - margin || position > log.core[1] + margin;
        let back = |power: f64| (log.core[0]..=log.core[1]).contains(&(position - power));
        let power = self.slips.powers().find(|&power| is_outside && back(f64::from(power)))?;
        Some((usual.median, power))
    }
}

/// Where figures begin to be far out.
pub(super) struct Ends {
    /// The largest that is far below the others; minus infinity where none is.
    low: f64,
    /// The least that is far above; infinity where none is.
    high: f64,
    pub(super) n_far: usize,
}

impl Ends {
    /// Between these no figure is far out.
    pub(super) fn within(&self) -> [f64; 2] {
        [self.low, self.high]
    }

    #[inline]
    pub(super) fn is_far(&self, figure: f64) -> bool {
        figure <= self.low || figure >= self.high
    }
}

/// Middle and spread of figures on one scale.
struct Scale {
    median: f64,
    /// A median absolute deviation as a standard deviation.
    sd: f64,
}

impl Scale {
    fn of(n: usize, at: impl Fn(usize) -> f64, median: f64) -> Self {
        Self { median, sd: SD_OF_MAD * middle(n, |place| nth_distance(n, &at, median, place)) }
    }

    fn is_far(&self, figure: f64) -> bool {
        self.sd > 0.0 && (figure - self.median).abs() > FAR * self.sd
    }
}

/// The median of so many figures in ascending order, one at least.
pub(super) fn middle(n: usize, at: impl Fn(usize) -> f64) -> f64 {
    let upper = at(n / 2);
    if n.is_multiple_of(2) && n > 0 { (at(n / 2 - 1) + upper) / 2.0 } else { upper }
}

/// The distance from `middle` that so many figures keep and no fewer: of all runs of `nth + 1` neighbours, the least that the farther of
/// a run's two ends keeps. From run to run the lower end comes nearer and the upper one goes farther away.
fn nth_distance(n: usize, at: impl Fn(usize) -> f64, middle: f64, nth: usize) -> f64 {
    let (below, above) = (|run: usize| middle - at(run), |run: usize| at(run + nth) - middle);
    let n_runs = n - nth;
    let turn = first(0, n_runs, |run| below(run) <= above(run));
    let farther = |run: usize| below(run).abs().max(above(run).abs());
    let before = turn.checked_sub(1).map_or(f64::INFINITY, farther);
    if turn < n_runs { farther(turn).min(before) } else { before }
}

/// The first place from here to there where it holds, as it then does at all later ones; the end where it holds at none.
fn first(from: usize, to: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut from, mut to) = (from, to);
    while from < to {
        let place = from + (to - from) / 2;
        if holds(place) { to = place } else { from = place + 1 }
    }
    from
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::Draws;

    /// The same by putting everything in order, distances and logarithms too.
    fn spread(mut figures: Vec<f64>) -> (f64, f64) {
        let sorted_middle = |figures: &mut Vec<f64>| {
            figures.sort_by(f64::total_cmp);
            middle(figures.len(), |place| figures[place])
        };
        let median = sorted_middle(&mut figures);
        let mut distances: Vec<f64> = figures.iter().map(|figure| (figure - median).abs()).collect();
        (median, SD_OF_MAD * sorted_middle(&mut distances))
    }

    fn check(mut figures: Vec<f64>) {
        figures.sort_by(f64::total_cmp);
        let at = |place: usize| figures[place];
        let usual = Usual::of(figures.len(), at).unwrap();
        let ends = usual.ends(figures.len(), at);
        let (median, sd) = spread(figures.clone());
        let log = (figures[0] > 0.0).then(|| spread(figures.iter().map(|&figure| math::log10(figure)).collect()));
        assert_eq!(usual.median.to_bits(), median.to_bits());
        let far = |figure: f64, (median, sd): (f64, f64)| sd > 0.0 && (figure - median).abs() > FAR * sd;
        let is_far = |figure: f64| far(figure, (median, sd)) && log.is_none_or(|log| far(math::log10(figure), log));
        for &figure in &figures {
            assert_eq!(ends.is_far(figure), is_far(figure), "{figure} of {figures:?}");
        }
        assert_eq!(ends.n_far, figures.iter().filter(|&&figure| is_far(figure)).count());
        for slips in [Slips::OF_UNITS, Slips::OF_SHARES] {
            let finder = usual.slip_finder(slips);
            for figure in
                figures.iter().flat_map(|&figure| [figure, figure * 1e4, figure / 1e4, figure * 30.0, -figure])
            {
                assert_eq!(finder.find(figure), finder.find_outside(figure), "{figure}");
            }
        }
    }

    #[test]
    fn what_is_usual_is_what_a_sort_of_everything_says() {
        let mut draws = Draws::new(11, 0, 0);
        for n in [8, 9, 10, 31, 64, 101] {
            for far in [1.0, 1e4, 1e-5, -3.0] {
                let mut some = |shape: fn(f64) -> f64| {
                    let mut figures: Vec<f64> = (0..n).map(|_| shape(draws.uniform())).collect();
                    figures[n / 3] *= far;
                    check(figures);
                };
                some(|draw| draw);
                some(|draw| 0.001 / (draw + 1e-4));
                some(|draw| (draw * 4.0).floor());
                some(|draw| (draw * 4.0).floor() + 1.0);
                some(|_| 5.0);
                some(|draw| 2.0 - 4.0 * draw);
            }
        }
    }

    #[test]
    fn a_larger_figure_has_no_smaller_logarithm() {
        let mut draws = Draws::new(5, 0, 0);
        for _ in 0..200_000 {
            let figure = f64::from_bits((draws.uniform() * f64::MAX.to_bits() as f64) as u64);
            assert!(math::log10(figure) <= math::log10(figure.next_up()), "{figure:e}");
        }
    }

    #[test]
    fn few_figures_say_nothing() {
        assert!(Usual::of(FEWEST - 1, |_| 1.0).is_none());
    }
}

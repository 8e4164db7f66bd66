//! What stakes are worth against the market: the same money in an index at the same times.

use super::measures::cumulative;
use super::{Irr, irr, sign_changes};

/// Value to that of the same money in the market (Kaplan and Schoar): above 1 the stakes were better.
///
/// *Shape*: three series of equal length, one value a year; of unequal ones the shortest counts. `nav` is at the last year's end.
/// *Units and range*: money of any one kind; `index` positive, on any base.
/// *Formula*: with `I_T` the last index, `(Σ D_t·I_T/I_t + nav) / Σ C_t·I_T/I_t`.
/// *Edge cases*: none where nothing was paid in. An index that stands still gives the total value to paid in.
/// *Cost*: O(n). *Source*: `kaplan_schoar_2005`; known answers `gredil_2014`, `insead_2019`, `pyxirr`.
///
/// ```
/// use scoring::revenue::market::market_multiple;
/// // 100 became 121 while the market doubled and fell back to 1.1.
/// assert_eq!(market_multiple(&[100.0, 0.0, 0.0], &[0.0, 0.0, 121.0], 0.0, &[1.0, 2.0, 1.1]), Some(1.1));
/// ```
pub fn market_multiple(paid_in: &[f64], distributed: &[f64], nav: f64, index: &[f64]) -> Option<f64> {
    let put = future_sum(paid_in, index);
    (put > 0.0).then(|| (future_sum(distributed, index) + nav) / put)
}

/// Every rate of return beyond the market's (direct alpha).
///
/// *Shape* and *range* as [`market_multiple`]. *Formula*: [`irr()`] of the flows `(D_t − C_t)·I_T/I_t`, `nav` added to the last.
/// *Edge cases*: those of [`irr()`]; an index that stands still gives the rates themselves.
/// *Source*: `gredil_2014`; known answers there, `insead_2019`, `wikipedia_pme`, `edda_pme`, `pyxirr`.
pub fn direct_alpha(paid_in: &[f64], distributed: &[f64], nav: f64, index: &[f64]) -> Irr {
    irr(&compounded(paid_in, distributed, nav, index))
}

/// The flows of stakes in money of the last year, as the market would have carried them.
pub(super) fn compounded(paid_in: &[f64], distributed: &[f64], nav: f64, index: &[f64]) -> Vec<f64> {
    let last = index.last().copied().unwrap_or(1.0);
    let flows = distributed.iter().zip(paid_in).zip(index).map(|((got, put), level)| (got - put) * last / level);
    let mut flows: Vec<f64> = flows.collect();
    if let Some(flow) = flows.last_mut() {
        *flow += nav;
    }
    flows
}

fn future_sum(flows: &[f64], index: &[f64]) -> f64 {
    let last = index.last().copied().unwrap_or(1.0);
    flows.iter().zip(index).fold(0.0, |sum, (flow, level)| sum + flow * last / level)
}

/// True where it is proved that a rate found, which must be one of the flows', is the only one that is not negative.
///
/// *Formula*: one change of sign in the flows (Descartes: the only rate at all), or one in their running sum, which ends above zero,
/// and a `rate` of 0 or more (Norstrom). *Edge cases*: false proves nothing. *Cost*: O(n). *Source*: `norstrom_1972`.
pub fn is_only_rate(flows: &[f64], rate: f64) -> bool {
    let running = cumulative(flows);
    let ends_well = running.last().is_some_and(|last| *last > 0.0);
    sign_changes(flows) == 1 || (sign_changes(&running) == 1 && ends_well && rate >= 0.0)
}

#[cfg(test)]
mod tests {
    use super::super::measures::multiples;
    use super::*;

    const PAID: [f64; 6] = [100.0, 50.0, 0.0, 20.0, 0.0, 0.0];
    const GOT: [f64; 6] = [0.0, 0.0, 30.0, 0.0, 120.0, 90.0];

    fn rate(found: Irr) -> f64 {
        let Irr::Unique(rate) = found else { panic!("{found:?}") };
        rate
    }

    #[test]
    fn a_market_that_stands_still_gives_the_plain_measures() {
        let still = [3.0; 6];
        let tvpi = multiples(170.0, 240.0, 10.0).unwrap().tvpi;
        assert!((market_multiple(&PAID, &GOT, 10.0, &still).unwrap() - tvpi).abs() < 1e-12);
        let plain: Vec<f64> = compounded(&PAID, &GOT, 10.0, &[1.0; 6]);
        assert!((rate(direct_alpha(&PAID, &GOT, 10.0, &still)) - rate(irr(&plain))).abs() < 1e-12);
    }

    /// Against a market of even growth `g` the alpha is `(1 + rate)/(1 + g) − 1`, whatever the flows.
    #[test]
    fn an_even_market_takes_its_growth_off_the_rate() {
        let even: Vec<f64> = std::iter::successors(Some(1.0), |level| Some(level * 1.07)).take(6).collect();
        let plain = rate(irr(&compounded(&PAID, &GOT, 10.0, &[1.0; 6])));
        let alpha = rate(direct_alpha(&PAID, &GOT, 10.0, &even));
        assert!((alpha - ((1.0 + plain) / 1.07 - 1.0)).abs() < 1e-12, "{alpha}");
        // And stakes that do as the market does are worth as much.
        let as_market: Vec<f64> = even.iter().zip([0.0, 0.0, 0.0, 0.0, 0.0, 100.0]).map(|(e, f)| e * f).collect();
        let ours = market_multiple(&[100.0, 0.0, 0.0, 0.0, 0.0, 0.0], &as_market, 0.0, &even).unwrap();
        assert!((ours - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_total_loss_has_a_multiple_and_no_alpha() {
        let nothing = [0.0; 6];
        assert_eq!(market_multiple(&PAID, &nothing, 0.0, &[1.0; 6]), Some(0.0));
        assert_eq!(direct_alpha(&PAID, &nothing, 0.0, &[1.0; 6]), Irr::None);
        assert_eq!(market_multiple(&nothing, &GOT, 0.0, &[1.0; 6]), None);
    }

    #[test]
    fn proofs_of_a_single_rate() {
        assert!(is_only_rate(&[-100.0, 50.0, 70.0], 0.1));
        assert!(is_only_rate(&[-100.0, 300.0, -50.0], 1.8));
        assert!(!is_only_rate(&[-100.0, 230.0, -132.0], 0.2));
        assert!(!is_only_rate(&[-100.0, 60.0, -10.0, 20.0], -0.2));
    }
}

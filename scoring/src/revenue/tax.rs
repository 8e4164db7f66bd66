//! Plain income tax with losses carried forward.

use std::collections::VecDeque;

/// Tax of every year on that year's profit less losses of earlier years.
///
/// *Shape*: one value a year, in order; profits and taxes in the same money.
/// *Range*: `rate` 0 to 1; a loss of year `t` can be set against profits of the years `t+1 ..= t+loss_years`.
/// *Formula*: `tax[t] = rate · max(0, profit[t] − losses still usable)`, the oldest loss used first.
/// *Edge cases*: never negative (no refund); `loss_years` 0 carries nothing; an unused loss lapses.
/// *Cost*: O(years · loss_years). *Source*: `cn_income_tax_law` (rate and years are the caller's).
///
/// ```
/// use scoring::revenue::tax::income_tax;
/// assert_eq!(income_tax(&[-100.0, 60.0, 60.0], 0.25, 5), [0.0, 0.0, 5.0]);
/// ```
pub fn income_tax(profits: &[f64], rate: f64, loss_years: usize) -> Vec<f64> {
    let mut losses: VecDeque<Loss> = VecDeque::new();
    let tax_of = |(year, profit): (usize, &f64)| {
        losses.retain(|loss| loss.left > 0.0 && loss.year + loss_years >= year);
        if *profit < 0.0 {
            losses.push_back(Loss { year, left: -profit });
            return 0.0;
        }
        let mut taxable = *profit;
        for loss in &mut losses {
            let used = f64::min(taxable, loss.left);
            loss.left -= used;
            taxable -= used;
        }
        rate * taxable
    };
    profits.iter().enumerate().map(tax_of).collect()
}

struct Loss {
    year: usize,
    left: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_loss_is_used_first_and_an_unused_one_lapses() {
        for (profits, loss_years, expected) in [
            (&[-100.0, 60.0, 60.0][..], 5, &[0.0, 0.0, 5.0][..]),
            (&[-100.0, 60.0, 60.0], 1, &[0.0, 0.0, 15.0]),
            (&[-100.0, 60.0, 60.0], 0, &[0.0, 15.0, 15.0]),
            (&[-40.0, -60.0, 50.0, 0.0, 100.0], 2, &[0.0, 0.0, 0.0, 0.0, 25.0]),
            (&[-40.0, -60.0, 50.0, 0.0, 100.0], 3, &[0.0, 0.0, 0.0, 0.0, 12.5]),
            (&[], 5, &[]),
        ] {
            assert_eq!(income_tax(profits, 0.25, loss_years), expected, "{profits:?} {loss_years}");
        }
    }
}

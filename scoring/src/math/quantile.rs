//! Quantiles of many numbers by selection, without sorting them.

/// Quantiles at `shares`, which must ascend, each by linear interpolation between order statistics (type 7).
///
/// *Shape*: one value a share; `cells` in any order, and left in another. *Range*: each share 0 to 1.
/// *Formula*: with the cells in ascending order `x₀ … x₍ₙ₋₁₎` and `h = (n−1)·share`, `x⌊h⌋ + (h−⌊h⌋)·(x⌊h⌋₊₁ − x⌊h⌋)`.
/// The order statistics are exactly those a sort by the total order of floating-point numbers gives.
/// *Edge cases*: none where there is no cell; a NaN counts as the largest or smallest number by its sign, so leave it out.
/// *Cost*: O(n), for further shares of what lies above the one before. *Source*: hyndman1996 (type 7).
///
/// ```
/// use scoring::math::quantiles;
/// assert_eq!(quantiles(&mut [4.0, 1.0, 2.0, 3.0], [0.0, 0.5, 0.75]), Some([1.0, 2.5, 3.25]));
/// ```
pub fn quantiles<const N: usize>(cells: &mut [f64], shares: [f64; N]) -> Option<[f64; N]> {
    let last = cells.len().checked_sub(1)?;
    let mut found = [0.0; N];
    let (mut rest, mut before) = (cells, 0);
    for (value, share) in found.iter_mut().zip(shares) {
        let place = share.clamp(0.0, 1.0) * last as f64;
        let low = (place as usize).clamp(before, last);
        let (_, at, above) = rest.select_nth_unstable_by(low - before, f64::total_cmp);
        let at = *at;
        let next = above.iter().copied().reduce(|least, cell| if cell < least { cell } else { least });
        *value = at + (place - low as f64) * (next.unwrap_or(at) - at);
        // What was selected stays in front, for a share that falls on the same place.
        rest = &mut rest[low - before..];
        before = low;
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::super::Draws;
    use super::*;

    #[test]
    fn the_same_as_after_sorting() {
        for n in [1, 2, 3, 20, 21, 1000] {
            let mut draws = Draws::new(5, n, 0);
            let cells: Vec<f64> = (0..n).map(|_| (draws.normal() * 4.0).round() / 4.0).collect();
            let mut sorted = cells.clone();
            sorted.sort_by(f64::total_cmp);
            let shares = [0.0, 0.05, 0.05, 0.5, 0.95, 1.0];
            let expect = shares.map(|share| {
                let place = share * f64::from(n - 1);
                let low = sorted[place as usize];
                let next = sorted.get(place as usize + 1).copied().unwrap_or(low);
                low + place.fract() * (next - low)
            });
            assert_eq!(quantiles(&mut cells.clone(), shares), Some(expect), "{n}");
        }
    }

    #[test]
    fn nothing_has_no_quantile() {
        assert_eq!(quantiles(&mut [], [0.5]), None);
    }
}

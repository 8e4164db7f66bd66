//! What a series of flows amounts to: present value, break-even, deepest hole, multiples.

/// Present value of yearly flows.
///
/// *Formula*: `Σ flows[t] · (1+rate)^(−t)`, `t` from 0: the first flow is not discounted.
/// *Range*: `rate` above −1. *Edge cases*: no flow gives 0. *Cost*: O(n).
pub fn npv(rate: f64, flows: &[f64]) -> f64 {
    flows.iter().zip(discount_factors(rate)).fold(0.0, |sum, (flow, factor)| sum + flow * factor)
}

/// What one unit of money of year 0, 1, 2, … is worth now.
pub fn discount_factors(rate: f64) -> impl Iterator<Item = f64> {
    std::iter::successors(Some(1.0), move |factor| Some(factor / (1.0 + rate)))
}

/// Running sum of the flows; one value a flow.
pub fn cumulative(flows: &[f64]) -> Vec<f64> {
    let running = flows.iter().scan(0.0, |sum, flow| {
        *sum += flow;
        Some(*sum)
    });
    running.collect()
}

/// The first year, counted from 1, from which the cumulative flow never again is below zero.
///
/// *Edge cases*: 1 if it never is below zero; none if it is at the end, or if there is no year. *Cost*: O(n).
pub fn break_even_year(cumulative: &[f64]) -> Option<usize> {
    let after_hole = cumulative.iter().rposition(|sum| *sum < 0.0).map_or(0, |last| last + 1);
    (after_hole < cumulative.len()).then_some(after_hole + 1)
}

/// The lowest point of a cumulative flow.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hole {
    /// Below zero, in the flow's money.
    pub amount: f64,
    /// Counted from 1.
    pub year: usize,
}

/// The lowest point of the cumulative flow, the first of equals; none where it never is below zero. *Cost*: O(n).
pub fn deepest_hole(cumulative: &[f64]) -> Option<Hole> {
    cumulative.iter().enumerate().fold(None, |deepest: Option<Hole>, (index, sum)| {
        let lowest = deepest.map_or(0.0, |hole| hole.amount);
        if *sum < lowest { Some(Hole { amount: *sum, year: index + 1 }) } else { deepest }
    })
}

/// What came back, and what is still held, for each unit paid in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Multiples {
    /// Distributed to paid in.
    pub dpi: f64,
    /// Residual value to paid in.
    pub rvpi: f64,
    /// Total value to paid in: the sum of the two.
    pub tvpi: f64,
}

/// Multiples of what was paid in.
///
/// *Formula*: `dpi = distributed / paid_in`, `rvpi = nav / paid_in`, `tvpi = dpi + rvpi`; all three in the same money.
/// *Edge cases*: none where nothing was paid in. *Cost*: O(1).
pub fn multiples(paid_in: f64, distributed: f64, nav: f64) -> Option<Multiples> {
    let (dpi, rvpi) = (distributed / paid_in, nav / paid_in);
    (paid_in > 0.0).then_some(Multiples { dpi, rvpi, tvpi: dpi + rvpi })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn present_value_by_hand() {
        assert_eq!(npv(0.0, &[-100.0, 60.0, 60.0]), 20.0);
        assert_eq!(npv(1.0, &[-100.0, 100.0, 100.0]), -25.0);
        assert!(npv(0.1, &[-100.0, 230.0, -132.0]).abs() < 1e-12);
        assert_eq!(npv(0.1, &[]), 0.0);
    }

    #[test]
    fn break_even_is_the_year_after_the_last_one_in_the_red() {
        for (flows, expected) in [
            (&[-1.0, 0.5, 0.5][..], Some(3)),
            (&[-1.0, 2.0, -2.0, 5.0], Some(4)),
            (&[1.0, 1.0], Some(1)),
            (&[-1.0, 0.5], None),
            (&[], None),
        ] {
            assert_eq!(break_even_year(&cumulative(flows)), expected, "{flows:?}");
        }
    }

    #[test]
    fn the_deepest_hole_is_the_first_of_equals() {
        assert_eq!(deepest_hole(&[-1.0, -3.0, -2.0, -3.0, 4.0]), Some(Hole { amount: -3.0, year: 2 }));
        assert_eq!(deepest_hole(&[0.0, 2.0]), None);
        assert_eq!(deepest_hole(&[]), None);
    }

    #[test]
    fn multiples_need_something_paid_in() {
        assert_eq!(multiples(0.0, 0.0, 0.0), None);
        assert_eq!(multiples(100.0, 150.0, 50.0), Some(Multiples { dpi: 1.5, rvpi: 0.5, tvpi: 2.0 }));
    }
}

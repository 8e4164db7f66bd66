//! The debt that a part of the buildings is paid with.

use super::Case;
use crate::revenue::measures::discount_factors;

#[derive(Clone, Debug)]
pub struct Debt {
    /// Drawn in the first year; then equal payments of interest and repayment, as negative numbers. One a year of the horizon.
    pub flows: Vec<f64>,
    /// The interest in each payment, which lowers the year's profit before tax; the repayment does not.
    pub interest: Vec<f64>,
}

impl Debt {
    pub fn of(case: &Case) -> Self {
        let (plan, assumptions) = (case.plan(), case.assumptions());
        let drawn = assumptions.debt_share * plan.area_m2 * plan.building_yuan_m2 / 10_000.0;
        let n = assumptions.debt_years as usize;
        let worth: f64 =
            discount_factors(assumptions.debt_rate).take(n + 1).skip(1).fold(0.0, |sum, factor| sum + factor);
        let payment = drawn / worth;
        let (mut flows, mut interest, mut owed) = (Vec::new(), Vec::new(), drawn);
        for year in 0..plan.years() {
            let (paid, due) = match year {
                0 => (-drawn, 0.0),
                year if year <= n => (payment, owed * assumptions.debt_rate),
                _ => (0.0, 0.0),
            };
            owed -= if year > 0 { paid - due } else { 0.0 };
            flows.push(-paid);
            interest.push(due);
        }
        Self { flows, interest }
    }
}

//! The numbers of the reference task, and which of them can be simulated.

use std::ops::Deref;

use super::super::field::{FieldError, fields};

fields! {
    /// The reference task's park: it lets space, and buys stakes in companies through one fund. Money in 万元 (10⁴ yuan), years
    /// counted from 0. Nothing has a default: a file says it all.
    Plan {
        /// Years simulated.
        horizon_years: Years whole [2.0, 60.0];
        /// Companies the fund buys into.
        companies: Number whole [1.0, 1_000.0];
        /// How many of them in each year, until all are in.
        entries_per_year: Number whole [1.0, 1_000.0];
        /// Cost of each stake.
        cost_per_company: Wan [0.0, 1e8];
        /// Part of the companies that return nothing.
        p_zero: Share [0.0, 1.0];
        /// Where the lognormal body ends and the tail begins; at least `p_zero`.
        p_body_end: Share [0.0, 1.0];
        /// Mean of the body's logarithm.
        body_mu: Number [-10.0, 10.0];
        /// Standard deviation of the body's logarithm.
        body_sigma: Number [0.0, 5.0];
        /// Least multiple of the tail.
        tail_minimum: Number [0.01, 1_000.0];
        /// Exponent of the tail's power law.
        tail_exponent: Number [0.1, 100.0];
        /// Greatest multiple of the tail.
        tail_cap: Number [0.01, 1e6];
        /// Median of the time a stake is held.
        holding_median_years: Number [0.01, 60.0];
        /// Standard deviation of that time's logarithm.
        holding_sigma: Number [0.0, 5.0];
        /// What is left of the multiple where the horizon forces the exit.
        forced_exit_factor: Share [0.0, 1.0];
        /// Yearly fee of the fund.
        fee_rate: SharePerYear [0.0, 0.2];
        /// Up to and with this year the fee is on the commitment, later on the cost of what is still held.
        fee_on_commitment_until_year: Years whole [0.0, 60.0];
        /// Yearly return the partners get before the manager's share.
        hurdle: SharePerYear [0.0, 1.0];
        /// The manager's share of the profit.
        carry: Share [0.0, 0.9];
        /// Part of what comes after the hurdle that the manager gets until it has its share of all profit; 0 for none of it, else
        /// above `carry`.
        catch_up: Share [0.0, 1.0];
        /// Space the park lets.
        area_m2: SquareMetres [0.0, 1e8];
        /// Market rent in year 0.
        rent_start: YuanPerM2Month [0.0, 10_000.0];
        /// Mean yearly growth of the rent.
        rent_growth_mean: SharePerYear [-0.5, 0.5];
        /// Its standard deviation.
        rent_growth_sd: SharePerYear [0.0, 0.5];
        /// Part of the space let in year 0.
        occupancy_start: Share [0.0, 1.0];
        /// Added each year until the cap.
        occupancy_step: SharePerYear [0.0, 1.0];
        /// Highest occupancy.
        occupancy_max: Share [0.0, 1.0];
        /// What is left of the rent after running the space.
        noi_margin: Share [0.0, 1.0];
        /// Space that each company held takes on concession.
        concession_area_m2: SquareMetres [0.0, 1e6];
        /// Part of the rent waived on it.
        concession_share: Share [0.0, 1.0];
        /// Rate at which later money is worth less.
        discount_rate: SharePerYear [-0.5, 1.0];
        /// How far the cumulative cash may fall below zero.
        credit_line: Wan [0.0, 1e10];
    }
}

/// A plan whose every number is possible; the only thing the simulation takes.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckedPlan(Plan);

impl Deref for CheckedPlan {
    type Target = Plan;

    fn deref(&self) -> &Plan {
        &self.0
    }
}

impl CheckedPlan {
    pub fn years(&self) -> usize {
        self.horizon_years as usize
    }
}

impl Plan {
    /// Finds every impossible number, or gives the plan back as one that can be simulated.
    ///
    /// *Range*: each number within its field's limits; `p_body_end` at least `p_zero`; `tail_cap` at least `tail_minimum`;
    /// `occupancy_start` at most `occupancy_max`; a `catch_up` that is not 0 above `carry`; the last company in before the horizon.
    ///
    /// # Errors
    /// Every [`FieldError`], in the order of the fields, then those of two numbers together.
    ///
    /// *Cost*: O(fields).
    pub fn check(self) -> Result<CheckedPlan, Vec<FieldError>> {
        let mut errors = self.refuse();
        if errors.is_empty() {
            errors = self.contradictions();
        }
        if errors.is_empty() { Ok(CheckedPlan(self)) } else { Err(errors) }
    }

    fn contradictions(&self) -> Vec<FieldError> {
        let below = |name, value: f64, other, limit: f64| {
            (value < limit).then_some(FieldError::Below { name, value, other, limit })
        };
        let above = |name, value: f64, other, limit: f64| {
            (value > limit).then_some(FieldError::Above { name, value, other, limit })
        };
        let reaches = (self.entries_per_year * self.horizon_years).min(1_000.0);
        let caught = self.catch_up > 0.0 && self.catch_up <= self.carry;
        [
            above("companies", self.companies, "horizon_years", reaches),
            below("p_body_end", self.p_body_end, "p_zero", self.p_zero),
            below("tail_cap", self.tail_cap, "tail_minimum", self.tail_minimum),
            caught.then_some(FieldError::Below {
                name: "catch_up",
                value: self.catch_up,
                other: "carry",
                limit: self.carry,
            }),
            above("occupancy_start", self.occupancy_start, "occupancy_max", self.occupancy_max),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

//! Years of the whole fund, whose partners are not yet told apart, and of the park's own part; money in 万元.

use super::lanes::{Lane, NOTHING};

#[derive(Clone, Debug)]
pub struct Pool {
    pub years: Vec<PoolYear>,
}

#[derive(Clone, Copy, Debug)]
pub struct PoolYear {
    /// Called for companies.
    pub calls: Lane,
    pub proceeds: Lane,
    /// Value still held at the year's end.
    pub value: Lane,
    /// Cost still held that bears a fee.
    pub fee_cost: Lane,
    /// Cost of what ended in the year: with the hurdle since it was paid, and without. Only kept where the manager is paid deal by deal.
    pub realised: [Lane; 2],
}

/// One year of the park's stakes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Own {
    /// Called, fees, distributed, and value at the year's end.
    pub called: Lane,
    pub fees: Lane,
    pub distributed: Lane,
    pub nav: Lane,
}

impl Pool {
    pub fn new(years: usize) -> Self {
        Self { years: vec![PoolYear::EMPTY; years] }
    }
}

impl PoolYear {
    pub const EMPTY: Self =
        Self { calls: NOTHING, proceeds: NOTHING, value: NOTHING, fee_cost: NOTHING, realised: [NOTHING; 2] };
}

impl Own {
    pub const EMPTY: Self = Self { called: NOTHING, fees: NOTHING, distributed: NOTHING, nav: NOTHING };
}

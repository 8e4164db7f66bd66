//! The companies of one year of entry: what one unit of money spread over them is worth and pays, year by year.

use super::company::{Company, End};
use super::market::Market;
use super::{Assumptions, Stress};
use crate::revenue::fund::EquityYear;

/// Years of the whole fund, whose partners are not yet told apart; money in 万元.
#[derive(Clone, Debug)]
pub struct Pool {
    /// Called for companies.
    pub calls: Vec<f64>,
    pub proceeds: Vec<f64>,
    /// Value still held at each year's end.
    pub value: Vec<f64>,
    /// Cost still held that bears a fee.
    pub fee_cost: Vec<f64>,
    /// Cost of what ended in a year: with the hurdle since it was paid, and without.
    pub realised: Vec<[f64; 2]>,
}

impl Pool {
    pub fn new(years: usize) -> Self {
        let nothing = vec![0.0; years];
        Self {
            calls: nothing.clone(),
            proceeds: nothing.clone(),
            value: nothing.clone(),
            fee_cost: nothing,
            realised: vec![[0.0; 2]; years],
        }
    }
}

/// Sums over the companies in one year since entry, each by its weight. A first stake is bought at entry at cost 1; a second one
/// later, for as much, at the value then.
#[derive(Clone, Copy, Debug, Default)]
struct Age {
    /// Value of what lives, the market's part left out; of the first stakes and of the second.
    value: [f64; 2],
    /// What lives, at the weight.
    living: f64,
    /// Cost of what is not yet sold or written off.
    held: [f64; 2],
    /// Cost of what ends, and what it pays.
    ended: [f64; 2],
    paid: [f64; 2],
    /// What warrants on it pay.
    warrants: f64,
}

/// The companies of one year of entry, one after another.
#[derive(Debug)]
pub struct Cohort<'a> {
    assumptions: &'a Assumptions,
    stress: Stress,
    market: &'a Market,
    /// Years of the horizon.
    years: usize,
    start: usize,
    /// What turns the market's factors into those since entry, and since the second stake.
    from_entry: f64,
    from_second: f64,
    /// Years until the second stake.
    later: usize,
    /// Years until the term is over; none where stakes are held until they are ripe.
    ended: Option<usize>,
    /// By years since entry, as far as the horizon.
    ages: Vec<Age>,
    /// Cost held beyond the horizon.
    beyond: [f64; 2],
    /// Weight of the companies that live when the second stake is bought.
    pub follow_on: f64,
}

/// What one company of a cohort comes to, for each unit bought at cost 1.
#[derive(Clone, Copy, Debug)]
pub struct Fate {
    /// What it pays in the end, within the horizon or beyond.
    pub received: f64,
    /// It is written off within the horizon.
    pub is_lost: bool,
}

impl<'a> Cohort<'a> {
    /// Of no year yet; `years` is the horizon.
    pub fn new(assumptions: &'a Assumptions, stress: Stress, market: &'a Market, years: usize) -> Self {
        Self {
            assumptions,
            stress,
            market,
            years,
            start: 0,
            from_entry: 1.0,
            from_second: 1.0,
            // Without money for it, it comes after everything.
            later: if assumptions.follow_on_share > 0.0 { assumptions.follow_on_age as usize } else { years },
            ended: None,
            ages: Vec::with_capacity(years),
            beyond: [0.0; 2],
            follow_on: 0.0,
        }
    }

    /// Begins with the companies of a year of entry, those of another forgotten.
    pub fn begin(&mut self, start: usize) {
        let term = self.stress.exit_year(start + self.assumptions.term_years as usize) - start;
        self.start = start;
        self.from_entry = 1.0 / self.market.mark(start);
        self.from_second = 1.0 / self.market.mark(start + self.later);
        self.ended = (self.assumptions.evergreen == 0.0).then_some(term);
        self.ages.clear();
        self.ages.resize(self.years.saturating_sub(start), Age::default());
        self.beyond = [0.0; 2];
        self.follow_on = 0.0;
    }

    /// What the market makes of a value after so many years.
    fn marked(&self, age: usize) -> f64 {
        self.market.mark(self.start + age) * self.from_entry
    }

    /// Adds a company at its weight.
    pub fn add(&mut self, company: Company, weight: f64) -> Fate {
        let ripe = self.stress.exit_year(self.start + company.age) - self.start;
        let is_forced = self.ended.is_some_and(|ended| ripe > ended);
        let sold = self.ended.map_or(ripe, |ended| ripe.min(ended));
        let fails = company.end == End::Fails;
        let lives = if fails { sold.min(company.age) } else { sold };
        let received = if is_forced {
            let value = if fails && sold >= company.age { 0.0 } else { grown(&company, sold) };
            self.assumptions.secondary_price * value * self.marked(sold)
        } else {
            company.multiple * self.market.priced(self.start, self.start + sold)
        };

        let years = self.ages.len();
        let mut value = weight;
        for (age, row) in self.ages.iter_mut().enumerate().take(lives) {
            row.value[0] += value;
            row.living += weight;
            value *= if age < company.age { company.growth } else { 1.0 };
        }
        let has_second = self.later < lives && self.later < years;
        if has_second {
            self.follow_on += weight;
            let mut value = weight;
            for (age, row) in self.ages.iter_mut().enumerate().take(lives).skip(self.later) {
                row.value[1] += value;
                value *= if age < company.age { company.growth } else { 1.0 };
            }
        }
        let second = if has_second { weight } else { 0.0 };
        let second_units = if has_second { grown(&company, self.later) * self.marked(self.later) } else { 0.0 };
        match self.ages.get_mut(sold) {
            Some(row) => {
                row.ended[0] += weight;
                row.paid[0] += weight * received;
                if second_units > 0.0 {
                    row.paid[1] += weight * received / second_units;
                }
                row.ended[1] += second;
                if !is_forced && sold <= self.assumptions.warrant_years as usize {
                    let diluted = received * (1.0 - self.assumptions.dilution);
                    row.warrants += weight * f64::max(0.0, diluted - self.assumptions.warrant_strike);
                }
            }
            None => {
                self.beyond[0] += weight;
                self.beyond[1] += second;
            }
        }
        Fate { received, is_lost: fails && !is_forced && sold < years }
    }

    /// Closes the cohort: what is held in each year is what ends later.
    pub fn close(&mut self) {
        let mut held = self.beyond;
        for (age, row) in self.ages.iter_mut().enumerate().rev() {
            row.held = [held[0], if age >= self.later { held[1] } else { 0.0 }];
            held = [held[0] + row.ended[0], held[1] + row.ended[1]];
        }
    }

    /// Adds what `costs` of the first and of the second stakes come to, of which `kept` is left after dilution and the like.
    pub fn invest(&self, pool: &mut Pool, costs: [f64; 2], kept: [f64; 2]) {
        let fee_from = self.assumptions.fee_commitment_years as usize;
        let [first, second] = [costs[0] * kept[0], costs[1] * kept[1]];
        let mut accrued = [costs[0], costs[1]];
        for (age, row) in self.ages.iter().enumerate() {
            let year = self.start + age;
            // Before the second stake is bought its value is 0.
            let values = [row.value[0] * self.from_entry, row.value[1] * self.from_second];
            pool.value[year] += (first * values[0] + second * values[1]) * self.market.mark(year);
            pool.proceeds[year] += first * row.paid[0] + second * row.paid[1];
            if age >= fee_from {
                pool.fee_cost[year] += costs[0] * row.held[0] + costs[1] * row.held[1];
            }
            pool.realised[year][0] += accrued[0] * row.ended[0] + accrued[1] * row.ended[1];
            pool.realised[year][1] += costs[0] * row.ended[0] + costs[1] * row.ended[1];
            accrued[0] *= 1.0 + self.assumptions.hurdle;
            accrued[1] *= if age >= self.later { 1.0 + self.assumptions.hurdle } else { 1.0 };
        }
    }

    /// Adds what the companies give for `given` of rent: `in_kind` of shares at cost, warrants, part of their revenue.
    ///
    /// *Formula*: a warrant pays `warrant_coverage · max(0, multiple − warrant_strike)` when the company is sold ripe within
    /// `warrant_years`, later nothing; of the revenue `revenue_share` comes back each year while the company lives, at most
    /// `revenue_share_cap` in all. Shares and warrants are diluted by later rounds.
    pub fn exchange(&self, own: &mut [EquityYear], given: f64, in_kind: f64) {
        if given <= 0.0 {
            return;
        }
        let assumptions = self.assumptions;
        let shares = in_kind * (1.0 - assumptions.dilution);
        let mut owed = assumptions.revenue_share_cap;
        for ((age, row), own) in self.ages.iter().enumerate().zip(own.iter_mut().skip(self.start)) {
            own.nav_wan += shares * row.value[0] * self.marked(age);
            if age > 0 {
                let share = f64::min(owed, assumptions.revenue_share);
                owed -= share;
                own.distributed_wan += given * share * row.living;
            }
            own.distributed_wan += shares * row.paid[0] + given * assumptions.warrant_coverage * row.warrants;
        }
        if let Some(first) = own.get_mut(self.start) {
            first.in_kind_wan += in_kind;
        }
    }
}

/// Value of a company after so many years of even growth, never beyond its multiple.
fn grown(company: &Company, years: usize) -> f64 {
    (0..years.min(company.age)).fold(1.0, |value, _| value * company.growth)
}

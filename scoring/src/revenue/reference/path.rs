//! Eight paths through the reference task, side by side.

use serde::Serialize;

use super::super::largest_rate::Rates;
use super::super::waterfall::{Terms, Waterfall};
use super::CheckedPlan;
use super::companies::{Companies, Exits};
use crate::math::{Loop, Sfc32, cos_turns, ln_normal, widest};
use crate::revenue::measures::discount_factors;

/// Paths done together: what a compiler makes vectors of.
pub const LANES: usize = 8;

/// One number for each of the paths done together.
pub type Lane = [f64; LANES];

/// What the paths need of the plan, and room for their years.
#[derive(Clone, Debug)]
pub struct Paths {
    plan: CheckedPlan,
    terms: Terms,
    companies: Companies,
    rates: Rates,
    /// Worth now of money of each year.
    discount: Vec<f64>,
    /// Net rent for one yuan of market rent, in each year.
    rent_factor: Vec<f64>,
    /// Companies that enter in each year.
    entering: Vec<f64>,
    market_rent: Vec<Lane>,
    exits: Exits,
    /// The park's cash of each year.
    pub cash: Vec<Lane>,
    /// What of it goes through the fund.
    pub fund: Vec<Lane>,
}

/// What eight paths come to.
#[derive(Clone, Copy, Debug)]
pub struct Ends {
    pub npv: Lane,
    /// Of the rent alone, nothing conceded and no fund.
    pub rent_only_npv: Lane,
    pub irr: Lane,
    pub lowest: Lane,
    /// One more than the last year in which the cumulative cash is below zero; 0 where there is none.
    pub break_even: [usize; LANES],
}

/// One path in full, as the reference task lists it; money in 万元.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Detail {
    pub path: u32,
    pub npv: f64,
    /// Of the rent alone.
    pub npv0: f64,
    /// None where there is no rate of return.
    pub irr: Option<f64>,
    /// Lowest cumulative cash.
    #[serde(rename = "minCum")]
    pub min_cum: f64,
    /// Break-even year: one more than the last with a cumulative cash below zero.
    pub be: usize,
    /// The park's cash by year.
    pub cf: Vec<f64>,
    /// What of it goes through the fund.
    pub fund: Vec<f64>,
}

impl Paths {
    pub fn new(plan: &CheckedPlan) -> Self {
        let years = plan.years();
        let companies = Companies::new(plan);
        let rent_factor = |year: usize| {
            let occupancy = f64::min(plan.occupancy_max, plan.occupancy_start + plan.occupancy_step * year as f64);
            plan.area_m2 * occupancy * 12.0 / 10_000.0 * plan.noi_margin
        };
        let nothing = vec![[0.0; LANES]; years];
        Self {
            terms: Terms { hurdle: plan.hurdle, carry: plan.carry, catch_up: plan.catch_up },
            rates: Rates::new(years),
            discount: discount_factors(plan.discount_rate).take(years).collect(),
            rent_factor: (0..years).map(rent_factor).collect(),
            entering: companies.entering(years),
            market_rent: nothing.clone(),
            exits: Exits { proceeds: nothing.clone(), count: nothing.clone() },
            cash: nothing.clone(),
            fund: nothing,
            companies,
            plan: plan.clone(),
        }
    }

    /// Follows the paths from number `first` on.
    pub fn run(&mut self, seed: u32, first: u32) -> Ends {
        widest(Followed { paths: self, seed, first })
    }

    #[inline(always)]
    fn follow(&mut self, seed: u32, first: u32) -> Ends {
        let mut draws = Sfc32::of_paths(seed, first);
        self.draw_rent(&mut draws);
        self.companies.draw(&mut draws, &mut self.exits);
        let (npv, rent_only_npv, lowest, break_even) = self.money();
        Ends { npv, rent_only_npv, irr: self.rates.largest(&self.fund), lowest, break_even }
    }

    /// One of the paths just followed, in full.
    pub fn detail(&self, ends: &Ends, lane: usize, path: u32) -> Detail {
        let of = |years: &[Lane]| years.iter().map(|year| year[lane]).collect();
        Detail {
            path,
            npv: ends.npv[lane],
            npv0: ends.rent_only_npv[lane],
            irr: Some(ends.irr[lane]).filter(|rate| !rate.is_nan()),
            min_cum: ends.lowest[lane],
            be: ends.break_even[lane],
            cf: of(&self.cash),
            fund: of(&self.fund),
        }
    }

    /// Market rent: a normal growth each year from the second on.
    #[inline(always)]
    fn draw_rent(&mut self, draws: &mut Sfc32<LANES>) {
        let (mean, sd) = (self.plan.rent_growth_mean, self.plan.rent_growth_sd);
        let mut rent = [self.plan.rent_start; LANES];
        for (year, market) in self.market_rent.iter_mut().enumerate() {
            if year > 0 {
                let (size, turn) = (draws.uniforms(), draws.uniforms());
                for lane in 0..LANES {
                    let normal = (-2.0 * ln_normal(size[lane])).sqrt() * cos_turns(turn[lane]);
                    rent[lane] *= 1.0 + mean + sd * normal;
                }
            }
            *market = rent;
        }
    }

    /// Rent, concession, fund and what they sum to, year by year.
    #[inline(always)]
    fn money(&mut self) -> (Lane, Lane, Lane, [usize; LANES]) {
        let plan = &self.plan;
        let conceded = plan.concession_area_m2 * plan.concession_share * 12.0 / 10_000.0;
        let commitment_fee = plan.fee_rate * plan.companies * plan.cost_per_company;
        let held_fee = plan.fee_rate * plan.cost_per_company;
        let fee_until = plan.fee_on_commitment_until_year as usize;

        let (mut npv, mut rent_only, mut sum) = ([0.0; LANES], [0.0; LANES], [0.0; LANES]);
        let mut lowest = [f64::INFINITY; LANES];
        let mut break_even = [0.0; LANES];
        let mut held = [0.0; LANES];
        let mut waterfalls = [Waterfall::default(); LANES];
        let mut partners = [0.0; LANES];
        let mut calls = [0.0; LANES];
        for (year, (cash, fund)) in self.cash.iter_mut().zip(&mut self.fund).enumerate() {
            let (discount, entering) = (self.discount[year], self.entering[year]);
            let (proceeds, leaving, rents) =
                (&self.exits.proceeds[year], &self.exits.count[year], &self.market_rent[year]);
            for lane in 0..LANES {
                held[lane] += entering - leaving[lane];
                let fee = if year <= fee_until { commitment_fee } else { held_fee * held[lane] };
                calls[lane] = plan.cost_per_company * entering + fee;
            }
            for lane in 0..LANES {
                let waterfall = &mut waterfalls[lane];
                partners[lane] = waterfall.share(&self.terms, calls[lane], calls[lane], proceeds[lane]).partners;
            }
            let (rent_factor, after) = (self.rent_factor[year], (year + 1) as f64);
            for lane in 0..LANES {
                let rent = rent_factor * rents[lane];
                fund[lane] = partners[lane] - calls[lane];
                cash[lane] = rent - held[lane] * conceded * rents[lane] + fund[lane];
                npv[lane] += cash[lane] * discount;
                rent_only[lane] += rent * discount;
                sum[lane] += cash[lane];
                lowest[lane] = if sum[lane] < lowest[lane] { sum[lane] } else { lowest[lane] };
                break_even[lane] = if sum[lane] < 0.0 { after } else { break_even[lane] };
            }
        }
        (npv, rent_only, lowest, break_even.map(|year| year as usize))
    }
}

/// Eight paths, to be followed with the widest vectors there are.
struct Followed<'a> {
    paths: &'a mut Paths,
    seed: u32,
    first: u32,
}

impl Loop for Followed<'_> {
    type Output = Ends;

    #[inline(always)]
    fn run(self) -> Ends {
        self.paths.follow(self.seed, self.first)
    }
}

impl Paths {
    pub fn credit_line(&self) -> f64 {
        self.plan.credit_line
    }

    pub fn hurdle(&self) -> f64 {
        self.plan.hurdle
    }
}

//! The public side: who gets the taxes of the park's companies, and whether the park balances, as a chance with its lever.

use serde::{Deserialize, Serialize};

use super::block::{Block, Yearly};
use crate::math::{mean, quantiles};
use crate::revenue::field::{FieldError, fields};
use crate::revenue::lease::lease_years;
use crate::revenue::measures::discount_factors;
use crate::revenue::{CheckedPlan, lease};

fields! {
    /// Taxes and shares of the public side. Shares differ by place and were not verified, so nothing has a default. Money in 万元.
    Fiscal {
        /// Taxes a year of the companies on one m² let, in the first year.
        tax_wan_m2: Number [0.0, 1_000.0], Taxes slider [0.0, 1.0] by 0.005;
        tax_growth: SharePerYear [-0.5, 0.5], Taxes slider [-0.1, 0.2] by 0.005;
        /// Parts of these taxes: value-added, corporate income, personal income; they sum to 1.
        vat_part: Share [0.0, 1.0], Taxes slider [0.0, 1.0] by 0.01;
        cit_part: Share [0.0, 1.0], Taxes slider [0.0, 1.0] by 0.01;
        pit_part: Share [0.0, 1.0], Taxes slider [0.0, 1.0] by 0.01;
        /// Shares of each tax by level; what they leave of 1 is the park's.
        vat_central: Share [0.0, 1.0], Shares slider [0.0, 1.0] by 0.01;
        vat_province: Share [0.0, 1.0], Shares slider [0.0, 1.0] by 0.01;
        vat_city: Share [0.0, 1.0], Shares slider [0.0, 1.0] by 0.01;
        vat_district: Share [0.0, 1.0], Shares slider [0.0, 1.0] by 0.01;
        cit_central: Share [0.0, 1.0], Shares slider [0.0, 1.0] by 0.01;
        cit_province: Share [0.0, 1.0], Shares slider [0.0, 1.0] by 0.01;
        cit_city: Share [0.0, 1.0], Shares slider [0.0, 1.0] by 0.01;
        cit_district: Share [0.0, 1.0], Shares slider [0.0, 1.0] by 0.01;
        pit_central: Share [0.0, 1.0], Shares slider [0.0, 1.0] by 0.01;
        pit_province: Share [0.0, 1.0], Shares slider [0.0, 1.0] by 0.01;
        pit_city: Share [0.0, 1.0], Shares slider [0.0, 1.0] by 0.01;
        pit_district: Share [0.0, 1.0], Shares slider [0.0, 1.0] by 0.01;
        /// Years of development, in which the first balance is asked for; after them the second.
        development_years: Years whole [1.0, 60.0], Budget slider [1.0, 20.0] by 1.0;
        land_income_wan: WanPerYear [0.0, 1e8], Budget slider [0.0, 20_000.0] by 100.0;
        subsidies_wan: WanPerYear [0.0, 1e8], Budget slider [0.0, 20_000.0] by 100.0;
        operations_wan: WanPerYear [0.0, 1e8], Budget slider [0.0, 20_000.0] by 100.0;
        interest_wan: WanPerYear [0.0, 1e8], Budget slider [0.0, 20_000.0] by 100.0;
    }
}

/// Who gets a part of the taxes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    Central,
    Province,
    City,
    District,
    Park,
}

impl Level {
    pub const ALL: [Self; 5] = [Self::Central, Self::Province, Self::City, Self::District, Self::Park];
}

/// What would mend a balance in 95 of 100 paths, all else as it is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lever {
    /// It holds so often already.
    Nothing,
    /// A credit line of so much, 万元.
    CreditLine(f64),
    /// A payment of so much now, 万元: the cash of the years of development is worth less than nothing.
    Payment(f64),
    /// So much more a year, 万元: of subsidies saved, of land income, of tax kept.
    PerYear(f64),
}

/// Both balances as chances. The definition is provisional; the customer's own document goes before it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Balances {
    /// Years of development: the cumulative cash stays within the credit line, and the cash is worth at least nothing.
    pub p_development: f64,
    pub p_within_credit: f64,
    pub p_worth: f64,
    pub development_lever: Lever,
    pub n_development_years: usize,
    /// Each year after them: tax kept, rent, distributions and land income cover subsidies, operations and interest.
    pub p_operation: Vec<f64>,
    /// First year, counted from 0, in which that holds in half of the paths or more.
    pub first_year: Option<usize>,
    pub operation_lever: Lever,
    /// Taxes of all years by level, not discounted.
    pub receipts_wan: Vec<(Level, f64)>,
    /// The same by year.
    pub yearly_receipts_wan: Vec<(Level, Vec<f64>)>,
    /// Mean income tax that the park itself pays over all years, by level as corporate income tax is shared.
    pub park_tax_wan: Vec<(Level, f64)>,
}

impl Fiscal {
    /// Numbers that exclude one another: parts that do not sum to 1, shares of a tax above 1.
    pub fn contradictions(&self) -> Vec<FieldError> {
        let parts = self.vat_part + self.cit_part + self.pit_part;
        let mut errors = Vec::new();
        if (parts - 1.0).abs() > 1e-9 {
            errors.push(FieldError::NotOne { name: "vat_part", sum: parts });
        }
        for (name, shares) in ["vat_district", "cit_district", "pit_district"].into_iter().zip(self.shares()) {
            let [.., district, park] = shares;
            if park < -1e-9 {
                errors.push(FieldError::Above { name, value: district, other: "1", limit: district + park });
            }
        }
        errors
    }

    /// By tax, the shares of [`Level::ALL`].
    fn shares(&self) -> [[f64; 5]; 3] {
        let with_park = |[a, b, c, d]: [f64; 4]| [a, b, c, d, 1.0 - a - b - c - d];
        [
            with_park([self.vat_central, self.vat_province, self.vat_city, self.vat_district]),
            with_park([self.cit_central, self.cit_province, self.cit_city, self.cit_district]),
            with_park([self.pit_central, self.pit_province, self.pit_city, self.pit_district]),
        ]
    }

    /// Part of all taxes that each of [`Level::ALL`] gets; sums to 1.
    pub fn parts(&self) -> [f64; 5] {
        let taxes = [self.vat_part, self.cit_part, self.pit_part];
        let mut parts = [0.0; 5];
        for (tax, shares) in taxes.into_iter().zip(self.shares()) {
            for (part, share) in parts.iter_mut().zip(shares) {
                *part += tax * share;
            }
        }
        parts
    }
}

impl Balances {
    /// Reads the balances off the paths of a plan.
    ///
    /// *Formula*: taxes of year `t` are `let_m2 · tax_wan_m2 · (1 + tax_growth)^t`. Development, years `0 ≤ t < T`: `min cumulative ≥
    /// −credit_line` and `NPV ≥ 0`. Operation, each `t ≥ T`: `kept tax + rent + distributions + land ≥ subsidies + operations +
    /// interest`, kept being the district's and the park's. A lever is the 5 % quantile of what is missing.
    /// *Edge cases*: a horizon within the development leaves no year of operation. *Cost*: O(paths · years).
    pub fn of(plan: &CheckedPlan, fiscal: &Fiscal, credit_line_wan: f64, block: &Block) -> Self {
        let years = block.n_years();
        let until = (fiscal.development_years as usize).min(years);
        let taxes: Vec<f64> = lease_years(plan, &lease::market_rent(plan))
            .iter()
            .zip(std::iter::successors(Some(fiscal.tax_wan_m2), |rate| Some(rate * (1.0 + fiscal.tax_growth))))
            .map(|(year, rate)| year.let_m2 * rate)
            .collect();
        let parts = fiscal.parts();
        let kept = parts[Level::District as usize] + parts[Level::Park as usize];

        let n = block.n_paths();
        let (mut lowest, mut worth) = (vec![0.0_f64; n], vec![0.0; n]);
        for (year, factor) in discount_factors(plan.discount_rate).take(until).enumerate() {
            for (low, sum) in lowest.iter_mut().zip(block.year(Yearly::Cumulative, year)) {
                *low = low.min(*sum);
            }
            for (worth, net) in worth.iter_mut().zip(block.year(Yearly::Net, year)) {
                *worth += net * factor;
            }
        }
        let within = |low: &f64| *low >= -credit_line_wan;
        let both = lowest.iter().zip(&worth).filter(|(low, worth)| within(low) && **worth >= 0.0).count();
        let share = |count: usize| count as f64 / n.max(1) as f64;
        let (p_within_credit, p_worth) = (
            share(lowest.iter().filter(|low| within(low)).count()),
            share(worth.iter().filter(|w| **w >= 0.0).count()),
        );

        let spent = fiscal.subsidies_wan + fiscal.operations_wan + fiscal.interest_wan;
        let (mut p_operation, mut missing) = (Vec::new(), 0.0_f64);
        for year in until..years {
            let certain = kept * taxes.get(year).copied().unwrap_or(0.0) + fiscal.land_income_wan - spent;
            let incomes = block.year(Yearly::Rent, year).iter().zip(block.year(Yearly::Distributions, year));
            let mut left: Vec<f64> = incomes.map(|(rent, paid)| certain + rent + paid).collect();
            p_operation.push(share(left.iter().filter(|left| **left >= 0.0).count()));
            missing = missing.min(low_end(&mut left));
        }
        let by_level = |parts: [f64; 5], of: f64| Level::ALL.into_iter().zip(parts.map(|part| part * of)).collect();
        let all_taxes = taxes.iter().fold(0.0, |sum, tax| sum + tax);
        let park_taxes = (0..years).fold(0.0, |sum, year| sum + mean_of(block.year(Yearly::Tax, year)));
        let [_, of_income, _] = fiscal.shares();
        let yearly = |(level, part): (Level, f64)| (level, taxes.iter().map(|tax| part * tax).collect());
        Self {
            p_development: share(both),
            n_development_years: until,
            p_within_credit,
            p_worth,
            development_lever: development_lever(&mut lowest, &mut worth, credit_line_wan),
            first_year: p_operation.iter().position(|p| *p >= 0.5).map(|year| until + year),
            operation_lever: if missing < 0.0 { Lever::PerYear(-missing) } else { Lever::Nothing },
            p_operation,
            receipts_wan: by_level(parts, all_taxes),
            yearly_receipts_wan: Level::ALL.into_iter().zip(parts).map(yearly).collect(),
            park_tax_wan: by_level(of_income, park_taxes),
        }
    }
}

/// The credit line comes first: without it the development is not reached at all.
fn development_lever(lowest: &mut [f64], worth: &mut [f64], credit_line_wan: f64) -> Lever {
    match (low_end(lowest), low_end(worth)) {
        (low, _) if low < -credit_line_wan => Lever::CreditLine(-low),
        (_, worth) if worth < 0.0 => Lever::Payment(-worth),
        _ => Lever::Nothing,
    }
}

fn mean_of(cells: &[f64]) -> f64 {
    mean(cells.iter().copied()).unwrap_or(0.0)
}

fn low_end(cells: &mut [f64]) -> f64 {
    quantiles(cells, [0.05]).map_or(0.0, |[low]| low)
}

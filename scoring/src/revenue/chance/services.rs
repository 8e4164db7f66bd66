//! Services by kind, each bought at its own rate and price by companies of each life stage.

use serde::{Deserialize, Serialize};

use super::lanes::{LANES, Lane, NOTHING};
use super::leases::Signing;
use crate::math::least;
use crate::revenue::CheckedPlan;
use crate::revenue::field::{FieldError, fields};
use crate::revenue::service::{ServiceYear, service_years};

fields! {
    /// What services by kind assume. No source was found for any of it: replace it with the park's own numbers. Money in 万元.
    Services {
        /// Stages of the companies that move in; those that are neither are mature.
        entrants_seed: Share [0.0, 1.0] = 0.5, Tenants slider [0.0, 1.0] by 0.05, Assumption;
        entrants_growth: Share [0.0, 1.0] = 0.35, Tenants slider [0.0, 1.0] by 0.05, Assumption;
        /// Part of the companies of a stage that a year later are of the next.
        seed_to_growth: SharePerYear [0.0, 1.0] = 0.2, Tenants slider [0.0, 0.6] by 0.05, Assumption;
        growth_to_mature: SharePerYear [0.0, 1.0] = 0.1, Tenants slider [0.0, 0.6] by 0.05, Assumption;
        /// Years until services are bought as much as they will be; adoption grows evenly until then.
        take_up_years: Years whole [1.0, 30.0] = 8.0, Tenants slider [1.0, 15.0] by 1.0, Assumption;

        /// Property and energy: management, power, heat, cleaning. By stage the part of the companies that buys it, and what one of them pays in the first year.
        property_seed_adoption: Share [0.0, 1.0] = 0.5, Property slider [0.0, 1.0] by 0.05, Assumption;
        property_seed_fee_wan: WanPerYear [0.0, 1e5] = 1.0, Property slider [0.0, 20.0] by 0.5, Assumption;
        property_growth_adoption: Share [0.0, 1.0] = 0.6, Property slider [0.0, 1.0] by 0.05, Assumption;
        property_growth_fee_wan: WanPerYear [0.0, 1e5] = 2.0, Property slider [0.0, 20.0] by 0.5, Assumption;
        property_mature_adoption: Share [0.0, 1.0] = 0.7, Property slider [0.0, 1.0] by 0.05, Assumption;
        property_mature_fee_wan: WanPerYear [0.0, 1e5] = 4.0, Property slider [0.0, 20.0] by 0.5, Assumption;

        /// Talent, finance, law, intellectual property. By stage the part of the companies that buys it, and what one of them pays in the first year.
        professional_seed_adoption: Share [0.0, 1.0] = 0.4, Professional slider [0.0, 1.0] by 0.05, Assumption;
        professional_seed_fee_wan: WanPerYear [0.0, 1e5] = 1.0, Professional slider [0.0, 30.0] by 0.5, Assumption;
        professional_growth_adoption: Share [0.0, 1.0] = 0.4, Professional slider [0.0, 1.0] by 0.05, Assumption;
        professional_growth_fee_wan: WanPerYear [0.0, 1e5] = 3.0, Professional slider [0.0, 30.0] by 0.5, Assumption;
        professional_mature_adoption: Share [0.0, 1.0] = 0.3, Professional slider [0.0, 1.0] by 0.05, Assumption;
        professional_mature_fee_wan: WanPerYear [0.0, 1e5] = 5.0, Professional slider [0.0, 30.0] by 0.5, Assumption;

        /// Testing, certification, pilot lines and shared laboratories. By stage the part of the companies that buys it, and what one of them pays in the first year.
        testing_seed_adoption: Share [0.0, 1.0] = 0.15, Testing slider [0.0, 1.0] by 0.05, Assumption;
        testing_seed_fee_wan: WanPerYear [0.0, 1e5] = 2.0, Testing slider [0.0, 50.0] by 0.5, Assumption;
        testing_growth_adoption: Share [0.0, 1.0] = 0.3, Testing slider [0.0, 1.0] by 0.05, Assumption;
        testing_growth_fee_wan: WanPerYear [0.0, 1e5] = 5.0, Testing slider [0.0, 50.0] by 0.5, Assumption;
        testing_mature_adoption: Share [0.0, 1.0] = 0.25, Testing slider [0.0, 1.0] by 0.05, Assumption;
        testing_mature_fee_wan: WanPerYear [0.0, 1e5] = 8.0, Testing slider [0.0, 50.0] by 0.5, Assumption;

        /// Data, computing power and software. By stage the part of the companies that buys it, and what one of them pays in the first year.
        data_seed_adoption: Share [0.0, 1.0] = 0.1, Data slider [0.0, 1.0] by 0.05, Assumption;
        data_seed_fee_wan: WanPerYear [0.0, 1e5] = 1.0, Data slider [0.0, 30.0] by 0.5, Assumption;
        data_growth_adoption: Share [0.0, 1.0] = 0.2, Data slider [0.0, 1.0] by 0.05, Assumption;
        data_growth_fee_wan: WanPerYear [0.0, 1e5] = 3.0, Data slider [0.0, 30.0] by 0.5, Assumption;
        data_mature_adoption: Share [0.0, 1.0] = 0.2, Data slider [0.0, 1.0] by 0.05, Assumption;
        data_mature_fee_wan: WanPerYear [0.0, 1e5] = 5.0, Data slider [0.0, 30.0] by 0.5, Assumption;
    }
}

/// What is sold to companies beside space.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceKind {
    Property,
    Professional,
    Testing,
    Data,
}

impl ServiceKind {
    pub const ALL: [Self; N_KINDS] = [Self::Property, Self::Professional, Self::Testing, Self::Data];
}

pub(super) const N_KINDS: usize = 4;
/// Seed, growth, mature.
const N_STAGES: usize = 3;

impl Services {
    /// Numbers that exclude one another: stages of those that move in that sum to more than all.
    pub fn contradictions(&self) -> Vec<FieldError> {
        let limit = 1.0 - self.entrants_seed;
        let is_too_much = self.entrants_growth > limit;
        let error =
            FieldError::Above { name: "entrants_growth", value: self.entrants_growth, other: "entrants_seed", limit };
        is_too_much.then_some(error).into_iter().collect()
    }

    /// By kind and stage, adoption and fee.
    fn cells(&self) -> [[[f64; 2]; N_STAGES]; N_KINDS] {
        [
            [
                [self.property_seed_adoption, self.property_seed_fee_wan],
                [self.property_growth_adoption, self.property_growth_fee_wan],
                [self.property_mature_adoption, self.property_mature_fee_wan],
            ],
            [
                [self.professional_seed_adoption, self.professional_seed_fee_wan],
                [self.professional_growth_adoption, self.professional_growth_fee_wan],
                [self.professional_mature_adoption, self.professional_mature_fee_wan],
            ],
            [
                [self.testing_seed_adoption, self.testing_seed_fee_wan],
                [self.testing_growth_adoption, self.testing_growth_fee_wan],
                [self.testing_mature_adoption, self.testing_mature_fee_wan],
            ],
            [
                [self.data_seed_adoption, self.data_seed_fee_wan],
                [self.data_growth_adoption, self.data_growth_fee_wan],
                [self.data_mature_adoption, self.data_mature_fee_wan],
            ],
        ]
    }
}

impl Default for Services {
    fn default() -> Self {
        Self::read([]).0
    }
}

/// Parts of the companies in each life stage, year by year: seed, growth, mature; they sum to 1.
///
/// *Shape*: one row for each of `signings`, the first being year 1.
/// *Formula*: each year parts `seed_to_growth` and `growth_to_mature` of those that were there move up; then those leave whose
/// space is lost, out of all stages alike, and `entrants_seed`, `entrants_growth` and the rest move into it and into new space.
/// *Edge cases*: as long as nothing is let, the stages are those of the entrants. *Cost*: O(years). *Source*: none; assumptions.
pub fn stage_shares(services: &Services, signings: &[Signing]) -> Vec<[f64; N_STAGES]> {
    let Services { entrants_seed, entrants_growth, seed_to_growth, growth_to_mature, .. } = *services;
    // To the last bits the two may sum to more than one.
    let entrants = [entrants_seed, entrants_growth, f64::max(0.0, 1.0 - entrants_seed - entrants_growth)];
    let (mut shares, mut let_m2) = (entrants, 0.0);
    let year = |signing: &Signing| {
        let [seed, growth, mature] = shares;
        let (up, older) = (seed * seed_to_growth, growth * growth_to_mature);
        let stay_m2 = let_m2 - signing.lost_m2;
        let moved_in_m2 = signing.lost_m2 + signing.new_m2;
        let_m2 = signing.target_m2;
        if stay_m2 + moved_in_m2 > 0.0 {
            let stay = stay_m2 / (stay_m2 + moved_in_m2);
            let stayed = [seed - up, growth + up - older, mature + older];
            shares = std::array::from_fn(|stage| stay * stayed[stage] + (1.0 - stay) * entrants[stage]);
        }
        shares
    };
    signings.iter().map(year).collect()
}

/// Services of a plan by kind, ready for any path.
#[derive(Clone, Debug)]
pub struct ByKind {
    /// In the park, by year.
    companies: Vec<f64>,
    margin: f64,
    /// By year, kind and stage: adoption before chance, and what all companies together would pay if each bought it.
    cells: Vec<[[[f64; 2]; N_STAGES]; N_KINDS]>,
}

impl ByKind {
    pub fn new(plan: &CheckedPlan, services: &Services, signings: &[Signing]) -> Self {
        let growth = std::iter::successors(Some(1.0), |growth| Some(growth * (1.0 + plan.fee_growth)));
        let year = |(year, (shares, growth)): (usize, ([f64; N_STAGES], f64))| {
            let built = f64::min(1.0, (year + 1) as f64 / services.take_up_years);
            services.cells().map(|kind| {
                let mut stages = kind;
                for ([adoption, fee], share) in stages.iter_mut().zip(shares) {
                    *adoption *= built;
                    *fee *= share * growth;
                }
                stages
            })
        };
        let shares = stage_shares(services, signings).into_iter();
        Self {
            companies: signings.iter().map(|signing| signing.used_m2 / plan.company_m2).collect(),
            margin: plan.service_margin,
            cells: shares.zip(growth).enumerate().map(year).collect(),
        }
    }

    /// Fees of every year, given how many times the usual adoption each path has.
    ///
    /// *Shape*: one row a year; by [`ServiceKind`], 万元.
    /// *Formula*, for year index `t` from 0, kind `k`, stages `s`:
    /// ```text
    /// adoption = min(1, take_up · adoption[k][s] · min(1, (t + 1) / take_up_years))
    /// fees[k]  = let_m2 / company_m2 · Σ_s share[t][s] · adoption · fee[k][s] · (1 + fee_growth)^t
    /// ```
    /// *Edge cases*: an empty park has no customers. *Cost*: O(years · kinds · stages). *Source*: none; assumptions.
    #[cfg_attr(target_arch = "x86_64", inline(always))]
    #[cfg_attr(not(target_arch = "x86_64"), inline(never))]
    pub fn fees(&self, take_up: &Lane, fees: &mut Vec<[Lane; N_KINDS]>) {
        fees.clear();
        for (companies, kinds) in self.companies.iter().zip(&self.cells) {
            let mut row = [NOTHING; N_KINDS];
            for (fees, stages) in row.iter_mut().zip(kinds) {
                for [adoption, fee] in stages {
                    for lane in 0..LANES {
                        fees[lane] += least(1.0, take_up[lane] * adoption) * fee;
                    }
                }
                for fee in fees {
                    *fee *= companies;
                }
            }
            fees.push(row);
        }
    }

    /// The same as the income and cost of one service.
    #[cfg_attr(target_arch = "x86_64", inline(always))]
    #[cfg_attr(not(target_arch = "x86_64"), inline(never))]
    pub fn together(&self, fees: &[[Lane; N_KINDS]], years: &mut Vec<Served>) {
        years.clear();
        for kinds in fees {
            let mut year = Served { fees_wan: NOTHING, cost_wan: NOTHING };
            for fees in kinds {
                for lane in 0..LANES {
                    year.fees_wan[lane] += fees[lane];
                }
            }
            for lane in 0..LANES {
                year.cost_wan[lane] = year.fees_wan[lane] * (1.0 - self.margin);
            }
            years.push(year);
        }
    }
}

/// One year of services of the paths followed together, money in 万元.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Served {
    pub fees_wan: Lane,
    pub cost_wan: Lane,
}

/// Services of one kind: those of the plan, of which each path has so many times the usual adoption.
#[derive(Clone, Debug)]
pub struct OneKind {
    usual: Vec<ServiceYear>,
    /// At its highest adoption the plan leaves room for so many times more, no matter the path.
    most: Option<f64>,
}

impl OneKind {
    pub fn new(plan: &CheckedPlan, signings: &[Signing]) -> Self {
        let most = (plan.adoption_max > 0.0).then(|| 1.0 / plan.adoption_max);
        Self { usual: service_years(plan, signings.iter().map(|signing| signing.used_m2)), most }
    }

    #[cfg_attr(target_arch = "x86_64", inline(always))]
    #[cfg_attr(not(target_arch = "x86_64"), inline(never))]
    pub fn serve(&self, take_up: &Lane, years: &mut Vec<Served>) {
        years.clear();
        for usual in &self.usual {
            let mut year = Served { fees_wan: NOTHING, cost_wan: NOTHING };
            for lane in 0..LANES {
                let factor = self.most.map_or(1.0, |most| least(take_up[lane], most));
                year.fees_wan[lane] = usual.fees_wan * factor;
                year.cost_wan[lane] = usual.cost_wan * factor;
            }
            years.push(year);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Assumptions;
    use super::super::leases::signings;
    use super::*;
    use crate::revenue::Plan;

    /// A park let at once, whose leases run two years, half of them renewed.
    fn plan() -> CheckedPlan {
        let plan = Plan {
            area_m2: 20_000.0,
            occupancy_start: 1.0,
            occupancy_max: 1.0,
            company_m2: 1_000.0,
            fee_growth: 0.5,
            service_margin: 0.25,
            horizon_years: 3.0,
            ..Plan::default()
        };
        plan.check().expect("a plan")
    }

    fn assumptions() -> Assumptions {
        Assumptions { lease_years: 2.0, renewed_share: 0.5, ..Assumptions::default() }
    }

    fn only_testing() -> Services {
        let mut services = Services { entrants_seed: 0.5, entrants_growth: 0.5, ..Services::default() };
        for field in Services::FIELDS.iter().filter(|field| field.name.ends_with("_adoption")) {
            assert!(services.set(field.name, 0.0));
        }
        Services {
            seed_to_growth: 0.2,
            growth_to_mature: 0.4,
            take_up_years: 2.0,
            testing_growth_adoption: 0.8,
            testing_growth_fee_wan: 10.0,
            ..services
        }
    }

    #[test]
    fn stages_by_hand() {
        let shares = stage_shares(&only_testing(), &signings(&plan(), &assumptions()));
        // Up by a fifth and two fifths; in the third year half of the park is exchanged as well.
        let second: [f64; 3] = [0.4, 0.4, 0.2];
        let third = [0.32, 0.32, 0.36].map(|share: f64| share / 2.0);
        let expect = [[0.5, 0.5, 0.0], second, [third[0] + 0.25, third[1] + 0.25, third[2]]];
        for (ours, expect) in shares.iter().flatten().zip(expect.iter().flatten()) {
            assert!((ours - expect).abs() < 1e-12, "{shares:?}");
        }
        assert!(shares.iter().all(|year| (year.iter().sum::<f64>() - 1.0).abs() < 1e-12));
    }

    #[test]
    fn fees_by_hand() {
        let (plan, assumptions) = (plan(), assumptions());
        let mut signings = signings(&plan, &assumptions);
        for (signing, used_m2) in signings.iter_mut().zip([20_000.0, 20_000.0, 10_000.0]) {
            signing.used_m2 = used_m2;
        }
        let by_kind = ByKind::new(&plan, &only_testing(), &signings);
        let (mut fees, mut together) = (Vec::new(), Vec::new());
        by_kind.fees(&[1.5; LANES], &mut fees);
        // 20 companies, half of them growing, 0.8 · ½ · 1.5 of which pay 10; then 40 % of them, all of which pay 15.
        let expect = [20.0 * 0.5 * 0.6 * 10.0, 20.0 * 0.4 * 15.0, 10.0 * 0.41 * 22.5];
        for (ours, expect) in fees.iter().zip(expect) {
            assert!((ours[ServiceKind::Testing as usize][0] - expect).abs() < 1e-9, "{fees:?}");
            assert_eq!([ours[0], ours[1], ours[3]], [NOTHING; 3]);
        }
        by_kind.together(&fees, &mut together);
        assert!((together[0].fees_wan[0] - 60.0).abs() < 1e-9 && (together[0].cost_wan[0] - 45.0).abs() < 1e-9);
    }

    #[test]
    fn stages_of_more_than_all_companies_are_refused() {
        let services = Services { entrants_seed: 0.7, entrants_growth: 0.4, ..Services::default() };
        assert!(services.refuse().is_empty());
        assert!(matches!(
            services.contradictions()[..],
            [FieldError::Above { name: "entrants_growth", other: "entrants_seed", .. }]
        ));
        assert_eq!(Services::default().contradictions(), []);
    }
}

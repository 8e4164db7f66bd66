//! What is asked of the simulator, the worker that follows plans by chance, and how it answers: pure, so that the worker's script only
//! passes bytes.

use scoring::revenue::chance::questions::{MixPoint, SHARES, SKILLS, SkillPoint, median_gap, usual_ranges};
use scoring::revenue::chance::{
    Assumptions, Balances, Block, Case, Fiscal, Once, Portfolios, Results, Services, Simulation, Story, Stress,
    Summary, Yearly,
};
use scoring::revenue::{ParameterId, Plan};
use serde::{Deserialize, Serialize};

use super::message::Kind;
use super::packed::Packed;

/// Plans under one chance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Of each plan every parameter, in the order of [`ParameterId::ALL`].
    pub plans: Vec<Vec<f64>>,
    /// Every assumption, in the order of [`Assumptions::FIELDS`].
    pub assumptions: Vec<f64>,
    /// Likewise of the services, where they are by kind, and of the public side, where it is known.
    pub services: Option<Vec<f64>>,
    pub fiscal: Option<Vec<f64>>,
    pub seed: u32,
}

/// A piece of work that takes a worker moments. Plans are numbered as the question has them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Task {
    /// The first paths of a plan, kept, and what they come to; with the last of all they are forgotten.
    Look { plan: u32, paths: u64, is_last: bool },
    /// The companies of the first paths of a plan, so that the next first look draws none.
    Draw { plan: u32, paths: u64 },
    /// Paths `from` up to, without, `to` of a plan, kept by the worker that followed those before them.
    Paths { plan: u32, from: u64, to: u64 },
    /// Likewise, but given away to the worker that keeps the others.
    Lend { plan: u32, from: u64, to: u64 },
    /// What all paths of a plan so far come to, with those that others followed since the last time; after the last of all they are
    /// forgotten.
    Sum { plan: u32, is_last: bool, lent: Vec<Packed> },
    /// What equity adds at one skill.
    Skill { plan: u32, place: u32, paths: u64 },
    /// The plan under one of [`stresses`].
    Stress { plan: u32, place: u32, paths: u64 },
    /// What one number decides; the place is one of [`usual_ranges`], of which there are at most [`MOST_BARS`].
    Bar { plan: u32, place: u32, paths: u64 },
    /// One mix of rent and equity.
    Mix { plan: u32, place: u32, paths: u64 },
    /// One path in full.
    Story { plan: u32, path: u64 },
    /// What the accounts of a plan would show.
    Results { plan: u32, paths: u64 },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Done {
    /// What is kept by the worker.
    Kept,
    Lent(Packed),
    Sum(Box<Told>),
    Skill {
        plan: u32,
        point: SkillPoint,
    },
    Stress {
        plan: u32,
        place: u32,
        told: Stressed,
    },
    /// None where fewer numbers can be moved.
    Bar {
        plan: u32,
        bar: Option<MovedNumber>,
    },
    /// None where so much equity is beyond the plan's limits.
    Mix {
        plan: u32,
        point: Option<MixPoint>,
    },
    Story {
        plan: u32,
        story: Box<Story>,
    },
    Results(Box<Results>),
}

/// What the paths of a plan come to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Told {
    pub plan: u32,
    pub summary: Summary,
    pub balances: Option<Balances>,
    /// What equity adds, 万元: as many quantiles, evenly spaced, as a chart of its distribution needs.
    pub gaps: Vec<f64>,
    /// Paths to look at, from the unluckiest to the luckiest by what they are worth.
    pub samples: Vec<Sample>,
}

/// One path of those that were followed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sample {
    /// Share of the paths that are worth less, 0 to 1.
    pub share: f64,
    pub path: u64,
    /// By year, 万元.
    pub net: Vec<f64>,
    pub cumulative: Vec<f64>,
}

/// What is left of a plan under a stress; money in 万元.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stressed {
    pub gap_mean: f64,
    pub gap_p50: f64,
    pub gap_p5: f64,
    pub p_below_rent_only: f64,
    pub p_beyond_credit: f64,
    pub lowest_p5: f64,
}

/// One number at two values, and the median of what equity adds at each, 万元.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MovedNumber {
    pub name: String,
    pub low: f64,
    pub high: f64,
    pub gap_at_low: f64,
    pub gap_at_high: f64,
}

/// No stress first, then one of each.
pub fn stresses() -> Vec<Stress> {
    std::iter::once(Stress::None).chain(Stress::USUAL).collect()
}

/// No more numbers than these are moved to see what decides.
pub const MOST_BARS: usize = ParameterId::ALL.len() + Assumptions::FIELDS.len();

/// How many quantiles tell the distribution.
const N_QUANTILES: usize = 500;

/// Shares at which a path is kept to look at.
const N_SAMPLES: usize = 19;

/// The tasks of a simulation.
pub struct Plans;

impl Kind for Plans {
    type Task = Task;
    type Done = Done;
    type Refusal = Impossible;

    fn is_short(task: &Task) -> bool {
        matches!(task, Task::Paths { .. } | Task::Lend { .. })
    }
}

/// The page asked for a plan that cannot be: it checks before it asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Impossible;

/// A worker with a question before it.
pub struct Desk {
    lanes: Vec<Lane>,
    portfolios: Portfolios,
    fiscal: Option<Fiscal>,
    seed: u64,
}

/// One plan and the paths of it that were followed here.
struct Lane {
    simulation: Simulation,
    blocks: Vec<Block>,
    /// Between which values numbers are moved; worked out when it is first asked.
    ranges: Option<Vec<(&'static str, f64, f64)>>,
}

impl Desk {
    /// With what is kept of the question before.
    ///
    /// # Errors
    /// [`Impossible`].
    pub fn new(question: &Question, mut portfolios: Portfolios) -> Result<Self, Impossible> {
        let mut assumptions = Assumptions::default();
        for (field, value) in Assumptions::FIELDS.iter().zip(&question.assumptions) {
            assumptions.set(field.name, *value);
        }
        let services = question.services.as_ref().map(|values| {
            let named = Services::FIELDS.iter().map(|field| field.name).zip(values.iter().copied());
            Services::read(named).0
        });
        let fiscal = question.fiscal.as_ref().map(|values| {
            let named = Fiscal::FIELDS.iter().map(|field| field.name).zip(values.iter().copied());
            Fiscal::read(named).0
        });
        let seed = u64::from(question.seed);
        let mut lane = |values: &Vec<f64>| {
            let mut plan = Plan::default();
            for (id, value) in ParameterId::ALL.iter().zip(values) {
                plan.set(*id, *value);
            }
            let plan = plan.check().map_err(|_| Impossible)?;
            let case = Case::new(plan, assumptions.clone()).and_then(|case| case.serving(services.clone()));
            let case = case.map_err(|_| Impossible)?;
            let simulation = Simulation::sharing(&case, seed, &mut portfolios);
            Ok(Lane { simulation, blocks: Vec::new(), ranges: None })
        };
        let lanes = question.plans.iter().map(&mut lane).collect::<Result<Vec<Lane>, Impossible>>()?;
        Ok(Self { lanes, portfolios, fiscal, seed })
    }

    /// What is kept for the next question.
    pub fn into_portfolios(self) -> Portfolios {
        self.portfolios
    }

    fn case(&self, plan: u32) -> Result<&Case, Impossible> {
        Ok(self.lanes.get(plan as usize).ok_or(Impossible)?.simulation.case())
    }

    fn sum(&mut self, plan: u32, is_last: bool, lent: &[Packed]) -> Result<Told, Impossible> {
        let lane = self.lanes.get_mut(plan as usize).ok_or(Impossible)?;
        for packed in lent {
            lane.blocks.push(packed.open().ok_or(Impossible)?);
        }
        let blocks = if is_last { std::mem::take(&mut lane.blocks) } else { lane.blocks.clone() };
        let block = Block::join(blocks).map_err(|_| Impossible)?;
        let case = lane.simulation.case();
        let credit = case.assumptions().credit_line_wan;
        let balances = self.fiscal.as_ref().map(|fiscal| Balances::of(case.plan(), fiscal, credit, &block));
        Ok(Told {
            plan,
            summary: Summary::of(case, &block),
            balances,
            gaps: evenly(block.once(Once::Gap)),
            samples: samples(&block),
        })
    }
}

impl super::message::Desk for Desk {
    type Of = Plans;

    fn answer(&mut self, task: &Task) -> Result<Done, Impossible> {
        let seed = self.seed;
        match *task {
            Task::Look { plan, paths, is_last } => {
                let lane = self.lanes.get_mut(plan as usize).ok_or(Impossible)?;
                lane.blocks.push(lane.simulation.run_block_sharing(0..paths, &mut self.portfolios));
                self.sum(plan, is_last, &[]).map(|told| Done::Sum(Box::new(told)))
            }
            Task::Lend { plan, from, to } => {
                let lane = self.lanes.get(plan as usize).ok_or(Impossible)?;
                let block = lane.simulation.run_block_sharing(from..to, &mut self.portfolios);
                Packed::new(&block).map(Done::Lent).ok_or(Impossible)
            }
            Task::Paths { plan, from, to } => {
                let lane = self.lanes.get_mut(plan as usize).ok_or(Impossible)?;
                lane.blocks.push(lane.simulation.run_block_sharing(from..to, &mut self.portfolios));
                Ok(Done::Kept)
            }
            Task::Draw { plan, paths } => {
                let lane = self.lanes.get(plan as usize).ok_or(Impossible)?;
                lane.simulation.run_block_sharing(0..paths, &mut self.portfolios);
                Ok(Done::Kept)
            }
            Task::Sum { plan, is_last, ref lent } => {
                self.sum(plan, is_last, lent).map(|told| Done::Sum(Box::new(told)))
            }
            Task::Skill { plan, place, paths } => {
                let skill = SKILLS.get(place as usize).copied().ok_or(Impossible)?;
                let case = self.case(plan)?.with_number("skill", skill).map_err(|_| Impossible)?;
                Ok(Done::Skill { plan, point: SkillPoint::of(skill, &followed(&case, paths, seed)) })
            }
            Task::Stress { plan, place, paths } => {
                let stress = stresses().get(place as usize).copied().ok_or(Impossible)?;
                let told = stressed(&self.case(plan)?.under(stress), paths, seed);
                Ok(Done::Stress { plan, place, told })
            }
            Task::Bar { plan, place, paths } => {
                let lane = self.lanes.get_mut(plan as usize).ok_or(Impossible)?;
                let case = lane.simulation.case();
                let ranges = lane.ranges.get_or_insert_with(|| usual_ranges(case));
                let Some(&(name, low, high)) = ranges.get(place as usize) else {
                    return Ok(Done::Bar { plan, bar: None });
                };
                let gap_at = |value| {
                    let case = case.with_number(name, value).map_err(|_| Impossible)?;
                    Ok(median_gap(&followed(&case, paths, seed)))
                };
                let (gap_at_low, gap_at_high) = (gap_at(low)?, gap_at(high)?);
                let bar = MovedNumber { name: name.into(), low, high, gap_at_low, gap_at_high };
                Ok(Done::Bar { plan, bar: Some(bar) })
            }
            Task::Mix { plan, place, paths } => {
                let share = SHARES.get(place as usize).copied().ok_or(Impossible)?;
                let case = self.case(plan)?.mixed(share);
                let point = case.map(|case| MixPoint::of(share, &case, &followed(&case, paths, seed)));
                Ok(Done::Mix { plan, point })
            }
            Task::Results { plan, paths } => {
                let lane = self.lanes.get(plan as usize).ok_or(Impossible)?;
                Ok(Done::Results(Box::new(lane.simulation.results(paths))))
            }
            Task::Story { plan, path } => {
                let lane = self.lanes.get(plan as usize).ok_or(Impossible)?;
                Ok(Done::Story { plan, story: Box::new(lane.simulation.story(path)) })
            }
        }
    }
}

fn stressed(case: &Case, paths: u64, seed: u64) -> Stressed {
    let summary = Summary::of(case, &followed(case, paths, seed));
    Stressed {
        gap_mean: summary.gap.mean,
        gap_p50: summary.gap.p50,
        gap_p5: summary.gap.p5,
        p_below_rent_only: summary.p_below_rent_only,
        p_beyond_credit: summary.p_beyond_credit,
        lowest_p5: summary.lowest.p5,
    }
}

fn followed(case: &Case, paths: u64, seed: u64) -> Block {
    Simulation::new(case, seed).run_block(0..paths)
}

/// Quantiles in the middle of as many equal parts. So many are found sooner by sorting once than by selecting each.
fn evenly(values: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let Some(last) = sorted.len().checked_sub(1) else { return sorted };
    let quantile = |at: usize| {
        let place = (at as f64 + 0.5) / N_QUANTILES as f64 * last as f64;
        let low = sorted[place as usize];
        let next = sorted.get(place as usize + 1).copied().unwrap_or(low);
        low + place.fract() * (next - low)
    };
    (0..N_QUANTILES).map(quantile).collect()
}

/// The paths at evenly spaced ranks of what they are worth with the value still held; equals in their order.
fn samples(block: &Block) -> Vec<Sample> {
    let worth = block.once(Once::NpvWithNav);
    let mut order: Vec<usize> = (0..worth.len()).collect();
    order.sort_by(|a, b| worth[*a].total_cmp(&worth[*b]).then(a.cmp(b)));
    let sample = |at: usize| {
        let share = (at + 1) as f64 / (N_SAMPLES + 1) as f64;
        let path = order.get((share * order.len() as f64) as usize).copied()?;
        let years = |of| (0..block.n_years()).filter_map(|year| block.year(of, year).get(path).copied()).collect();
        Some(Sample { share, path: path as u64, net: years(Yearly::Net), cumulative: years(Yearly::Cumulative) })
    };
    (0..N_SAMPLES).filter_map(sample).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evenly_spaced_quantiles_are_those_of_the_summary() {
        let values: Vec<f64> = (0..4_001).map(|at| f64::from((at * 37) % 4_001)).collect();
        let found = evenly(&values);
        assert!(found.is_sorted() && found.len() == N_QUANTILES);
        assert_eq!(found[249], (249.5 / 500.0) * 4_000.0);
        assert_eq!(evenly(&[]), Vec::<f64>::new());
        assert_eq!(evenly(&[3.0]), vec![3.0; N_QUANTILES]);
    }
}

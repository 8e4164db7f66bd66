//! What the page shows of the plans: their outcomes, which is best at what, and what the headline says. No web types.

use scoring::revenue::fund::PublishedFund;
use scoring::revenue::measures::Hole;
use scoring::revenue::{CheckedPlan, Irr, Outcome, ParameterId, PlanError, PlanKind, PlanSet, simulate};

use crate::state::Shared;
use crate::text::revenue::finding::Ends;

/// The plans, in the order of [`PlanKind::ALL`].
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    plans: [Shown; PlanKind::ALL.len()],
}

/// One plan on screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    pub kind: PlanKind,
    /// The last one that could be simulated; none where there never was one.
    pub latest: Option<Shared<Simulated>>,
    /// Why the plan as it is now cannot be simulated; `latest` is older than it then.
    pub errors: Vec<PlanError>,
}

#[derive(Debug)]
pub struct Simulated {
    pub plan: CheckedPlan,
    pub outcome: Outcome,
}

impl Compared {
    /// Simulates what changed since `before`; a plan that cannot be simulated keeps the outcome it had.
    pub fn of(set: &PlanSet, before: Option<&Self>) -> Self {
        Self { plans: PlanKind::ALL.map(|kind| Shown::of(set, kind, before.map(|before| before.plan(kind)))) }
    }

    pub fn plan(&self, kind: PlanKind) -> &Shown {
        let [landlord, hybrid, shareholder, own] = &self.plans;
        match kind {
            PlanKind::Landlord => landlord,
            PlanKind::Hybrid => hybrid,
            PlanKind::Shareholder => shareholder,
            PlanKind::Own => own,
        }
    }

    /// The plans that have an outcome.
    pub fn simulated(&self) -> impl Iterator<Item = (PlanKind, &Simulated)> {
        self.plans.iter().filter_map(|shown| Some((shown.kind, &**shown.latest.as_ref()?)))
    }

    /// Every value that cannot be used: once where it is shared, with its plan where it is a lever.
    pub fn refusals(&self) -> Vec<(Option<PlanKind>, PlanError)> {
        let mut refusals = Vec::new();
        for shown in &self.plans {
            for error in &shown.errors {
                let refusal = (error.parameter().is_lever().then_some(shown.kind), *error);
                if !refusals.contains(&refusal) {
                    refusals.push(refusal);
                }
            }
        }
        refusals
    }

    /// Which plans are the best at a measure; none where they do not differ, or where "best" has no meaning.
    pub fn best(&self, measure: Measure) -> Vec<PlanKind> {
        let grades: Vec<(PlanKind, f64)> =
            self.simulated().filter_map(|(kind, it)| Some((kind, measure.grade(&it.outcome)?))).collect();
        let comparable = grades.len() == self.simulated().count() || measure.is_of_equity();
        let highest = grades.iter().fold(f64::NEG_INFINITY, |highest, (_, grade)| highest.max(*grade));
        let differ = grades.iter().any(|(_, grade)| *grade < highest);
        let best = grades.iter().filter(|(_, grade)| comparable && differ && *grade == highest);
        best.map(|(kind, _)| *kind).collect()
    }

    /// What the page says first; none while no plan has an outcome.
    pub fn headline(&self) -> Option<Headline> {
        let first = self.simulated().next()?.1;
        let of = |select: fn(&Outcome) -> f64| -> Vec<(PlanKind, f64)> {
            self.simulated().map(|(kind, it)| (kind, select(&it.outcome))).collect()
        };
        let (cash, with_nav) = (of(|outcome| outcome.npv_wan), of(|outcome| outcome.npv_with_nav_wan));
        let difference = |values: &[(PlanKind, f64)]| {
            let find = |kind| values.iter().find(|(one, _)| *one == kind).map(|(_, value)| *value);
            Some(find(PlanKind::Shareholder)? - find(PlanKind::Landlord)?)
        };
        Some(Headline {
            years: first.plan.years(),
            discount_rate: first.plan.discount_rate,
            break_even: self.simulated().map(|(kind, it)| (kind, it.outcome.break_even_year)).collect(),
            holes: self.simulated().map(|(kind, it)| (kind, it.outcome.deepest_hole)).collect(),
            pays: Pays::of(&cash, &with_nav),
            equity_adds: difference(&cash).zip(difference(&with_nav)),
        })
    }

    /// Where the cash of the plans ends, and the deepest they go on the way; none while no plan has an outcome.
    pub fn ends(&self) -> Option<Ends> {
        let years = self.simulated().map(|(_, it)| it.outcome.years.len()).max()?;
        let ends = self.simulated().filter_map(|(kind, it)| Some((kind, it.outcome.years.last()?.cumulative_wan)));
        let most = ends.reduce(|most, one| if one.1 > most.1 { one } else { most })?;
        let holes = self.simulated().filter_map(|(kind, it)| Some((kind, it.outcome.deepest_hole?)));
        let deepest = holes.reduce(|deepest, one| if one.1.amount < deepest.1.amount { one } else { deepest });
        Some(Ends { years, most, deepest })
    }
}

impl Shown {
    fn of(set: &PlanSet, kind: PlanKind, before: Option<&Self>) -> Self {
        let kept = before.and_then(|before| before.latest.clone());
        match set.plan(kind).check() {
            Ok(plan) => {
                let same = kept.filter(|kept| kept.plan == plan);
                let latest = same.unwrap_or_else(|| Shared::new(Simulated { outcome: simulate(&plan), plan }));
                Self { kind, latest: Some(latest), errors: Vec::new() }
            }
            Err(errors) => Self { kind, latest: kept, errors },
        }
    }

    pub fn outcome(&self) -> Option<&Outcome> {
        self.latest.as_ref().map(|latest| &latest.outcome)
    }
}

/// What the headline is made of; worded by `text`.
#[derive(Clone, Debug, PartialEq)]
pub struct Headline {
    pub years: usize,
    pub discount_rate: f64,
    pub break_even: Vec<(PlanKind, Option<usize>)>,
    pub holes: Vec<(PlanKind, Option<Hole>)>,
    pub pays: Pays,
    /// Present value of the shareholder plan less the landlord's, 万元: in cash, and with the value still held.
    pub equity_adds: Option<(f64, f64)>,
}

/// Which plans are worth more than nothing at the discount rate.
#[derive(Clone, Debug, PartialEq)]
pub enum Pays {
    /// None, even with what is still held counted.
    Never,
    /// None in cash; these once what is still held is counted.
    OnPaper(Vec<PlanKind>),
    InCash(Vec<PlanKind>),
}

impl Pays {
    fn of(cash: &[(PlanKind, f64)], with_nav: &[(PlanKind, f64)]) -> Self {
        let positive = |values: &[(PlanKind, f64)]| -> Vec<PlanKind> {
            values.iter().filter(|(_, value)| *value >= 0.0).map(|(kind, _)| *kind).collect()
        };
        match (positive(cash), positive(with_nav)) {
            (cash, _) if !cash.is_empty() => Self::InCash(cash),
            (_, on_paper) if !on_paper.is_empty() => Self::OnPaper(on_paper),
            _ => Self::Never,
        }
    }
}

/// A row of the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    Npv,
    NpvWithNav,
    BreakEven,
    DeepestHole,
    EndCash,
    Irr,
    Crossing,
    Dpi,
    Tvpi,
    Moic,
    EquityIrr,
}

/// A cell of the comparison; worded by `text`.
#[derive(Clone, Debug, PartialEq)]
pub enum Figure {
    /// In 万元.
    Money(f64),
    /// A year within the horizon, or none in it.
    Year(Option<usize>),
    Hole(Option<Hole>),
    Multiple(f64),
    Rate(Irr),
    /// The plan has no equity.
    NoEquity,
}

impl Measure {
    pub const ALL: [Self; 11] = [
        Self::BreakEven,
        Self::DeepestHole,
        Self::EndCash,
        Self::Npv,
        Self::NpvWithNav,
        Self::Irr,
        Self::Crossing,
        Self::Dpi,
        Self::Tvpi,
        Self::Moic,
        Self::EquityIrr,
    ];

    /// True where a plan without equity has no figure.
    pub fn is_of_equity(self) -> bool {
        matches!(self, Self::Dpi | Self::Tvpi | Self::Moic | Self::EquityIrr)
    }

    pub fn figure(self, outcome: &Outcome) -> Figure {
        let equity = outcome.equity.as_ref();
        let multiple = |value: Option<f64>| value.map_or(Figure::NoEquity, Figure::Multiple);
        match self {
            Self::Npv => Figure::Money(outcome.npv_wan),
            Self::NpvWithNav => Figure::Money(outcome.npv_with_nav_wan),
            Self::EndCash => Figure::Money(outcome.years.last().map_or(0.0, |last| last.cumulative_wan)),
            Self::BreakEven => Figure::Year(outcome.break_even_year),
            Self::Crossing => Figure::Year(outcome.crossing_year),
            Self::DeepestHole => Figure::Hole(outcome.deepest_hole),
            Self::Irr => Figure::Rate(outcome.irr.clone()),
            Self::Dpi => multiple(equity.map(|equity| equity.multiples.dpi)),
            Self::Tvpi => multiple(equity.map(|equity| equity.multiples.tvpi)),
            Self::Moic => multiple(equity.and_then(|equity| equity.moic)),
            Self::EquityIrr => equity.map_or(Figure::NoEquity, |equity| Figure::Rate(equity.irr.clone())),
        }
    }

    /// The higher the better, to the digit shown; none where the figure cannot be graded: a rate that is not the only one
    /// is no return.
    fn grade(self, outcome: &Outcome) -> Option<f64> {
        match self.figure(outcome) {
            Figure::Year(_) if self == Self::Crossing => None,
            Figure::Year(year) => Some(year.map_or(f64::NEG_INFINITY, |year| -(year as f64))),
            Figure::Hole(hole) => Some(hole.map_or(0.0, |hole| hole.amount.round())),
            Figure::Money(wan) => Some(wan.round()),
            Figure::Multiple(value) => Some((value * 100.0).round()),
            Figure::Rate(Irr::Unique(rate)) => Some((rate * 10_000.0).round()),
            Figure::Rate(_) | Figure::NoEquity => None,
        }
    }
}

/// What a published set of fund parameters sets.
pub fn fund_values(set: PublishedFund) -> [(ParameterId, f64); 7] {
    let terms = set.terms();
    let [first, second, later] = terms.calls;
    [
        (ParameterId::CallFirst, first),
        (ParameterId::CallSecond, second),
        (ParameterId::CallLater, later),
        (ParameterId::FundLifeYears, terms.life_years as f64),
        (ParameterId::FundBow, terms.bow),
        (ParameterId::FundGrowth, terms.growth),
        (ParameterId::FundYield, terms.least_payout),
    ]
}

#[cfg(test)]
#[path = "model_tests.rs"]
mod tests;

//! Who stood where in every period, each evaluated by itself: the ranks a page shows when that period is chosen.

use scoring::model::{Dataset, Period};
use scoring::pipeline::{Methods, evaluate_with};
use scoring::rank::Ranking;
use scoring::scenario::Scenario;

/// Ranks by period, oldest first.
#[derive(Debug, PartialEq)]
pub struct Standings {
    pub periods: Vec<Period>,
    /// After the scenario's rules; `None` for a period that the scenario gives no scores.
    pub rankings: Vec<Option<Ranking>>,
}

impl Standings {
    /// `known` is the ranking of one period, by its place, that need not be worked out again.
    pub fn new(dataset: &Dataset, scenario: &Scenario, methods: &Methods, known: Option<(usize, &Ranking)>) -> Self {
        let periods: Vec<Period> = dataset.panels.iter().map(|panel| panel.period.clone()).collect();
        let of_period = |(panel, period): (usize, &Period)| {
            if let Some((_, ranking)) = known.filter(|(known, _)| *known == panel) {
                return Some(ranking.clone());
            }
            let scenario = Scenario { period: Some(period.0.clone()), ..scenario.clone() };
            let evaluation = evaluate_with(dataset, &scenario, methods).ok()?;
            Some(evaluation.judged.map_or(evaluation.ranking, |judged| judged.ranking))
        };
        Self { rankings: periods.iter().enumerate().map(of_period).collect(), periods }
    }

    /// The entity's rank in a period; `None` where it has none.
    pub fn rank(&self, period: usize, entity: usize) -> Option<u32> {
        self.rankings.get(period)?.as_ref()?.rank.get(entity).copied().flatten()
    }

    /// How many were ranked in any one period at most.
    pub fn most_ranked(&self) -> usize {
        self.rankings.iter().flatten().map(Ranking::n_ranked).max().unwrap_or(0)
    }
}

/// The part of a scenario that scores and ranks hang on, whatever the period; the rest at its default.
pub fn scoring_part(scenario: &Scenario) -> Scenario {
    Scenario {
        weigh: scenario.weigh.clone(),
        weights: scenario.weights.clone(),
        drop: scenario.drop.clone(),
        treat: scenario.treat.clone(),
        normalise: scenario.normalise.clone(),
        aggregate: scenario.aggregate.clone(),
        rank: scenario.rank.clone(),
        filter: scenario.filter.clone(),
        grades: scenario.grades.clone(),
        rules: scenario.rules.clone(),
        ..Scenario::default()
    }
}

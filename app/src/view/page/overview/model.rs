//! What the Overview says about one park, before any words.

use scoring::model::{Column, NodeId};
use scoring::rank::place_of;

use crate::state::{Scored, Standings};

/// Indicators named on either side of "what lifts it, what holds it back".
const N_EFFECTS: usize = 5;

/// Where a park stands and why, in short.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    pub entity: usize,
    pub rank: Option<u32>,
    pub n_ranked: usize,
    pub score: Option<f64>,
    pub grade: Option<String>,
    pub before: Option<Before>,
    /// The part of the total that stands out most above the median, and the one most below or least above it; `None` where there are
    /// no two parts to tell apart.
    pub strongest: Option<Area>,
    pub weakest: Option<Area>,
    pub rival: Option<Rival>,
}

/// The period before the one on screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Before {
    pub period: String,
    pub rank: Option<u32>,
}

/// A pillar, or an indicator where those are what the total is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    pub node: NodeId,
    pub score: f64,
    /// Score less the median of all.
    pub above_median: f64,
    pub rank: Option<u32>,
}

/// The next park up the ranking; for the first, the next one down.
#[derive(Clone, Debug, PartialEq)]
pub struct Rival {
    pub entity: usize,
    pub is_ahead: bool,
    /// Points between the two, never negative.
    pub gap: f64,
}

/// What an indicator adds to the distance from somebody with every median.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    pub leaf: NodeId,
    pub points: f64,
    /// In the indicator's unit.
    pub value: Option<f64>,
    pub median: Option<f64>,
    pub rank: Option<u32>,
}

/// The largest effects, from the one that lifts most to the one that holds back most.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Effects {
    pub lifting: Vec<Effect>,
    pub holding: Vec<Effect>,
    /// All indicators together, those not named among them.
    pub total: f64,
}

impl Effects {
    pub fn all(&self) -> impl Iterator<Item = &Effect> {
        self.lifting.iter().chain(&self.holding)
    }
}

/// `None` when the dataset has nobody.
pub fn summary(scored: &Scored, standings: &Standings) -> Option<Summary> {
    let entity = scored.focus()?;
    let mut areas: Vec<Area> = areas(scored).into_iter().filter_map(|node| area(scored, node, entity)).collect();
    areas.sort_by(|a, b| b.above_median.total_cmp(&a.above_median));
    let (strongest, weakest) = match areas.as_slice() {
        [first, .., last] => (Some(first.clone()), Some(last.clone())),
        _ => (None, None),
    };
    let before = scored.prepared.panel.checked_sub(1).and_then(|panel| {
        let period = standings.periods.get(panel)?.0.clone();
        Some(Before { period, rank: standings.rank(panel, entity) })
    });
    Some(Summary {
        entity,
        rank: scored.rank(entity),
        n_ranked: scored.ranking.n_ranked(),
        score: scored.score(entity),
        grade: scored.grade(entity).map(String::from),
        before,
        strongest,
        weakest,
        rival: rival(scored, entity),
    })
}

/// What the total is made of: the first level below the goal with more than one part.
pub fn areas(scored: &Scored) -> Vec<NodeId> {
    let framework = scored.framework();
    let mut parent = framework.root();
    loop {
        let children = framework.node(parent).children.iter().copied();
        let active: Vec<NodeId> = children.filter(|&id| scored.weights.is_active(id)).collect();
        match active.as_slice() {
            [only] if !framework.node(*only).children.is_empty() => parent = *only,
            _ => return active,
        }
    }
}

/// What lifts the park above the median and what holds it below, smaller effects than `least` points left out.
pub fn effects(scored: &Scored, entity: usize, least: f64) -> Effects {
    let framework = scored.framework();
    let points = scored.against_median(entity);
    let mut order: Vec<(usize, f64)> = points.iter().copied().enumerate().collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1));
    let effect = |&(column, points): &(usize, f64)| {
        let leaf = *framework.leaves().get(column)?;
        let raw = scored.prepared.treated.columns.get(column)?;
        Some(Effect {
            leaf,
            points,
            value: raw.get(entity),
            median: scored.prepared.median_of(raw),
            rank: place(scored, scored.prepared.normalised.columns.get(column)?, entity),
        })
    };
    let lifting = order.iter().filter(|(_, points)| *points >= least).take(N_EFFECTS).filter_map(effect).collect();
    let held: Vec<Effect> =
        order.iter().rev().filter(|(_, points)| *points <= -least).take(N_EFFECTS).filter_map(effect).collect();
    Effects { lifting, holding: held.into_iter().rev().collect(), total: points.iter().sum() }
}

/// One part of the park's total; `None` where the park has no score in it.
pub fn area(scored: &Scored, node: NodeId, entity: usize) -> Option<Area> {
    let column = scored.scores.of(node);
    let score = column.get(entity)?;
    let median = match scored.framework().node(node).leaf {
        Some((leaf, _)) => scored.prepared.medians().get(leaf).copied().flatten(),
        None => scored.prepared.median_of(column),
    };
    let above_median = score - median?;
    Some(Area { node, score, above_median, rank: place(scored, column, entity) })
}

fn place(scored: &Scored, column: &Column, entity: usize) -> Option<u32> {
    place_of(column, &scored.prepared.included, entity)
}

fn rival(scored: &Scored, entity: usize) -> Option<Rival> {
    let own = scored.rank(entity)?;
    let order = scored.ranking.order.iter().map(|&other| other as usize);
    let ahead = order.clone().take_while(|&other| scored.rank(other) < Some(own)).last();
    let next = || order.clone().find(|&other| scored.rank(other) > Some(own));
    let (rival, is_ahead) = ahead.map(|rival| (rival, true)).or_else(|| next().map(|rival| (rival, false)))?;
    Some(Rival { entity: rival, is_ahead, gap: (scored.score(rival)? - scored.score(entity)?).abs() })
}

#[cfg(test)]
mod tests {
    use leptos::prelude::*;
    use scoring::model::{Dataset, Direction, Entity, Framework, Indicator, NodeSpec, Panel, Period, Text};
    use scoring::pipeline::Methods;
    use scoring::scenario::Scenario;

    use super::*;
    use crate::state::{Derived, Opened, Shared};

    fn node(code: &str, parent: Option<&str>, direction: Option<Direction>) -> NodeSpec {
        NodeSpec {
            code: code.into(),
            name: Text::same(code),
            parent: parent.map(String::from),
            weight: 1.0,
            indicator: direction.map(|direction| Indicator::measured(direction, "")),
        }
    }

    /// Two pillars: `wealth` of one indicator, `air` of one where less is better.
    fn framework() -> Framework {
        Framework::new(vec![
            node("goal", None, None),
            node("wealth", Some("goal"), None),
            node("air", Some("goal"), None),
            node("gdp", Some("wealth"), Some(Direction::Positive)),
            node("dust", Some("air"), Some(Direction::Negative)),
        ])
        .unwrap()
    }

    fn panel(period: &str, gdp: [f64; 3], dust: [f64; 3]) -> Panel {
        let columns = [gdp, dust].map(|cells| Column::from_raw(cells.to_vec())).to_vec();
        Panel { period: Period(period.into()), columns, denominators: vec![] }
    }

    fn summarise(panels: Vec<Panel>, scenario: Scenario) -> (Summary, Effects) {
        let entities = ["a", "b", "c"].map(|id| Entity { id: id.into(), name: Text::same(id) }).to_vec();
        let dataset = Dataset::new("test", framework(), entities, panels);
        let opened = Opened {
            dataset,
            problems: vec![],
            official: Scenario::default(),
            tables: vec![],
            is_builtin: true,
            account: vec![],
        };
        Owner::new().with(|| {
            let opened = RwSignal::new(Some(Shared::new(opened)));
            let derived = Derived::new(opened, Memo::new(move |_| scenario.clone()));
            let (scored, standings) = (derived.shown.get().unwrap(), derived.standings.get().unwrap());
            // The ranking on screen is taken over; evaluated by itself its period gives the same.
            let each_by_itself = Standings::new(scored.dataset(), &scored.scenario, &Methods::NONE, None);
            assert_eq!(*standings, each_by_itself);
            let summary = summary(&scored, &standings).unwrap();
            let effects = effects(&scored, summary.entity, 0.005);
            (summary, effects)
        })
    }

    fn two_years() -> Vec<Panel> {
        vec![panel("2023", [1.0, 5.0, 9.0], [5.0, 5.0, 1.0]), panel("2024", [9.0, 5.0, 1.0], [5.0, 2.0, 1.0])]
    }

    fn focus_on(id: &str) -> Scenario {
        Scenario { focus: Some(id.into()), ..Scenario::default() }
    }

    #[test]
    fn the_best_is_shown_until_somebody_is_chosen_and_its_rival_is_the_next() {
        let (best, _) = summarise(two_years(), Scenario::default());
        // b: gdp 50 and dust 75; a: 100 and 0; c: 0 and 100.
        assert_eq!((best.entity, best.rank, best.n_ranked), (1, Some(1), 3));
        assert_eq!(best.rival, Some(Rival { entity: 0, is_ahead: false, gap: 12.5 }));
    }

    #[test]
    fn ranks_of_the_year_before_are_those_of_that_year_by_itself() {
        let (summary, _) = summarise(two_years(), focus_on("c"));
        assert_eq!(summary.rank, Some(2));
        assert_eq!(summary.before, Some(Before { period: "2023".into(), rank: Some(1) }));
        assert_eq!(summary.rival, Some(Rival { entity: 1, is_ahead: true, gap: 12.5 }));
    }

    #[test]
    fn strongest_and_weakest_are_measured_from_the_median() {
        let (summary, effects) = summarise(two_years(), focus_on("a"));
        let framework = framework();
        let (strongest, weakest) = (summary.strongest.unwrap(), summary.weakest.unwrap());
        assert_eq!((Some(strongest.node), strongest.above_median), (framework.find("wealth"), 50.0));
        assert_eq!((Some(weakest.node), weakest.above_median), (framework.find("air"), -75.0));
        assert_eq!((strongest.rank, weakest.rank), (Some(1), Some(3)));
        let points: Vec<f64> = effects.all().map(|effect| effect.points).collect();
        assert_eq!((points, effects.total), (vec![25.0, -37.5], -12.5));
        assert_eq!(effects.holding[0].median, Some(2.0));
    }

    #[test]
    fn what_is_missing_stays_missing() {
        let nothing = [f64::NAN, 5.0, 1.0];
        let (summary, effects) = summarise(vec![panel("", nothing, nothing)], focus_on("a"));
        assert_eq!((summary.rank, summary.score, summary.before), (None, None, None));
        assert_eq!((summary.strongest, summary.weakest, summary.rival), (None, None, None));
        assert_eq!(effects, Effects::default());
    }
}

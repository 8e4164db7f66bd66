//! Who is compared with whom and what comes of it, before any words.

use scoring::compare::gaps;
use scoring::model::NodeId;
use scoring::scenario::NormaliseMethod;

use crate::state::{Scored, Shared};

/// Fewest and most parks side by side.
pub const LEAST: usize = 2;
pub const MOST: usize = 8;
/// Peers put beside the park in focus while nobody has chosen.
const N_DEFAULT_PEERS: usize = 2;
/// Axes a radar can carry.
const AXES: std::ops::RangeInclusive<usize> = 3..=16;
/// Indicators that can be read side by side.
const MOST_INDICATORS: usize = 12;

/// The parks side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    pub scored: Shared<Scored>,
    /// Entities, each once, in the order chosen.
    pub parks: Vec<usize>,
    /// One of them.
    pub reference: usize,
}

impl Field {
    /// Whom the scenario names; with fewer than two, the park in focus and its nearest peers. `None` when the dataset has nobody.
    pub fn new(scored: Shared<Scored>) -> Option<Self> {
        let dataset = scored.dataset();
        let mut parks: Vec<usize> = Vec::new();
        for entity in scored.scenario.compare.iter().filter_map(|id| dataset.find(id)) {
            if parks.len() < MOST && !parks.contains(&entity) {
                parks.push(entity);
            }
        }
        if parks.len() < LEAST {
            let focus = scored.focus()?;
            let peers = scored.peers(focus, N_DEFAULT_PEERS).into_iter().map(|peer| peer.entity);
            parks = std::iter::once(focus).chain(peers).collect();
        }
        let named = scored.scenario.reference.as_ref().and_then(|id| dataset.find(id));
        let reference = named.filter(|entity| parks.contains(entity)).or(parks.first().copied())?;
        Some(Self { parks, reference, scored })
    }

    /// The ids as a scenario keeps them, with one park more or less.
    pub fn with(&self, entity: usize) -> Vec<String> {
        self.ids(self.parks.iter().copied().chain((!self.parks.contains(&entity)).then_some(entity)))
    }

    pub fn without(&self, entity: usize) -> Vec<String> {
        self.ids(self.parks.iter().copied().filter(|&one| one != entity))
    }

    fn ids(&self, parks: impl Iterator<Item = usize>) -> Vec<String> {
        parks.filter_map(|entity| Some(self.scored.dataset().entities.get(entity)?.id.clone())).collect()
    }

    /// Parks most like the reference that are not among the chosen, nearest first.
    pub fn proposals(&self, count: usize) -> Vec<usize> {
        let peers = self.scored.peers(self.reference, count + self.parks.len());
        peers.into_iter().map(|peer| peer.entity).filter(|entity| !self.parks.contains(entity)).take(count).collect()
    }
}

/// Values on axes with one common scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Axes {
    pub nodes: Vec<NodeId>,
    /// Ends of the scale; every value is within.
    pub domain: (f64, f64),
    /// By park of the field, then by node.
    pub values: Vec<Vec<Option<f64>>>,
}

impl Axes {
    pub fn of(field: &Field, nodes: Vec<NodeId>) -> Self {
        let scored = &field.scored;
        let value = |node: NodeId, entity: usize| scored.scores.of(node).get(entity);
        let values = field.parks.iter().map(|&park| nodes.iter().map(|&node| value(node, park)).collect()).collect();
        Self { domain: domain(scored, &nodes), values, nodes }
    }

    /// By park of the field: on how many axes it is the best or shares the best place.
    pub fn leads(&self) -> Vec<usize> {
        let leads = |park: &Vec<Option<f64>>| {
            let is_best = |axis: &usize| {
                let best = self.column(*axis).map(|(_, value)| value).fold(f64::NEG_INFINITY, f64::max);
                park.get(*axis).copied().flatten().is_some_and(|value| value >= best)
            };
            (0..self.nodes.len()).filter(is_best).count()
        };
        self.values.iter().map(leads).collect()
    }

    /// By axis: the park with the highest value, the one with the lowest, and how far apart they are; `None` where fewer than two
    /// have a value.
    pub fn spreads(&self) -> Vec<Option<Spread>> {
        let spread = |axis: usize| {
            let best = self.column(axis).max_by(|a, b| a.1.total_cmp(&b.1))?;
            let worst = self.column(axis).min_by(|a, b| a.1.total_cmp(&b.1))?;
            let has_two = self.column(axis).count() > 1;
            has_two.then_some(Spread { best: best.0, worst: worst.0, points: best.1 - worst.1 })
        };
        (0..self.nodes.len()).map(spread).collect()
    }

    /// The axes on which the parks are farthest apart and closest; `None` where nobody can be told apart.
    pub fn extremes(&self) -> Option<(usize, usize)> {
        let spreads = self.spreads();
        let known = || spreads.iter().enumerate().filter_map(|(axis, spread)| Some((axis, spread.as_ref()?.points)));
        let widest = known().max_by(|a, b| a.1.total_cmp(&b.1)).filter(|(_, points)| *points > 0.0)?;
        let closest = known().min_by(|a, b| a.1.total_cmp(&b.1))?;
        Some((widest.0, closest.0))
    }

    /// The parks that have a value on an axis.
    fn column(&self, axis: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
        let value = move |park: &Vec<Option<f64>>| park.get(axis).copied().flatten();
        self.values.iter().enumerate().filter_map(move |(at, park)| Some((at, value(park)?)))
    }
}

/// How far the parks of a field are apart on one axis. `best` and `worst` are positions in the field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    pub best: usize,
    pub worst: usize,
    pub points: f64,
}

/// Nodes whose children make a radar, the goal first, then as the framework has them.
pub fn radar_parents(scored: &Scored) -> Vec<NodeId> {
    let framework = scored.framework();
    let mut order: Vec<NodeId> = framework.bottom_up().iter().rev().copied().collect();
    order.retain(|&id| AXES.contains(&active_children(scored, id).len()));
    order
}

/// The children of a node that take part.
pub fn active_children(scored: &Scored, parent: NodeId) -> Vec<NodeId> {
    let children = scored.framework().node(parent).children.iter().copied();
    children.filter(|&id| scored.weights.is_active(id)).collect()
}

/// What can be seen indicator by indicator: everything where that is few enough to read, then pillar by pillar.
pub fn indicator_parents(scored: &Scored) -> Vec<NodeId> {
    let framework = scored.framework();
    let is_readable = |id: NodeId| (2..=MOST_INDICATORS).contains(&active_leaves(scored, id).len());
    let pillars = framework.pillars().iter().copied().filter(|&id| 1 < active_leaves(scored, id).len());
    let goal = Some(framework.root()).filter(|&goal| is_readable(goal) || framework.pillars().len() == 1);
    goal.into_iter().chain(pillars).collect()
}

/// The indicators below a node that take part.
pub fn active_leaves(scored: &Scored, parent: NodeId) -> Vec<NodeId> {
    let framework = scored.framework();
    let is_below = |leaf: NodeId| parent == framework.root() || framework.pillar_of(leaf) == Some(parent);
    framework.leaves().iter().copied().filter(|&leaf| scored.weights.is_active(leaf) && is_below(leaf)).collect()
}

/// The method's own scale where it has one, else from the worst to the best of everybody; wide enough for every value.
fn domain(scored: &Scored, nodes: &[NodeId]) -> (f64, f64) {
    let settings = &scored.scenario.normalise;
    let (low, high) = match settings.method {
        NormaliseMethod::MinMax | NormaliseMethod::Goalposts => (settings.range[0], settings.range[1]),
        NormaliseMethod::PercentileRank => (0.0, 1.0),
        _ => (f64::INFINITY, f64::NEG_INFINITY),
    };
    let cells = nodes.iter().flat_map(|&node| scored.scores.of(node).present());
    let (low, high) = cells.fold((low, high), |(low, high), cell| (low.min(cell), high.max(cell)));
    match (low < high, low.is_finite()) {
        (true, _) => (low, high),
        (false, true) => (low - 1.0, low + 1.0),
        (false, false) => (0.0, 1.0),
    }
}

/// One indicator of a park beside the reference's.
#[derive(Clone, Debug, PartialEq)]
pub struct GapRow {
    pub leaf: NodeId,
    pub value: Option<f64>,
    pub reference: Option<f64>,
    /// In the indicator's unit.
    pub raw: Option<f64>,
    /// On the common scale, positive is better.
    pub points: Option<f64>,
    /// Part of the difference of the scores; these sum to it.
    pub effect: f64,
}

/// A park against the reference, largest effects first, those without a comparison last.
pub fn gap_rows(scored: &Scored, park: usize, reference: usize) -> Vec<GapRow> {
    let framework = scored.framework();
    let prepared = &scored.prepared;
    let effects = scored.difference(park, reference);
    let all = gaps(framework, &prepared.treated, &prepared.normalised, &scored.weights, park, reference);
    let row = |(gap, &leaf): (scoring::compare::Gap, &NodeId)| GapRow {
        leaf,
        value: gap.value,
        reference: gap.reference,
        raw: gap.raw,
        points: gap.points,
        effect: effects.get(gap.column).copied().unwrap_or(0.0),
    };
    let taking_part = all.into_iter().zip(framework.leaves()).filter(|(_, leaf)| scored.weights.is_active(**leaf));
    let mut rows: Vec<GapRow> = taking_part.map(row).collect();
    // Where the score has no parts, the widest gaps on the common scale come first.
    let size = |row: &GapRow| if scored.adds_up() { row.effect.abs() } else { row.points.unwrap_or(0.0).abs() };
    rows.sort_by(|a, b| a.points.is_none().cmp(&b.points.is_none()).then(size(b).total_cmp(&size(a))));
    rows
}

/// First and last known value of each series and how far it came; `None` with fewer than two.
pub fn changes(series: &[Vec<Option<f64>>]) -> Vec<Option<f64>> {
    let change = |values: &Vec<Option<f64>>| {
        let mut known = values.iter().flatten();
        let first = known.next()?;
        Some(known.last()? - first)
    };
    series.iter().map(change).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use leptos::prelude::*;
    use scoring::model::{Column, Dataset, Direction, Entity, Framework, Indicator, NodeSpec, Panel, Period, Text};
    use scoring::scenario::Scenario;

    use super::*;
    use crate::state::{Derived, Opened};

    fn node(code: &str, parent: Option<&str>, direction: Option<Direction>) -> NodeSpec {
        NodeSpec {
            code: code.into(),
            name: Text::same(code),
            parent: parent.map(String::from),
            weight: 1.0,
            indicator: direction.map(|direction| Indicator::measured(direction, "")),
        }
    }

    /// Four parks on a line: `gdp` 0, 30, 40, 100; `dust`, less is better, 4, missing, 2, 0; `trees` all alike.
    fn dataset() -> Dataset {
        let framework = Framework::new(vec![
            node("goal", None, None),
            node("gdp", Some("goal"), Some(Direction::Positive)),
            node("dust", Some("goal"), Some(Direction::Negative)),
            node("trees", Some("goal"), Some(Direction::Positive)),
        ]);
        let cells = [[0.0, 30.0, 40.0, 100.0], [4.0, f64::NAN, 2.0, 0.0], [7.0; 4]];
        let columns = cells.map(|cells| Column::from_raw(cells.to_vec())).to_vec();
        let panel = Panel { period: Period("2024".into()), columns, denominators: vec![] };
        let entities = ["a", "b", "c", "d"].map(|id| Entity { id: id.into(), name: Text::same(id) }).to_vec();
        Dataset::new("test", framework.unwrap(), entities, vec![panel])
    }

    pub fn field(scenario: Scenario) -> Field {
        let opened = Opened {
            dataset: dataset(),
            problems: vec![],
            official: Scenario::default(),
            tables: vec![],
            is_builtin: true,
            account: vec![],
        };
        Owner::new().with(|| {
            let opened = RwSignal::new(Some(Shared::new(opened)));
            let derived = Derived::new(opened, Memo::new(move |_| scenario.clone()));
            Field::new(derived.shown.get().unwrap()).unwrap()
        })
    }

    pub fn compare(ids: &[&str]) -> Scenario {
        Scenario { compare: ids.iter().map(ToString::to_string).collect(), ..Scenario::default() }
    }

    #[test]
    fn without_a_choice_the_focus_meets_its_nearest_peers() {
        for too_few in [compare(&[]), compare(&["b"]), compare(&["b", "b", "gone"])] {
            let field = field(too_few);
            // d is the best and therefore the focus; c is nearer to it than b, b nearer than a.
            assert_eq!((field.parks.as_slice(), field.reference), ([3, 2, 1].as_slice(), 3));
        }
    }

    #[test]
    fn the_reference_is_one_of_those_compared() {
        assert_eq!(field(compare(&["a", "c"])).reference, 0);
        let named = |id: &str| field(Scenario { reference: Some(id.into()), ..compare(&["a", "c"]) }).reference;
        assert_eq!((named("c"), named("d"), named("gone")), (2, 0, 0));
    }

    #[test]
    fn parks_come_and_go_once_each() {
        let field = field(compare(&["a", "c"]));
        assert_eq!(field.with(3), ["a", "c", "d"]);
        assert_eq!(field.with(2), ["a", "c"]);
        assert_eq!(field.without(0), ["c"]);
        assert_eq!(field.proposals(9), [1, 3]);
    }

    #[test]
    fn leads_and_spreads_leave_out_what_is_missing() {
        let field = field(compare(&["a", "b", "d"]));
        let axes = Axes::of(&field, active_children(&field.scored, field.scored.framework().root()));
        assert_eq!(axes.domain, (0.0, 100.0));
        assert_eq!(axes.values[1][1], None);
        // Where all are alike, all share the best place.
        assert_eq!(axes.leads(), [1, 1, 3]);
        assert_eq!(axes.spreads()[0], Some(Spread { best: 2, worst: 0, points: 100.0 }));
        assert_eq!(axes.spreads()[1], Some(Spread { best: 2, worst: 0, points: 100.0 }));
        assert_eq!(axes.extremes().map(|(_, closest)| closest), Some(2));
    }

    #[test]
    fn effects_sum_to_the_gap_of_the_scores_and_what_cannot_be_compared_is_last() {
        let field = field(compare(&["b", "d"]));
        let rows = gap_rows(&field.scored, 1, 3);
        let sum: f64 = rows.iter().map(|row| row.effect).sum();
        let gap = field.scored.score(1).unwrap() - field.scored.score(3).unwrap();
        assert!((sum - gap).abs() < 1e-9, "{sum} {gap}");
        assert_eq!((rows[0].raw, rows[0].points), (Some(-70.0), Some(-70.0)));
        assert_eq!((rows[2].value, rows[2].reference, rows[2].points), (None, Some(0.0), None));
    }

    #[test]
    fn less_dust_is_ahead() {
        let rows = gap_rows(&field(compare(&["a", "c"])).scored, 2, 0);
        let dust = rows.iter().find(|row| row.value == Some(2.0)).unwrap();
        assert_eq!((dust.raw, dust.points), (Some(-2.0), Some(50.0)));
    }

    #[test]
    fn changes_run_from_the_first_known_value_to_the_last() {
        let series = [vec![None, Some(2.0), None, Some(5.0)], vec![Some(1.0), None], vec![None]];
        assert_eq!(changes(&series), [Some(3.0), None, None]);
    }
}

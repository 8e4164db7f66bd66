//! What explains a park's place: parts of its score where it is a sum, else what the method compared and found.

use leptos::prelude::*;
use scoring::decide::Figure;
use scoring::model::{Column, NodeId};
use scoring::scenario::{CellAt, Criteria};

use crate::prefs::Lang;
use crate::state::{AppState, Live};
use crate::text::method::{self, labels};
use crate::text::{self, evaluate as words, rules};

/// One indicator, or one pillar.
#[derive(Clone, PartialEq)]
pub struct Line {
    pub name: String,
    pub unit: String,
    pub own: Option<f64>,
    pub other: Option<f64>,
    /// Where the two figures stand in the data; none for what is computed.
    pub cells: [Option<CellAt>; 2],
    pub weight: f64,
    pub contribution: f64,
    pub difference: f64,
    /// Digits after the point that tell the parts apart.
    pub decimals: usize,
}

#[derive(Clone, PartialEq)]
pub struct Explanation {
    pub name: String,
    pub standing: String,
    pub other: Option<String>,
    pub sentence: Option<String>,
    /// What the rules did to it.
    pub story: Vec<String>,
    /// What is to be known about the method.
    pub notes: Vec<&'static str>,
    /// Whether contributions and differences mean something.
    pub has_parts: bool,
    pub lines: Vec<Line>,
    /// The method's own figures: of the park, and of the other.
    pub figures: Vec<(String, Option<f64>, Option<f64>)>,
}

/// Why the park in focus stands where it does; `None` before there are scores.
pub fn explain(state: AppState) -> Option<Explanation> {
    let live = state.derived.live()?;
    let focus = live.focus()?;
    let chosen = live.scenario.reference.as_ref().and_then(|id| live.dataset().find(id));
    let reference = chosen.filter(|&other| other != focus);
    if live.adds_up() {
        by_parts(state, &live, focus, reference)
    } else {
        by_comparison(state, &live, focus, reference)
    }
}

fn name_of(lang: Lang, live: &Live, entity: usize) -> String {
    let entity = live.dataset().entities.get(entity);
    entity.map(|one| text::name(lang, &one.name).to_string()).unwrap_or_default()
}

/// The score is the sum of what indicators add.
fn by_parts(state: AppState, live: &Live, focus: usize, reference: Option<usize>) -> Option<Explanation> {
    let lang = state.lang.get_untracked();
    let own = live.profile(focus)?;
    let prepared = &live.prepared;
    let other = match reference {
        Some(other) => live.profile(other)?,
        None => live.profile_of(prepared.medians())?,
    };
    let differences = live.difference(&own, &other);
    let contributions = live.contributions(&own);
    let columns = &prepared.treated.columns;
    let framework = live.framework();
    let mut lines: Vec<Line> = framework
        .leaves()
        .iter()
        .enumerate()
        .filter(|(_, leaf)| live.weights.is_active(**leaf))
        .map(|(column, &leaf)| Line {
            name: text::name(lang, &framework.node(leaf).name).to_string(),
            unit: framework.indicator(column).map(|one| one.unit.clone()).unwrap_or_default(),
            own: columns.get(column).and_then(|cells| cells.get(focus)),
            other: match reference {
                Some(other) => columns.get(column).and_then(|cells| cells.get(other)),
                None => prepared.raw_medians().get(column).copied().flatten(),
            },
            cells: [Some(focus), reference].map(|entity| cell(live, column, entity?)),
            weight: live.weights.effective(leaf),
            contribution: contributions.get(column).copied().unwrap_or(0.0),
            difference: differences.get(column).copied().unwrap_or(0.0),
            decimals: 2,
        })
        .collect();
    sort(&mut lines);
    let gap: f64 = differences.iter().sum();
    let sentence = lines.first().map(|first| {
        let other = reference
            .map_or_else(|| words::evaluate(lang).median_entity.to_string(), |other| name_of(lang, live, other));
        words::separates(lang, &name_of(lang, live, focus), &other, gap, &first.name, first.difference)
    });
    Some(Explanation {
        name: name_of(lang, live, focus),
        standing: words::standing(lang, live.rank(focus), live.n_ranked(), live.score(focus)),
        other: reference.map(|other| name_of(lang, live, other)),
        sentence,
        story: story(state, live, focus),
        notes: Vec::new(),
        has_parts: true,
        lines,
        figures: Vec::new(),
    })
}

/// The score comes from comparing parks: with the one chosen, or with the one in the middle of the ranking.
fn by_comparison(state: AppState, live: &Live, focus: usize, reference: Option<usize>) -> Option<Explanation> {
    let lang = state.lang.get_untracked();
    let text = labels(lang);
    let n = live.n_ranked();
    let middle = || live.window(n / 2..n / 2 + 1).first().map(|row| row.entity);
    let other = reference.or_else(middle);
    let decided = live.decided();
    let (nodes, parts) = live.criteria().unwrap_or_else(|| (pillars(live), None));
    let part = |at: usize, entity: Option<usize>| parts.as_ref()?.get(at)?.get(entity?).copied().flatten();
    // Scores of these methods often run from 0 to 1.
    let decimals = if live.score(focus).unwrap_or(0.0).abs() <= 2.0 { 4 } else { 2 };
    let criterion = |(at, &id): (usize, &NodeId)| {
        let (own, of_other) = (part(at, Some(focus)), part(at, other));
        let difference = own.zip(of_other).map_or(0.0, |(a, b)| a - b);
        Line { contribution: own.unwrap_or(0.0), difference, decimals, ..line(lang, live, id, focus, other) }
    };
    let mut lines: Vec<Line> = nodes.iter().enumerate().map(criterion).collect();
    let has_parts = parts.is_some();
    if has_parts {
        sort(&mut lines);
    }
    let mut notes = vec![if has_parts { text.has_parts } else { text.no_parts }];
    if decided.as_ref().is_some_and(|decided| decided.compromise.contains(&focus)) {
        notes.push(text.compromise);
    }
    let of = |column: &Column, entity: Option<usize>| entity.and_then(|entity| column.get(entity));
    let figure = |(figure, column): &(Figure, Column)| {
        (method::figure(lang, *figure), of(column, Some(focus)), of(column, other))
    };
    let gap = lines.iter().fold(0.0, |sum, line| sum + line.difference);
    let other_name = other.map(|other| name_of(lang, live, other)).unwrap_or_default();
    let sentence = lines.first().filter(|_| has_parts).map(|first| {
        let name = name_of(lang, live, focus);
        words::separates_by(lang, &name, &other_name, gap, (&first.name, first.difference), decimals)
    });
    Some(Explanation {
        name: name_of(lang, live, focus),
        standing: words::standing(lang, live.rank(focus), n, live.score(focus)),
        other: Some(other_name),
        sentence,
        story: story(state, live, focus),
        notes,
        has_parts,
        lines,
        figures: decided.iter().flat_map(|decided| decided.figures.iter().map(figure)).collect(),
    })
}

fn story(state: AppState, live: &Live, entity: usize) -> Vec<String> {
    let id = live.dataset().entities.get(entity).map(|one| one.id.as_str()).unwrap_or_default();
    let told = |trail| rules::story(state.lang.get_untracked(), live.framework(), &live.scenario, id, trail);
    live.trail(entity).map(told).unwrap_or_default()
}

fn pillars(live: &Live) -> Vec<NodeId> {
    live.framework().pillars().iter().copied().filter(|&id| live.weights.is_active(id)).collect()
}

/// An indicator's figure as it is compared, or a pillar's score; its part is not known here.
fn line(lang: Lang, live: &Live, id: NodeId, focus: usize, other: Option<usize>) -> Line {
    let over = live.scenario.rank.over;
    let node = live.framework().node(id);
    let leaf = node.leaf.as_ref();
    let prepared = &live.prepared;
    let value = |entity: usize| match (leaf, over) {
        (Some((column, _)), Criteria::Normalised) => prepared.normalised.columns.get(*column)?.get(entity),
        (Some((column, _)), _) => prepared.treated.columns.get(*column)?.get(entity),
        (None, _) => live.profile(entity)?.at(id),
    };
    let has_unit = over != Criteria::Normalised;
    Line {
        name: text::name(lang, &node.name).to_string(),
        unit: leaf.filter(|_| has_unit).map(|(_, one)| one.unit.clone()).unwrap_or_default(),
        own: value(focus),
        other: other.and_then(value),
        cells: [Some(focus), other].map(|entity| cell(live, leaf.filter(|_| has_unit)?.0, entity?)),
        weight: live.weights.effective(id),
        contribution: 0.0,
        difference: 0.0,
        decimals: 2,
    }
}

fn cell(live: &Live, column: usize, entity: usize) -> Option<CellAt> {
    Some(CellAt { panel: live.prepared.panel, column, entity })
}

fn sort(lines: &mut [Line]) {
    lines.sort_by(|a, b| b.difference.abs().total_cmp(&a.difference.abs()));
}

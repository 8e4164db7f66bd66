//! The frontier: the best of each indicator among some parks, and what reaching it would bring the reference.

use leptos::prelude::*;
use scoring::compare::{BestInClass, best_in_class};
use scoring::explain::Profile;
use scoring::model::NodeId;
use scoring::scenario::CellAt;

use super::model::Field;
use super::name_of;
use crate::chart::Words;
use crate::chart::scene::Role;
use crate::chart::spec::{Bar, BarKind, Bars};
use crate::state::{AppState, Scored};
use crate::text::number::{MISSING, fixed_or_missing, plain_or_missing};
use crate::text::{self, standing as words};
use crate::view::part::choice::CardChoice;
use crate::view::part::figures::{Figure, Figures};
use crate::view::part::mended;
use crate::view::part::plot::{Plot, score_format};

/// Peers that make a class of their own.
const N_PEERS: usize = 10;
/// Bars drawn at most; the table has all.
const MOST_BARS: usize = 12;

/// One indicator of the reference beside the best.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    leaf: NodeId,
    best: BestInClass,
    /// In the indicator's unit.
    own: Option<f64>,
    reached: Option<f64>,
    /// What the score gains when this indicator alone is as good as the best.
    gain: Option<f64>,
}

/// The frontier of a class.
#[derive(Clone, Debug, PartialEq)]
struct Frontier {
    rows: Vec<Row>,
    /// What the score gains when all of them are.
    gain: Option<f64>,
}

#[component]
pub fn FrontierCard(field: Memo<Option<Field>>) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::standing(lang);
    let chosen = RwSignal::new(String::from("all"));
    let frontier = Memo::new(move |_| field.with(|field| Some(frontier(field.as_ref()?, &chosen.read()))));
    let line = move |row: Row| {
        let field = field.get()?;
        let node = field.scored.framework().nodes().get(row.leaf.index())?;
        let unit = node.leaf.as_ref().map(|(_, indicator)| indicator.unit.clone()).unwrap_or_default();
        let is_best = row.best.short == Some(0.0);
        let who = match row.best.best {
            Some(_) if is_best => text.at_frontier.to_string(),
            Some(best) => name_of(state, &field, best),
            None => MISSING.to_string(),
        };
        let mended = mended::mended(state);
        let figure = |value: Option<f64>, entity: Option<usize>| {
            let cell =
                entity.map(|entity| CellAt { panel: field.scored.prepared.panel, column: row.best.column, entity });
            match cell.and_then(|cell| mended.get(&cell)) {
                Some(old) => {
                    let mark = format!("{} {}", mended::SIGN, mended::told(lang, *old));
                    Figure::Noted(plain_or_missing(value), mark)
                }
                None => Figure::Text(plain_or_missing(value)),
            }
        };
        let decimals = field.scored.decimals();
        Some(vec![
            Figure::Noted(text::name(lang, &node.name).to_string(), unit),
            figure(row.own, Some(field.reference)),
            figure(row.reached, row.best.best),
            Figure::Text(who),
            Figure::Text(fixed_or_missing(row.best.short, decimals)),
            Figure::Text(fixed_or_missing(row.gain, decimals)),
        ])
    };
    let head = vec![
        (text.indicator, false),
        (text.own, true),
        (text.best, true),
        (text.who, false),
        (text.short_points, true),
        (text.short, true),
    ];
    let lines = move || frontier.get().map_or(Vec::new(), |all| all.rows.into_iter().filter_map(line).collect());
    let options = move || field.with(|field| field.as_ref().map(|field| classes(state, field)).unwrap_or_default());
    view! {
        <section class="card" aria-labelledby="compare-frontier">
            <div class="card-head">
                <h2 id="compare-frontier">{text.frontier}</h2>
                <CardChoice
                    label=text.among
                    options=Signal::derive(options)
                    now=chosen
                    choose=Callback::new(move |key| chosen.set(key))
                />
            </div>
            <div class="columns">
                <Plot chart=move || bars(state, field.get().as_ref(), frontier.get().as_ref()) />
                <Figures label=text.frontier_table head rows=Signal::derive(lines) is_tall=true />
            </div>
        </section>
    }
}

/// The classes there are to choose from: a key and a name each.
fn classes(state: AppState, field: &Field) -> Vec<(String, String)> {
    let lang = state.lang.get();
    let text = words::standing(lang);
    let fixed = [("all", text.among_all), ("peers", text.among_peers), ("field", text.among_field)];
    let groups = field.scored.dataset().groups.iter().filter_map(|group| {
        let category = text::name(lang, group.category(field.reference)?);
        Some((format!("group {}", group.code), words::among_group(lang, text::name(lang, &group.name), category)))
    });
    fixed.into_iter().map(|(key, name)| (key.to_string(), name.to_string())).chain(groups).collect()
}

/// The entities of a class, those that are ranked.
fn class(field: &Field, key: &str) -> Vec<usize> {
    let scored = &field.scored;
    let ranked = || scored.ranking.order.iter().map(|&entity| entity as usize);
    match key {
        "peers" => scored.peers(field.reference, N_PEERS).into_iter().map(|peer| peer.entity).collect(),
        "field" => field.parks.clone(),
        _ => {
            let group = key.strip_prefix("group ").and_then(|code| scored.dataset().group(code));
            let category = group.and_then(|group| *group.of_entity.get(field.reference)?);
            let is_in =
                |entity: &usize| group.is_none_or(|group| group.of_entity.get(*entity).copied().flatten() == category);
            ranked().filter(is_in).collect()
        }
    }
}

/// Largest gains first, those without one last.
fn frontier(field: &Field, key: &str) -> Frontier {
    let scored = &field.scored;
    let framework = scored.framework();
    let (reference, among) = (field.reference, class(field, key));
    let best = best_in_class(framework, &scored.prepared.normalised, &scored.weights, &among, reference);
    let own: Vec<Option<f64>> = scored.prepared.normalised.columns.iter().map(|column| column.get(reference)).collect();
    // What is missing stays missing: nobody knows how far that is from the best.
    let raised = |at: &dyn Fn(usize) -> bool| -> Vec<Option<f64>> {
        let short = |column: usize| best.get(column).and_then(|best| best.short).filter(|_| at(column));
        own.iter().enumerate().map(|(column, own)| own.map(|own| own + short(column).unwrap_or(0.0))).collect()
    };
    let score = |leaves: &[Option<f64>]| {
        let profile = Profile::of_leaves(framework, &scored.weights, &scored.scenario.aggregate, leaves).ok()?;
        profile.score(framework)
    };
    let now = score(&own);
    let gain = |leaves: &[Option<f64>]| Some(score(leaves)? - now?);
    let row = |(one, &leaf): (&BestInClass, &NodeId)| {
        let treated = scored.prepared.treated.columns.get(one.column);
        let value = |entity: usize| treated.and_then(|column| column.get(entity));
        Row {
            leaf,
            best: *one,
            own: value(reference),
            reached: one.best.and_then(value),
            gain: one.short.and_then(|_| gain(&raised(&|column| column == one.column))),
        }
    };
    let taking_part = best.iter().zip(framework.leaves()).filter(|(_, leaf)| scored.weights.is_active(**leaf));
    let mut rows: Vec<Row> = taking_part.map(row).collect();
    let by = |row: &Row| row.gain.unwrap_or(f64::NEG_INFINITY);
    rows.sort_by(|a, b| by(b).total_cmp(&by(a)).then(a.leaf.index().cmp(&b.leaf.index())));
    Frontier { gain: gain(&raised(&|_| true)), rows }
}

fn bars(state: AppState, field: Option<&Field>, frontier: Option<&Frontier>) -> Bars {
    let lang = state.lang.get();
    let text = words::standing(lang);
    let rows = frontier.map_or(&[][..], |all| &all.rows);
    let decimals = field.map_or(2, |field| field.scored.decimals());
    let named = |scored: &Scored, leaf: NodeId| {
        let node = scored.framework().nodes().get(leaf.index());
        node.map(|node| text::name(lang, &node.name).to_string()).unwrap_or_default()
    };
    let bar = |row: &Row| Bar {
        name: field.map(|field| named(&field.scored, row.leaf)).unwrap_or_default(),
        value: row.gain,
        kind: BarKind::Amount(Role::Accent),
    };
    let finding = field.map(|field| {
        let most = rows.first().filter(|row| row.gain.is_some_and(|gain| gain > 0.0));
        let most = most.and_then(|row| Some((named(&field.scored, row.leaf), name_of(state, field, row.best.best?))));
        words::frontier_finding(
            lang,
            &name_of(state, field, field.reference),
            (frontier.and_then(|all| all.gain), decimals),
            most.as_ref().map(|(indicator, who)| (indicator.as_str(), who.as_str())),
            (rows.iter().filter(|row| row.best.short == Some(0.0)).count(), rows.len()),
        )
    });
    Bars {
        words: Words {
            title: text.short.into(),
            finding: finding.unwrap_or_default(),
            description: text.frontier_note.into(),
            category: text.indicator.into(),
            value: text.short.into(),
        },
        rows: rows.iter().filter(|row| row.gain.is_some_and(|gain| gain > 0.0)).take(MOST_BARS).map(bar).collect(),
        format: score_format(decimals),
    }
}

#[cfg(test)]
mod tests {
    use super::super::model::tests::{compare, field};
    use super::*;

    #[test]
    fn gains_of_single_indicators_sum_to_that_of_all_under_a_weighted_sum() {
        // a has the least product and the most dust; d is the best in both, c is nearer.
        let field = field(compare(&["a", "c"]));
        let all = frontier(&field, "all");
        let sum: f64 = all.rows.iter().filter_map(|row| row.gain).sum();
        assert!((all.gain.unwrap() - sum).abs() < 1e-9, "{all:?}");
        assert_eq!((all.rows[0].own, all.rows[0].reached, all.rows[0].best.best), (Some(0.0), Some(100.0), Some(3)));
        let of_two = frontier(&field, "field");
        assert!(of_two.gain < all.gain);
        assert!(of_two.rows.iter().all(|row| row.best.best.is_some_and(|best| best == 0 || best == 2)));
        // A group that is gone is everybody.
        assert_eq!(frontier(&field, "group gone"), all);
    }
}

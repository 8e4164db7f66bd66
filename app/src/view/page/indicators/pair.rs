//! Two indicators as a scatter, by value or by rank, with those named that stand off the line.

use leptos::prelude::*;
use scoring::math::mean_ranks;
use scoring::model::{Column, Direction};
use scoring::multivariate::{Correlations, Line, fit_line};
use scoring::scenario::CellAt;

use super::Study;
use super::basis::Basis;
use crate::chart::Words;
use crate::chart::format::Format;
use crate::chart::scene::Role;
use crate::chart::spec::{Scatter, Spot, SpotKind};
use crate::state::AppState;
use crate::text::number::plain;
use crate::text::{self, compare, indicators as words};
use crate::view::part::choice::CardChoice;
use crate::view::part::mended;
use crate::view::part::plot::Plot;
use crate::view::part::toggle::Toggle;

/// How far off the line, in standard deviations, somebody is named, and how many are at most.
const FAR_OFF: f64 = 2.5;
const MOST_NAMED: usize = 5;
/// Dots drawn at most, besides those that are named.
const MOST_DOTS: usize = 2000;

#[component]
pub fn PairCard() -> impl IntoView {
    let state = AppState::expect();
    let text = words::indicators(state.lang.get_untracked());
    let study = expect_context::<Study>();
    let is_ranks = RwSignal::new(false);
    let pair = Memo::new(move |_| {
        study.correlations.done.with(|done| {
            let done = done.as_ref()?;
            let n = done.0.leaves.len();
            study.pair.get().filter(|(a, b)| *a < n && *b < n && a != b).or_else(|| most_telling(&done.1))
        })
    });
    let choose = move |is_upright: bool, at: String| {
        let Ok(at) = at.parse::<usize>() else { return };
        let Some((across, upright)) = pair.get_untracked() else { return };
        // Whoever puts one indicator on both axes means to exchange them.
        study.pair.set(Some(match is_upright {
            true if at == across => (upright, across),
            true => (across, at),
            false if at == upright => (upright, across),
            false => (at, upright),
        }));
    };
    let options = Signal::derive(move || options(study, state));
    view! {
        <section class="card" aria-labelledby="indicators-pair">
            <div class="card-head">
                <h2 id="indicators-pair">{text.pair}</h2>
                <Toggle label=text.scale first=text.values second=text.ranks is_second=is_ranks />
            </div>
            <div class="row">
                <CardChoice
                    label=text.across
                    options
                    now=Signal::derive(move || pair.get().map_or(String::new(), |pair| pair.0.to_string()))
                    choose=Callback::new(move |at| choose(false, at))
                />
                <CardChoice
                    label=text.upright
                    options
                    now=Signal::derive(move || pair.get().map_or(String::new(), |pair| pair.1.to_string()))
                    choose=Callback::new(move |at| choose(true, at))
                />
            </div>
            <Plot chart=move || scatter(study, state, pair.get(), is_ranks.get()) />
        </section>
    }
}

/// Every indicator by its position.
fn options(study: Study, state: AppState) -> Vec<(String, String)> {
    let lang = state.lang.get();
    study.correlations.done.with(|done| {
        let Some(done) = done else { return Vec::new() };
        (0..done.0.leaves.len()).map(|at| (at.to_string(), done.0.name(lang, at))).collect()
    })
}

/// The pair with the strongest correlation either way.
fn most_telling(matrix: &Correlations) -> Option<(usize, usize)> {
    let pairs = (0..matrix.n_columns()).flat_map(|b| (0..b).map(move |a| (a, b)));
    let known = pairs.filter_map(|(a, b)| Some((a, b, matrix.get(a, b)?.abs())));
    let best = known.fold(None, |best: Option<(usize, usize, f64)>, one| match best {
        Some(best) if best.2 >= one.2 => Some(best),
        _ => Some(one),
    });
    best.map(|(a, b, _)| (a, b))
}

fn scatter(study: Study, state: AppState, pair: Option<(usize, usize)>, is_ranks: bool) -> Scatter {
    let lang = state.lang.get();
    let text = words::indicators(lang);
    let mut chart = Scatter {
        words: Words {
            title: String::new(),
            finding: String::new(),
            description: if is_ranks { text.ranks_note } else { text.pair_note }.into(),
            category: text.park.into(),
            value: String::new(),
        },
        across: String::new(),
        spots: Vec::new(),
        line: None,
        across_format: Format::new(plain),
        format: Format::new(plain),
    };
    let focus = state.derived.shown.with(|scored| scored.as_ref()?.focus());
    let coefficient = study.coefficient.get();
    study.correlations.done.with(|done| {
        let (Some(done), Some((a, b))) = (done, pair) else { return };
        let (basis, matrix): (&Basis, &Correlations) = (&done.0, &done.1);
        let (Some(x), Some(y)) = (axis(basis, a, is_ranks), axis(basis, b, is_ranks)) else { return };
        let line = fit_line(&x, &y);
        let off = far_off(line.as_ref());
        let title = |at: usize| {
            let name = basis.name(lang, at);
            if is_ranks {
                format!("{name} · {}", text.ranks)
            } else {
                compare::with_unit(lang, &name, &unit(basis, at))
            }
        };
        let entity_name = |entity: usize| {
            let entity = basis.prepared.opened.dataset.entities.get(entity);
            entity.map(|entity| text::name(lang, &entity.name).to_string()).unwrap_or_default()
        };
        let both: Vec<usize> =
            (0..x.len()).filter(|&entity| x.get(entity).is_some() && y.get(entity).is_some()).collect();
        let every = both.len().div_ceil(MOST_DOTS).max(1);
        let is_named = |entity: usize| Some(entity) == focus || off.contains(&entity);
        let drawn: Vec<usize> = both
            .iter()
            .enumerate()
            .filter(|(at, entity)| at % every == 0 || is_named(**entity))
            .map(|(_, &entity)| entity)
            .collect();
        let spot = |&entity: &usize| {
            let kind = match entity {
                _ if Some(entity) == focus => SpotKind::Named(Role::Accent),
                _ if off.contains(&entity) => SpotKind::Named(Role::Highlight),
                _ => SpotKind::Other,
            };
            Some(Spot { name: entity_name(entity), x: x.get(entity)?, y: y.get(entity)?, kind })
        };
        chart.spots = drawn.iter().filter_map(spot).collect();
        chart.line = line.map(|line| (line.intercept, line.slope));
        (chart.across, chart.words.value) = (title(a), title(b));
        chart.words.title = words::pair_title(lang, &basis.name(lang, a), &basis.name(lang, b));
        let names: Vec<String> = off.iter().map(|&entity| entity_name(entity)).collect();
        let coefficient = words::coefficient_short(lang, coefficient);
        chart.words.finding = words::pair_finding(lang, coefficient, matrix.get(a, b), matrix.n_pairs(a, b), &names);
        let less = |at: usize| is_less_better(basis, at);
        let turned = (!is_ranks && less(a) != less(b)).then(|| if less(a) { a } else { b });
        let notes = turned.map(|at| words::turned(lang, &basis.name(lang, at)));
        let notes = notes.into_iter().chain((every > 1).then(|| words::sampled(lang, drawn.len(), both.len())));
        let mended = mended::mended(state);
        let panel = basis.prepared.panel;
        let corrected = [a, b].into_iter().filter_map(|at| Some((at, basis.column(at)?))).flat_map(|(at, column)| {
            let old = |&entity: &usize| {
                let old = mended.get(&CellAt { panel, column, entity })?;
                Some((format!("{} {}", entity_name(entity), basis.name(lang, at)), *old))
            };
            both.iter().filter_map(old).collect::<Vec<_>>()
        });
        let notes = notes.chain(mended::noted(lang, corrected));
        for note in notes {
            chart.words.description.push_str(text::pick(lang, "", " "));
            chart.words.description.push_str(&note);
        }
    });
    chart
}

/// An indicator's values in its own unit, or the ranks by what is better; of those who are ranked.
fn axis(basis: &Basis, at: usize, is_ranks: bool) -> Option<Column> {
    let scaled = basis.columns.get(at)?;
    if is_ranks {
        // Ranks from the largest down, the missing ones last and out again.
        let turned: Vec<f64> = scaled.raw().iter().map(|cell| -cell).collect();
        let ranks = mean_ranks(&turned);
        let cells = ranks.iter().zip(scaled.raw());
        return Some(Column::from_options(cells.map(|(&rank, cell)| (!cell.is_nan()).then_some(rank))));
    }
    let own = basis.prepared.treated.columns.get(basis.column(at)?)?;
    let cells = own.raw().iter().zip(scaled.raw());
    Some(Column::from_options(cells.map(|(&own, scaled)| (!scaled.is_nan() && !own.is_nan()).then_some(own))))
}

fn unit(basis: &Basis, at: usize) -> String {
    let leaf = basis.leaves.get(at).and_then(|leaf| basis.framework().nodes().get(leaf.index()));
    leaf.and_then(|node| Some(node.leaf.as_ref()?.1.unit.clone())).unwrap_or_default()
}

fn is_less_better(basis: &Basis, at: usize) -> bool {
    let leaf = basis.leaves.get(at).and_then(|leaf| basis.framework().nodes().get(leaf.index()));
    leaf.and_then(|node| node.leaf.as_ref()).is_some_and(|(_, indicator)| indicator.direction == Direction::Negative)
}

/// Who is far off the line, farthest first.
fn far_off(line: Option<&Line>) -> Vec<usize> {
    let Some(line) = line else { return Vec::new() };
    let off = line.off.iter().enumerate().filter_map(|(entity, off)| Some((entity, off.as_ref()?.abs())));
    let mut far: Vec<(usize, f64)> = off.filter(|(_, off)| *off >= FAR_OFF).collect();
    far.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    far.truncate(MOST_NAMED);
    far.into_iter().map(|(entity, _)| entity).collect()
}

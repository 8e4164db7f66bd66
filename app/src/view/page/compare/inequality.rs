//! How unequal parks are in one indicator, and how much of it is between their groups.

use leptos::prelude::*;
use scoring::compare::{CompareError, TheilParts, gini, theil, theil_parts};
use scoring::model::NodeId;

use super::growth::indicators;
use super::model::{Field, active_leaves};
use crate::chart::Words;
use crate::chart::format::Format;
use crate::chart::scene::Role;
use crate::chart::spec::{Bar, BarKind, Bars};
use crate::state::AppState;
use crate::text::number::fixed;
use crate::text::{self, structure as words};
use crate::view::part::choice::CardChoice;
use crate::view::part::plot::Plot;

/// Inequality of one indicator over the parks that have it.
#[derive(Clone, PartialEq)]
struct Measured {
    name: String,
    gini: f64,
    theil: f64,
    /// With the groups' names, where there is a grouping.
    parts: Option<(TheilParts, Vec<String>)>,
    n_left_out: usize,
}

#[component]
pub fn InequalityCard(field: Memo<Option<Field>>) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::structure(lang);
    let (chosen, grouping) = (RwSignal::new(String::new()), RwSignal::new(0_usize));
    let leaves = Memo::new(move |_| {
        field.with(|field| {
            let Some(field) = field else { return Vec::new() };
            active_leaves(&field.scored, field.scored.framework().root())
        })
    });
    let leaf = Memo::new(move |_| {
        let named = field.with(|field| field.as_ref()?.scored.framework().find(&chosen.read()));
        leaves.with(|leaves| named.filter(|id| leaves.contains(id)).or(leaves.first().copied()))
    });
    let measured =
        Memo::new(move |_| field.with(|field| Some(measure(state, field.as_ref()?, leaf.get()?, grouping.get()))));
    let groups = move || {
        state.opened.with(|opened| {
            let groups = opened.as_ref().map_or(&[][..], |opened| &opened.dataset.groups).iter().enumerate();
            groups.map(|(at, group)| (at.to_string(), text::name(lang, &group.name).to_string())).collect::<Vec<_>>()
        })
    };
    let has_groups = move || !groups().is_empty();
    let code = move || {
        field.with(|field| Some(field.as_ref()?.scored.framework().nodes().get(leaf.get()?.index())?.code.clone()))
    };
    let problem = move || match measured.get() {
        Some(Err(problem)) => Some(problem),
        _ => None,
    };
    view! {
        <section class="card" aria-labelledby="compare-inequality">
            <div class="card-head">
                <h2 id="compare-inequality">{text.inequality}</h2>
                <div class="row">
                    <CardChoice
                        label=text.indicator
                        options=Signal::derive(move || field.with(|field| indicators(state, field.as_ref(), &leaves.read())))
                        now=Signal::derive(move || code().unwrap_or_default())
                        choose=Callback::new(move |code| chosen.set(code))
                    />
                    <Show when=has_groups>
                        <CardChoice
                            label=text.groups
                            options=Signal::derive(groups)
                            now=Signal::derive(move || grouping.get().to_string())
                            choose=Callback::new(move |at: String| {
                                at.parse().into_iter().for_each(|at| grouping.set(at));
                            })
                        />
                    </Show>
                </div>
            </div>
            <Show
                when=move || measured.with(|measured| matches!(measured, Some(Ok(_))))
                fallback=move || view! { <p class="callout warning" role="status">{problem}</p> }
            >
                <Plot chart=move || bars(state, measured.get().and_then(Result::ok).as_ref()) />
            </Show>
        </section>
    }
}

/// Over the ranked parks that have the indicator and, where there is a grouping, a group.
fn measure(state: AppState, field: &Field, leaf: NodeId, grouping: usize) -> Result<Measured, String> {
    let lang = state.lang.get();
    let scored = &field.scored;
    let dataset = scored.dataset();
    let node = scored.framework().nodes().get(leaf.index());
    let name = node.map(|node| text::name(lang, &node.name).to_string()).unwrap_or_default();
    let column = node.and_then(|node| scored.prepared.treated.columns.get(node.leaf.as_ref()?.0));
    let group = dataset.groups.get(grouping);
    let (mut values, mut of, mut n_left_out) = (Vec::new(), Vec::new(), 0);
    for entity in scored.ranking.order.iter().map(|&entity| entity as usize) {
        let value = column.and_then(|column| column.get(entity));
        let category = group.map_or(Some(0), |group| group.of_entity.get(entity).copied().flatten());
        match value.zip(category) {
            Some((value, category)) => {
                values.push(value);
                of.push(category as usize);
            }
            None => n_left_out += 1,
        }
    }
    let ones = vec![1.0; values.len()];
    let told = |error: CompareError| words::error(lang, &name, error);
    // Numbers of groups without any park in them would be more groups than parks.
    let mut used: Vec<usize> = of.clone();
    used.sort_unstable();
    used.dedup();
    let compact: Vec<usize> = of.iter().map(|group| used.binary_search(group).unwrap_or(0)).collect();
    let parts = match group {
        None => None,
        Some(group) => {
            let parts = theil_parts(&values, &ones, &compact).map_err(told)?;
            let named = |at: &usize| group.categories.get(*at).map_or("", |name| text::name(lang, name)).to_string();
            Some((parts, used.iter().map(named).collect()))
        }
    };
    Ok(Measured {
        gini: gini(&values, &ones).map_err(told)?,
        theil: theil(&values, &ones).map_err(told)?,
        parts,
        n_left_out,
        name,
    })
}

/// What is between groups first, then what is inside each; without groups the whole alone.
fn bars(state: AppState, measured: Option<&Measured>) -> Bars {
    let lang = state.lang.get();
    let text = words::structure(lang);
    let mut chart = Bars {
        words: Words {
            title: text.theil_part.into(),
            finding: String::new(),
            description: text.inequality_note.into(),
            category: text.part.into(),
            value: text.theil.into(),
        },
        rows: Vec::new(),
        format: Format::new(|value| fixed(value, 4)),
    };
    let Some(measured) = measured else { return chart };
    let between = measured.parts.as_ref().map(|(parts, _)| parts.between);
    let share = between.filter(|_| measured.theil > 0.0).map(|between| between / measured.theil);
    chart.words.finding = words::inequality_finding(lang, &measured.name, measured.gini, measured.theil, share);
    if measured.n_left_out > 0 {
        chart.words.description = format!("{} {}", text.inequality_note, words::left_out(lang, measured.n_left_out));
    }
    let bar = |name: String, value: f64, role: Role| Bar { name, value: Some(value), kind: BarKind::Amount(role) };
    match &measured.parts {
        None => {
            chart.words.description = format!("{} {}", chart.words.description, text.no_groups);
            chart.rows.push(bar(text.theil.into(), measured.theil, Role::Accent));
        }
        Some((parts, names)) => {
            chart.rows.push(bar(text.between.into(), parts.between, Role::Highlight));
            let inside = names.iter().zip(&parts.within_of);
            chart.rows.extend(inside.map(|(name, part)| bar(words::inside(lang, name), *part, Role::Accent)));
        }
    }
    chart
}

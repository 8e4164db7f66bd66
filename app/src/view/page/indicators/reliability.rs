//! Whether the indicators of a pillar, and all of them, measure one thing; and which of them does not.

use leptos::prelude::*;
use scoring::multivariate::{Pairwise, Reliability, reliability};

use super::basis::Basis;
use super::{Of, Study, Working};
use crate::state::AppState;
use crate::text::indicators as words;
use crate::text::number::{fixed_or_missing, signed};
use crate::view::part::choice::CardChoice;
use crate::view::part::figures::{Figure, Figures};
use crate::view::part::pieces::{Work, worked_out};

/// A pillar, or everything.
#[derive(Clone, PartialEq)]
struct Group {
    name: String,
    /// Positions among the indicators that take part.
    items: Vec<usize>,
    found: Reliability,
}

#[component]
pub fn ReliabilityCard() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::indicators(lang);
    let study = expect_context::<Study>();
    let covariances: Of = worked_out(move || {
        let basis = study.basis.get()?;
        Some(Work::new(basis.clone(), Pairwise::covariances(basis.columns.clone()), basis.n_entities, None))
    });
    let groups = Memo::new(move |_| {
        covariances.done.with(|done| done.as_ref().map(|done| groups(state, &done.0, &done.1)).unwrap_or_default())
    });
    let chosen = RwSignal::new(0_usize);
    let now = move || groups.with(|groups| groups.get(chosen.get()).or(groups.first()).cloned());
    let overview = move |group: Group| {
        vec![
            Figure::Text(group.name),
            Figure::Text(group.items.len().to_string()),
            Figure::Text(fixed_or_missing(group.found.alpha, 2)),
            Figure::Text(words::alpha_reading(lang, group.found.alpha).into()),
        ]
    };
    let names = move || {
        let groups = groups.get().into_iter().enumerate();
        groups.map(|(at, group)| (at.to_string(), group.name)).collect::<Vec<_>>()
    };
    view! {
        <section class="card" aria-labelledby="indicators-alpha">
            <h2 id="indicators-alpha">{text.alpha}</h2>
            <Working share=covariances.share />
            <div class="columns">
                <Figures
                    label=text.alpha
                    head=vec![
                        (text.group, false),
                        (text.n_items, true),
                        (text.alpha_value, true),
                        (text.verdict, false),
                    ]
                    rows=Signal::derive(move || groups.get().into_iter().map(overview).collect())
                />
                <div class="stack">
                    <CardChoice
                        label=text.items_of
                        options=Signal::derive(names)
                        now=Signal::derive(move || chosen.get().to_string())
                        choose=Callback::new(move |at: String| at.parse().into_iter().for_each(|at| chosen.set(at)))
                    />
                    <p class="finding" role="status">{move || now().map(|group| finding(state, study, &group))}</p>
                    <Figures
                        label=text.items_of
                        head=vec![(text.indicator, false), (text.alpha_without, true), (text.item_rest, true)]
                        rows=Signal::derive(move || now().map(|group| items(state, study, &group)).unwrap_or_default())
                        is_tall=true
                    />
                </div>
            </div>
            <p class="small muted">{text.alpha_note}</p>
        </section>
    }
}

/// Everything first, then the pillars as the framework has them.
fn groups(state: AppState, basis: &Basis, covariances: &scoring::multivariate::Correlations) -> Vec<Group> {
    let lang = state.lang.get();
    let all = (words::indicators(lang).everything.to_string(), (0..basis.leaves.len()).collect::<Vec<usize>>());
    let pillars = basis.pillars().into_iter().map(|(pillar, items)| (basis.node_name(lang, pillar), items));
    let group = |(name, items): (String, Vec<usize>)| Group { name, found: reliability(covariances, &items), items };
    std::iter::once(all).chain(pillars).map(group).collect()
}

fn named(state: AppState, study: Study, at: usize) -> String {
    study.basis.with(|basis| basis.as_ref().map(|basis| basis.name(state.lang.get(), at))).unwrap_or_default()
}

/// One indicator a row, with what its leaving changes.
fn items(state: AppState, study: Study, group: &Group) -> Vec<Vec<Figure>> {
    let row = |(at, &item): (usize, &usize)| {
        let without = group.found.without.get(at).copied().flatten();
        let rest = group.found.item_rest.get(at).copied().flatten();
        let change = without.zip(group.found.alpha).map(|(without, alpha)| signed(without - alpha, 2));
        vec![
            Figure::Text(named(state, study, item)),
            Figure::Noted(fixed_or_missing(without, 2), change.unwrap_or_default()),
            Figure::Text(fixed_or_missing(rest, 2)),
        ]
    };
    group.items.iter().enumerate().map(row).collect()
}

/// The alpha, and the item whose leaving would raise it most.
fn finding(state: AppState, study: Study, group: &Group) -> String {
    let found = &group.found;
    let known = found.without.iter().zip(&group.items).filter_map(|(without, &item)| Some((item, (*without)?)));
    let best = known.max_by(|a, b| a.1.total_cmp(&b.1));
    // A rise that does not show in the digits written is none.
    let gain = best.zip(found.alpha).filter(|((_, without), alpha)| without - alpha >= 0.005).map(|(best, _)| best);
    let gain = gain.map(|(item, without)| (named(state, study, item), without));
    let gain = gain.as_ref().map(|(name, without)| (name.as_str(), *without));
    words::items_finding(state.lang.get(), &group.name, found.alpha, gain)
}

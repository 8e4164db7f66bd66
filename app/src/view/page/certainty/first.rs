//! Who can be first, how often, and by which weights.

use leptos::prelude::*;
use scoring::model::Framework;

use super::{Screen, drawn, name_of};
use crate::state::{AppState, Drawn, N_FIRSTS};
use crate::text::number::percent;
use crate::text::{self, certainty::page as words};

#[component]
pub fn FirstCard() -> impl IntoView {
    let state = AppState::expect();
    let screen = expect_context::<Screen>();
    let lang = state.lang.get_untracked();
    let text = words::certainty(lang);
    let heads = move || {
        drawn(screen).map(|drawn| {
            let framework = &drawn.asked.opened.dataset.framework;
            let head = |id| {
                let name = text::name(lang, &framework.node(id).name).to_string();
                view! { <th scope="col" class="number">{name}</th> }
            };
            framework.pillars().iter().map(|&id| head(id)).collect_view()
        })
    };
    let sure = move |entity: usize| {
        screen.certain.confidence.with(|rows| {
            let row = rows.as_ref()?.iter().find(|(one, _)| *one as usize == entity)?;
            Some(row.1)
        })
    };
    let rows = move || {
        drawn(screen).map(|drawn| {
            firsts(&drawn)
                .into_iter()
                .map(|(entity, share, weights)| {
                    row(name_of(state, &drawn, entity), [Some(share), sure(entity)], &weights)
                })
                .collect_view()
        })
    };
    let chosen = move || {
        drawn(screen)
            .and_then(|drawn| Some(row(text.chosen_weights.into(), [None; 2], &chosen_weights(state, &drawn)?)))
    };
    view! {
        <section class="card" aria-labelledby="certainty-first">
            <h2 id="certainty-first">{text.first}</h2>
            <div class="table-scroll" tabindex="0" role="group" aria-labelledby="certainty-first">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{text.park}</th>
                            <th scope="col" class="number">{text.first_share}</th>
                            <th scope="col" class="number">{text.confidence}</th>
                            {heads}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                    <tfoot>{chosen}</tfoot>
                </table>
            </div>
            <p class="small muted">{text.first_note}</p>
        </section>
    }
}

fn row(name: String, shares: [Option<f64>; 2], weights: &[f64]) -> impl IntoView + use<> {
    let cells = weights.iter().map(|weight| view! { <td class="number">{percent(*weight, 1)}</td> }).collect_view();
    view! {
        <tr>
            <th scope="row">{name}</th>
            {shares.map(|share| view! { <td class="number">{share.map(|share| percent(share, 1))}</td> }).collect_view()}
            {cells}
        </tr>
    }
}

/// Entity, share of draws it is first in, mean weight of each pillar in those; the most frequent first.
fn firsts(drawn: &Drawn) -> Vec<(usize, f64, Vec<f64>)> {
    let digest = &drawn.digest;
    let framework = &drawn.asked.opened.dataset.framework;
    let one = |(place, entity): (usize, usize)| {
        let central = digest.central_weights(place)?;
        Some((entity, digest.acceptability(place, 1), by_pillar(framework, &central)))
    };
    let mut all: Vec<(usize, f64, Vec<f64>)> = digest.entities().enumerate().filter_map(one).collect();
    all.sort_by(|a, b| b.1.total_cmp(&a.1));
    // Whoever else is ever first is so seldom.
    all.truncate(N_FIRSTS);
    all
}

fn chosen_weights(state: AppState, drawn: &Drawn) -> Option<Vec<f64>> {
    let framework = &drawn.asked.opened.dataset.framework;
    let live = state.derived.live()?;
    (live.framework() == framework).then(|| by_pillar(framework, &live.weights.of_leaves(framework)))
}

/// Weights of the indicators summed by pillar, in the framework's order.
fn by_pillar(framework: &Framework, leaves: &[f64]) -> Vec<f64> {
    let mut sums = vec![0.0; framework.pillars().len()];
    for (&leaf, weight) in framework.leaves().iter().zip(leaves) {
        let pillar = framework.pillar_of(leaf);
        if let Some(at) = framework.pillars().iter().position(|&one| Some(one) == pillar) {
            sums[at] += weight;
        }
    }
    sums
}

//! What the draft would bring, shown: weights now and then, what the method says of itself, whose rank moves.

use leptos::prelude::*;
use scoring::find::{Account, Told};
use scoring::scenario::WeighMethod;
use scoring::weigh::Diagnosis;

use super::Finding;
use super::draft::Draft;
use super::preview::{Move, Preview, Siblings};
use crate::state::AppState;
use crate::text::number::{percent, signed};
use crate::text::weigh::{self as words, method};
use crate::text::{self};
use crate::view::part::heads::heads;

#[component]
pub fn Result() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::weigh(lang);
    let finding = Finding::expect();
    let shown = move || match finding.outcome.get() {
        None => view! { <p class="muted" aria-busy="true">{text.computing}</p> }.into_any(),
        Some(Err(why)) => view! {
            <div class="callout danger" role="alert">
                <strong>{text.cannot}</strong>
                <p>{why}</p>
            </div>
        }
        .into_any(),
        Some(Ok(preview)) => shown(state, &finding.draft.get_untracked(), preview),
    };
    view! {
        <section class="stack" aria-labelledby="weigh-preview">
            <h3 id="weigh-preview">{text.preview}</h3>
            {shown}
        </section>
    }
}

fn shown(state: AppState, draft: &Draft, preview: Preview) -> AnyView {
    let lang = state.lang.get_untracked();
    let text = words::weigh(lang);
    let told = preview.account.as_ref().map(|account| told(state, draft, account)).unwrap_or_default();
    let sentences: Vec<String> = preview.left_official.into_iter().chain(told).collect();
    view! {
        {sentences.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view()}
        <div class="table-scroll tall" tabindex="0" role="group" aria-label=text.preview>
            <table>
                {heads(&[(text.weight, false), (text.now, true), (text.then, true), (text.change, true)])}
                {preview.groups.into_iter().map(group).collect_view()}
            </table>
        </div>
        <h4>{text.moves}</h4>
        <Moves moves=preview.moves n_more=preview.n_more />
    }
    .into_any()
}

fn group(siblings: Siblings) -> impl IntoView {
    let row = |(name, now, then): (String, f64, f64)| {
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="number">{percent(now, 1)}</td>
                <td class="number">{percent(then, 1)}</td>
                <td class="number">{signed((then - now) * 100.0, 1)}</td>
            </tr>
        }
    };
    view! {
        <tbody>
            <tr><th scope="rowgroup" colspan="4" class="group-head">{siblings.parent}</th></tr>
            {siblings.rows.into_iter().map(row).collect_view()}
        </tbody>
    }
}

#[component]
fn Moves(moves: Vec<Move>, n_more: usize) -> impl IntoView {
    let lang = AppState::expect().lang.get_untracked();
    let text = words::weigh(lang);
    if moves.is_empty() {
        return view! { <p class="muted">{text.no_moves}</p> }.into_any();
    }
    let item = |one: Move| view! { <li>{words::rank_move(lang, &one.name, one.before, one.after)}</li> };
    view! {
        <ul class="move-list">{moves.into_iter().map(item).collect_view()}</ul>
        {(n_more > 0).then(|| view! { <p class="muted small">{words::more_moves(lang, n_more)}</p> })}
    }
    .into_any()
}

/// What the method says of itself, in sentences. AHP and best–worst say it beside their judgements.
fn told(state: AppState, draft: &Draft, account: &Account) -> Vec<String> {
    let lang = state.lang.get_untracked();
    match &account.told {
        Told::Nothing | Told::Ahp { .. } | Told::Bwm(_) | Told::Swara => Vec::new(),
        Told::Data(Diagnosis::Pca(found)) => vec![words::explained(lang, found.loadings.len(), found.explained)],
        Told::Data(_) => Vec::new(),
        Told::Combined { shares, .. } => {
            let names = draft.way.parts.iter().map(|part| method::name(lang, part.method));
            vec![words::part_shares(lang, &names.zip(shares.iter().copied()).collect::<Vec<_>>())]
        }
        Told::Optimised(found) => {
            vec![words::reached(lang, draft.way.target.is_empty(), found.objective, found.converged)]
        }
        Told::FromOrder(found) => {
            let name = |entity: usize| {
                state.opened.with_untracked(|opened| {
                    let entity = opened.as_ref().and_then(|opened| opened.dataset.entities.get(entity));
                    entity.map(|one| text::name(lang, &one.name).to_string()).unwrap_or_default()
                })
            };
            if found.unmet.is_empty() {
                return vec![words::weigh(lang).granted.into()];
            }
            let margin = if draft.way.method == WeighMethod::FromOrder { draft.way.margin } else { 0.0 };
            let sentence = |unmet: &scoring::weigh::Unmet| {
                let (better, worse) = (name(unmet.preference.better), name(unmet.preference.worse));
                words::unmet(lang, &better, &worse, unmet.largest_lead < margin, unmet.lead)
            };
            found.unmet.iter().map(sentence).collect()
        }
    }
}

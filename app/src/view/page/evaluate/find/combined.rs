//! Several methods made one: which, how, and how much each counts.

use leptos::prelude::*;
use scoring::scenario::{Weigh, WeighCombine, WeighMethod};

use super::Finding;
use super::ahp::AhpEditor;
use super::bwm::BwmEditor;
use super::data::Columns;
use super::facts::facts;
use super::swara::SwaraEditor;
use crate::state::AppState;
use crate::text::number::plain;
use crate::text::weigh::{self as words, method};
use crate::view::part::choice::ChoiceOf;

#[component]
pub fn CombinedEditor() -> impl IntoView {
    let state = AppState::expect();
    let text = words::weigh(state.lang.get_untracked());
    let finding = Finding::expect();
    let draft = finding.draft;
    let n_parts = Memo::new(move |_| draft.with(|draft| draft.way.parts.len()));
    let add = move |_| {
        finding.edit(|draft| {
            draft.way.parts.push(Weigh::by(WeighMethod::Equal));
            draft.seed(&facts(state, &draft.target));
        });
    };
    let has = move |method: WeighMethod| {
        Memo::new(move |_| draft.with(|draft| draft.way.parts.iter().any(|part| part.method == method)))
    };
    let (has_ahp, has_bwm, has_swara) = (has(WeighMethod::Ahp), has(WeighMethod::Bwm), has(WeighMethod::Swara));
    view! {
        <fieldset class="judgements">
            <legend>{text.parts}</legend>
            <ul class="part-list">
                {move || (0..n_parts.get()).map(|at| view! { <Part at n_parts /> }).collect_view()}
            </ul>
            <div class="row">
                <button type="button" class="button" on:click=add>{text.add_part}</button>
                <ChoiceOf
                    label=text.combine
                    options=vec![
                        (WeighCombine::Linear, text.combine_linear),
                        (WeighCombine::Multiplicative, text.combine_multiplicative),
                        (WeighCombine::Geometric, text.combine_geometric),
                        (WeighCombine::Game, text.combine_game),
                    ]
                    now=move || draft.with(|draft| draft.way.combine)
                    choose=move |chosen| finding.edit(|draft| draft.way.combine = chosen)
                />
                <Columns />
            </div>
        </fieldset>
        <Show when=move || has_ahp.get()><AhpEditor /></Show>
        <Show when=move || has_bwm.get()><BwmEditor /></Show>
        <Show when=move || has_swara.get()><SwaraEditor /></Show>
    }
}

#[component]
fn Part(at: usize, n_parts: Memo<usize>) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::weigh(lang);
    let finding = Finding::expect();
    let draft = finding.draft;
    let options = draft.with_untracked(|draft| draft.target.parts());
    let options: Vec<_> = options.into_iter().map(|one| (one, method::name(lang, one))).collect();
    let now = move || draft.with(|draft| draft.way.parts.get(at).map_or(WeighMethod::Official, |part| part.method));
    let choose = move |chosen| {
        finding.edit(|draft| {
            if let Some(part) = draft.way.parts.get_mut(at) {
                *part = Weigh::by(chosen);
            }
            draft.seed(&facts(state, &draft.target));
        });
    };
    let label = move |what: &str| format!("{what} {}", at + 1);
    let is_linear = move || draft.with(|draft| draft.way.combine == WeighCombine::Linear);
    let share_typed = move |event| {
        let share = event_target_value(&event).trim().parse::<f64>().ok().filter(|share| (0.0..=1e6).contains(share));
        if let Some(share) = share {
            finding.edit(|draft| draft.way.shares.get_mut(at).into_iter().for_each(|one| *one = share));
        }
    };
    let remove = move |_| {
        finding.edit(|draft| {
            if draft.way.parts.len() > 1 {
                draft.way.parts.remove(at);
                draft.way.shares.remove(at);
            }
        });
    };
    view! {
        <li class="row">
            <ChoiceOf label=label(text.part) options now choose />
            <Show when=is_linear>
                <label class="field">
                    {label(text.part_share)}
                    <input
                        class="input"
                        type="number"
                        min="0"
                        step="0.1"
                        prop:value=move || draft.with(|draft| draft.way.shares.get(at).copied().map(plain).unwrap_or_default())
                        on:change=share_typed
                    />
                </label>
            </Show>
            <Show when=move || { n_parts.get() > 2 }>
                <button type="button" class="button quiet" on:click=remove>
                    {move || words::remove(lang, method::name(lang, now()))}
                </button>
            </Show>
        </li>
    }
}

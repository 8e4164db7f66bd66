//! The pool on the Evaluate side: how sharp a choice the park's own companies leave for the stakes the plan is to buy, and what it brings
//! at the skill assumed.

use leptos::prelude::*;
use scoring::revenue::chance::{Assumptions, Selection};
use scoring::revenue::{Field, ParameterId};

use super::super::Screen;
use crate::change::Change;
use crate::state::AppState;
use crate::text::revenue::{assumption, chance as words};

fn candidates() -> Option<&'static Field> {
    Assumptions::FIELDS.iter().find(|field| field.name == "candidates")
}

/// Nothing where the dataset lists no companies of the park in focus.
#[component]
pub fn Pool() -> impl IntoView {
    let state = AppState::expect();
    let screen = expect_context::<Screen>();
    let lang = state.lang.get_untracked();
    let focus = Memo::new(move |_| state.derived.shown.with(|scored| scored.as_ref()?.focus()));
    let listed = Memo::new(move |_| {
        let park = focus.get()?;
        let n = state.opened.with(|opened| {
            let enterprises = &opened.as_ref()?.dataset.enterprises;
            Some(enterprises.iter().filter(|one| one.park == park).count())
        })?;
        (n > 0).then_some(n)
    });
    let bought = Memo::new(move |_| {
        state.scenario.with(|now| {
            let plan = screen.plan.get();
            let years = now
                .revenue
                .get(plan, ParameterId::CommitmentYears)
                .min(now.revenue.get(plan, ParameterId::HorizonYears));
            now.chance.assumptions().deals_per_year * years.max(0.0)
        })
    });
    let selection = Memo::new(move |_| best_of(listed.get()?, bought.get()));
    // Some thousand values of the normal distribution: again only when what companies come to changes, not at every step of a plan.
    let assumptions = Memo::new(move |_| state.scenario.with(|now| now.chance.assumptions()));
    let brought = Memo::new(move |_| {
        let selection = selection.get().filter(|_| screen.chances.refusals.with(Vec::is_empty))?;
        let by_chance = Selection { candidates: 1.0, ..selection };
        assumptions.with(|now| Some((now.skill, selection.brings(now), by_chance.brings(now))))
    });
    let sentence = move || {
        let candidates = selection.get().map(|selection| selection.candidates);
        Some(words::pool(lang, listed.get()?, bought.get(), candidates))
    };
    let told = move || brought.get().map(|(skill, chosen, any)| words::brought(lang, skill, &chosen, &any));
    let take = move |_| {
        let (Some(selection), Some(field)) = (selection.get_untracked(), candidates()) else { return };
        let value = (selection.candidates * 10.0).round() / 10.0;
        state.act(Change::Chance { name: Some(assumption::both(field)) }, |now| {
            // Finite, so never refused.
            now.chance.set(field, value);
        });
        state.settle();
    };
    view! {
        <Show when=move || listed.get().is_some()>
            <div class="callout small">
                <p>{sentence}</p>
                <p>{told}</p>
                <Show when=move || selection.get().is_some()>
                    <div data-edits=""><button type="button" class="button" on:click=take>{words::chance(lang).pool_use}</button></div>
                </Show>
            </div>
        </Show>
    }
}

/// The best by score of those listed, as many as are bought; none where there is nothing to choose from.
fn best_of(listed: usize, bought: f64) -> Option<Selection> {
    let n_chosen = bought.round() as usize;
    if n_chosen == 0 || n_chosen >= listed {
        return None;
    }
    let scores: Vec<f64> = (0..listed).map(|place| place as f64).collect();
    let chosen: Vec<bool> = (0..listed).map(|place| place >= listed - n_chosen).collect();
    Selection::of(&scores, &chosen).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_no_longer_than_what_is_bought_leaves_no_choice() {
        assert_eq!(best_of(33, 120.0), None);
        assert_eq!(best_of(33, 0.0), None);
        let [some, many] = [500, 5_000].map(|listed| best_of(listed, 120.0).expect("a choice").candidates);
        assert!(1.0 < some && some < many, "{some} {many}");
        assert!(candidates().is_some());
    }
}

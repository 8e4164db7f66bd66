//! How much choice the park's own companies leave: those on the list, against the stakes the plan is to buy.

use leptos::prelude::*;
use scoring::revenue::chance::Assumptions;
use scoring::revenue::{Field, ParameterId};

use super::super::Screen;
use crate::change::Change;
use crate::state::AppState;
use crate::text::revenue::chance as words;

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
    let each = move || Some(per_stake(listed.get()? as f64, bought.get()));
    let sentence = move || Some(words::pool(lang, listed.get()?, bought.get(), each()?));
    let take = move |_| {
        let (Some(value), Some(field)) = (untrack(each), candidates()) else { return };
        state.act(Change::Chance { name: Some(field.name) }, |now| {
            // At least one and finite, so never refused.
            now.chance.set(field, value);
        });
        state.settle();
    };
    view! {
        <Show when=move || listed.get().is_some()>
            <div class="callout small">
                <p>{sentence}</p>
                <div><button type="button" class="button" on:click=take>{words::chance(lang).pool_use}</button></div>
            </div>
        </Show>
    }
}

/// Candidates for each stake, to a tenth; at least the one that is bought.
fn per_stake(listed: f64, bought: f64) -> f64 {
    if bought > 0.0 { f64::max(1.0, (listed / bought * 10.0).round() / 10.0) } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_shorter_than_what_is_bought_leaves_no_choice() {
        assert_eq!(per_stake(33.0, 120.0), 1.0);
        assert_eq!(per_stake(500.0, 120.0), 4.2);
        assert_eq!(per_stake(10.0, 0.0), 1.0);
        assert!(candidates().is_some());
    }
}

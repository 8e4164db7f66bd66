//! Published parameters of a fund, and what to know before believing them.

use leptos::prelude::*;
use scoring::revenue::fund::PublishedFund;
use scoring::revenue::{ParameterId, PlanKind};

use super::Screen;
use super::model::fund_values;
use crate::change::Change;
use crate::state::AppState;
use crate::text::revenue::{self as words, parameter};

/// Median gross rate of return of Chinese RMB funds of 2023.
const RMB_FUND_MEDIAN: f64 = 0.055;

#[component]
pub fn FundSets() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::revenue(lang);
    let is_in_use = move |set: PublishedFund| {
        state.scenario.with(|now| {
            let values = fund_values(set);
            values.iter().all(|(id, value)| now.revenue.get(PlanKind::Landlord, *id) == *value)
        })
    };
    let take = move |set: PublishedFund| {
        state.act(Change::RevenueFund { set }, |now| {
            for (id, value) in fund_values(set) {
                // Published values are finite, so none is refused.
                now.revenue.set(PlanKind::Landlord, id, value).unwrap_or_default();
            }
        });
        state.settle();
    };
    let button = |set: PublishedFund| {
        view! {
            <button
                type="button"
                class="button"
                aria-pressed=move || is_in_use(set).to_string()
                on:click=move |_| take(set)
            >
                {parameter::fund(lang, set)}
            </button>
        }
    };
    view! {
        <div class="fund-sets" role="group" aria-label=text.fund_sets>
            <p class="small">{text.fund_sets}</p>
            <div class="row">{PublishedFund::ALL.map(button).collect_view()}</div>
            <p class="small muted">{text.fund_sets_about}</p>
        </div>
    }
}

/// Beside the growth: the default is an American figure.
#[component]
pub fn GrowthNote() -> impl IntoView {
    let state = AppState::expect();
    let screen = expect_context::<Screen>();
    let lang = state.lang.get_untracked();
    let text = words::revenue(lang);
    let change = Change::Revenue { plan: None, parameter: ParameterId::FundGrowth };
    let take = move |_| {
        state.act(change.clone(), |now| {
            // A finite value is never refused.
            now.revenue.set(screen.plan.get_untracked(), ParameterId::FundGrowth, RMB_FUND_MEDIAN).unwrap_or_default();
        });
        state.settle();
    };
    view! {
        <div class="callout warning small">
            <p>{text.growth_about}</p>
            <div><button type="button" class="button" on:click=take>{text.growth_try}</button></div>
        </div>
    }
}

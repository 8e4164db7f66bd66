//! The result in one line a plan, in sight while a slider moves.

use leptos::prelude::*;
use scoring::revenue::PlanKind;

use super::Screen;
use crate::state::AppState;
use crate::text::number::MISSING;
use crate::text::revenue::{self as words, amount};

/// Not read by screen readers: they hear the same once it has come to rest.
#[component]
pub fn Live() -> impl IntoView {
    let state = AppState::expect();
    let screen = expect_context::<Screen>();
    let lang = state.lang.get_untracked();
    let text = words::revenue(lang);
    let plan = move |kind: PlanKind| {
        let figures = Memo::new(move |_| {
            screen.compared.with(|compared| {
                let outcome = compared.plan(kind).outcome()?;
                Some((outcome.break_even_year, outcome.npv_with_nav_wan))
            })
        });
        let year = move || match figures.get() {
            Some((Some(year), _)) => amount::year(lang, year),
            _ => MISSING.into(),
        };
        let value =
            move || figures.get().map_or_else(|| MISSING.into(), |(_, wan)| screen.money.get().write(lang, wan));
        view! {
            <tr>
                <th>{words::plan_name(lang, kind)}</th>
                <td class="number">{year}</td>
                <td class="number">{value}</td>
            </tr>
        }
    };
    view! {
        <table class="live" aria-hidden="true">
            <tbody>
                <tr>
                    <td></td>
                    <td class="number">{text.live_break_even}</td>
                    <td class="number">
                        {move || words::with_money(lang, text.live_npv, screen.money.get())}
                    </td>
                </tr>
                {PlanKind::ALL.map(plan).collect_view()}
            </tbody>
        </table>
    }
}

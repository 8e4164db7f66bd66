//! The plans side by side, by chance: what each is worth, how often it goes wrong, what its stakes return.

use leptos::prelude::*;
use scoring::revenue::PlanKind;
use scoring::revenue::chance::{Spread, Summary};

use super::super::Screen;
use super::super::charts::role;
use crate::prefs::Lang;
use crate::state::AppState;
use crate::text::number::{MISSING, percent};
use crate::text::revenue::{self as shared, amount, amount::Money, chance as words, sides as rows};
use crate::view::part::plot::colours;

#[component]
pub fn Sides() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::chance(lang);
    let head = move |kind: PlanKind| {
        view! {
            <th scope="col" class="number plan-head">
                <i class="swatch" style:background-color=move || colours(state).css(role(kind)) aria-hidden="true"></i>
                {shared::plan_name(lang, kind)}
            </th>
        }
    };
    view! {
        <section class="card" aria-labelledby="sides-title">
            <h2 id="sides-title">{text.sides}</h2>
            <div class="table-scroll" tabindex="0" role="group" aria-labelledby="sides-title">
                <table class="measures">
                    <thead>
                        <tr>
                            <th scope="col">{shared::revenue(lang).measure}</th>
                            {PlanKind::ALL.map(head).collect_view()}
                        </tr>
                    </thead>
                    <tbody>{rows::Row::ALL.map(|row| view! { <Row row /> }).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

#[component]
fn Row(row: rows::Row) -> impl IntoView {
    let state = AppState::expect();
    let screen = expect_context::<Screen>();
    let lang = state.lang.get_untracked();
    let (name, about) = rows::words(lang, row);
    let cell = move |kind: PlanKind| {
        let cell = Memo::new(move |_| {
            let money = screen.money.get();
            screen.chances.told_next(kind).map(|told| cell(lang, money, row, &told.summary))
        });
        view! {
            <td class="number">
                <span class="figure">{move || cell.get().map_or_else(|| MISSING.into(), |(value, _)| value)}</span>
                <span class="figure-note">{move || cell.get().and_then(|(_, note)| note)}</span>
            </td>
        }
    };
    view! {
        <tr>
            <th scope="row">
                {move || if row.is_money() { shared::with_money(lang, name, screen.money.get()) } else { name.into() }}
                " " <small>{about}</small>
            </th>
            {PlanKind::ALL.map(cell).collect_view()}
        </tr>
    }
}

/// A figure, and what has to be said with it.
fn cell(lang: Lang, money: Money, row: rows::Row, summary: &Summary) -> (String, Option<String>) {
    use rows::Row;
    let wan = |value: f64| money.write(lang, value);
    let multiple = |value: f64| amount::multiple(lang, value);
    let rate = |value: f64| percent(value, 1);
    let spread = |of: &Spread, write: &dyn Fn(f64) -> String| (write(of.p50), Some(words::spread(lang, of, write)));
    let maybe = |of: Option<&Spread>, write: &dyn Fn(f64) -> String| match of {
        Some(of) => spread(of, write),
        None => (MISSING.into(), Some(shared::revenue(lang).no_equity.into())),
    };
    let share = |value: f64| (percent(value, 0), None);
    let chance = |value: Option<f64>| value.map_or_else(|| (MISSING.into(), None), share);
    match row {
        Row::Npv => spread(&summary.npv, &wan),
        Row::NpvWithNav => spread(&summary.npv_with_nav, &wan),
        Row::NpvMean => (wan(summary.npv_with_nav.mean), None),
        Row::Gap => spread(&summary.gap, &wan),
        Row::BelowRent => share(summary.p_below_rent_only),
        Row::BelowRentInCash => share(summary.p_cash_below_rent_only),
        Row::BreakEven => {
            let never = summary.break_even.last().copied().unwrap_or(0) as f64 / summary.paths.max(1) as f64;
            let at = words::median_break_even(summary).map(|at| amount::year(lang, at + 1));
            let within = shared::revenue(lang).not_within;
            (at.unwrap_or_else(|| within.into()), Some(rows::never(lang, never)))
        }
        Row::Lowest => spread(&summary.lowest, &wan),
        Row::BeyondCredit => share(summary.p_beyond_credit),
        Row::Dpi => maybe(summary.dpi.as_ref(), &multiple),
        Row::Tvpi => maybe(summary.tvpi.as_ref(), &multiple),
        Row::MarketMultiple => maybe(summary.market_multiple.as_ref(), &multiple),
        Row::Alpha => maybe(summary.alpha.as_ref(), &rate),
        Row::Rate => match &summary.rate.spread {
            Some(of) => (rate(of.p50), Some(words::rate_status(lang, &summary.rate))),
            None => (MISSING.into(), Some(shared::revenue(lang).no_equity.into())),
        },
        Row::HurdlePaid => {
            let at = summary.rate.at_hurdle;
            let (value, _) = chance(summary.p_hurdle_paid);
            (value, summary.p_hurdle_paid.map(|_| rows::at_hurdle(lang, at)))
        }
        Row::PortfolioKept => chance(summary.tolerance.map(|it| it.p_portfolio_kept)),
        Row::LostCompanies => chance(summary.tolerance.map(|it| it.lost_companies.p50)),
        Row::LargestShare => chance(summary.tolerance.map(|_| summary.largest_share)),
    }
}

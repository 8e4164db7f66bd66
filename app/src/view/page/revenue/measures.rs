//! The plans side by side: what each comes to, the best of a row said in words.

use leptos::prelude::*;
use scoring::revenue::{ParameterId, PlanKind};

use super::Screen;
use super::charts::role;
use super::model::{Figure, Measure};
use crate::prefs::Lang;
use crate::state::AppState;
use crate::text::number::MISSING;
use crate::text::revenue::{self as words, amount, amount::Money};
use crate::view::part::plot::colours;

/// A cell: the figure, and what has to be said with it.
#[derive(Clone, PartialEq)]
struct Cell {
    value: String,
    note: Option<String>,
}

#[component]
pub fn Measures() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::revenue(lang);
    view! {
        <section class="card" aria-labelledby="plans-title">
            <h2 id="plans-title">{text.plans}</h2>
            <div class="table-scroll" tabindex="0" role="group" aria-labelledby="plans-title">
                <table class="measures">
                    <thead>
                        <tr>
                            <th scope="col">{text.measure}</th>
                            {PlanKind::ALL.map(|kind| view! { <PlanHead kind /> }).collect_view()}
                        </tr>
                    </thead>
                    <tbody>{Measure::ALL.map(|measure| view! { <Row measure /> }).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

#[component]
fn PlanHead(kind: PlanKind) -> impl IntoView {
    let state = AppState::expect();
    let screen = expect_context::<Screen>();
    let lang = state.lang.get_untracked();
    let text = words::revenue(lang);
    let about = move || {
        let get = |id| state.scenario.with(|now| now.revenue.get(kind, id));
        words::plan_about(lang, get(ParameterId::ConcededShare), get(ParameterId::CommitmentWan))
    };
    let is_stale = move || screen.compared.with(|compared| !compared.plan(kind).errors.is_empty());
    view! {
        <th scope="col" class="number plan-head">
            <i class="swatch" style:background-color=move || colours(state).css(role(kind)) aria-hidden="true"></i>
            {words::plan_name(lang, kind)}
            <small>{about}</small>
            <Show when=is_stale>
                <span class="badge warning" title=text.stale_hint>{text.stale}</span>
            </Show>
        </th>
    }
}

#[component]
fn Row(measure: Measure) -> impl IntoView {
    let state = AppState::expect();
    let screen = expect_context::<Screen>();
    let best = Memo::new(move |_| screen.compared.with(|compared| compared.best(measure)));
    let lang = state.lang.get_untracked();
    let label = move || label(lang, measure, screen.money.get());
    let cell = move |kind: PlanKind| {
        let cell = Memo::new(move |_| {
            let money = screen.money.get();
            screen.compared.with(|compared| {
                let outcome = compared.plan(kind).outcome();
                outcome.map_or_else(Cell::missing, |outcome| Cell::of(lang, money, measure.figure(outcome)))
            })
        });
        let is_best = move || best.with(|best| best.contains(&kind));
        view! {
            <td class="number" class:best=is_best>
                <span class="figure">{move || cell.get().value}</span>
                <span class="figure-note">
                    {move || cell.get().note}
                    <Show when=is_best>
                        <span class="badge good">{words::revenue(lang).best}</span>
                    </Show>
                </span>
            </td>
        }
    };
    view! {
        <tr>
            <th scope="row">{move || label().0} <small>{move || label().1}</small></th>
            {PlanKind::ALL.map(cell).collect_view()}
        </tr>
    }
}

/// A measure's name, with its unit where it is money, and what it means.
fn label(lang: Lang, measure: Measure, money: Money) -> (String, &'static str) {
    let text = words::revenue(lang);
    let (name, about) = match measure {
        Measure::Npv => (text.npv, text.npv_about),
        Measure::NpvWithNav => (text.npv_with_nav, text.npv_with_nav_about),
        Measure::BreakEven => (text.break_even, text.break_even_about),
        Measure::DeepestHole => (text.deepest_hole, text.deepest_hole_about),
        Measure::EndCash => (text.end_cash, text.end_cash_about),
        Measure::Irr => (text.irr, text.irr_about),
        Measure::Crossing => (text.crossing, text.crossing_about),
        Measure::Dpi => (text.dpi, text.dpi_about),
        Measure::Tvpi => (text.tvpi, text.tvpi_about),
        Measure::Moic => (text.moic, text.moic_about),
        Measure::EquityIrr => (text.equity_irr, text.equity_irr_about),
    };
    let is_money = matches!(measure, Measure::Npv | Measure::NpvWithNav | Measure::DeepestHole | Measure::EndCash);
    let name = if is_money { words::with_money(lang, name, money) } else { name.to_string() };
    (name, about)
}

impl Cell {
    fn of(lang: Lang, money: Money, figure: Figure) -> Self {
        let text = words::revenue(lang);
        let alone = |value: String| Self { value, note: None };
        let absent = |note: &str| Self { value: MISSING.into(), note: Some(note.into()) };
        match figure {
            Figure::Money(wan) => alone(money.write(lang, wan)),
            Figure::Year(Some(year)) => alone(amount::year(lang, year)),
            Figure::Year(None) => absent(text.not_within),
            Figure::Hole(Some(hole)) => {
                Self { value: money.write(lang, hole.amount), note: Some(amount::year(lang, hole.year)) }
            }
            Figure::Hole(None) => absent(text.no_hole),
            Figure::Multiple(value) => alone(amount::multiple(lang, value)),
            Figure::Rate(irr) => Self { value: amount::rates(&irr), note: Some(amount::irr_status(lang, &irr)) },
            Figure::NoEquity => absent(text.no_equity),
        }
    }

    fn missing() -> Self {
        Self { value: MISSING.into(), note: None }
    }
}

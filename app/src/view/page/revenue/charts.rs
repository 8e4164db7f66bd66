//! What the income consists of, and the way through the hole to the black: both by year.

use leptos::prelude::*;
use scoring::revenue::{Outcome, PlanKind, YearRow};

use super::Screen;
use super::model::Compared;
use super::segments::Segments;
use crate::chart::Words;
use crate::chart::format::Format;
use crate::chart::scene::Role;
use crate::chart::spec::{Callout, Lines, Periods, Series, Stacked, Turn, Vertical};
use crate::prefs::Lang;
use crate::state::AppState;
use crate::text::revenue::{self as words, Revenue, amount::Money, finding};
use crate::view::part::plot::Plot;

/// A part of the income.
struct Part {
    role: Role,
    name: fn(&Revenue) -> &'static str,
    wan: fn(&YearRow) -> f64,
}

/// In colours that no plan wears.
const PARTS: [Part; 3] = [
    Part { role: Role::Series(3), name: |text| text.rent, wan: |row| row.rent_wan },
    Part { role: Role::Series(4), name: |text| text.services, wan: |row| row.services_wan },
    Part { role: Role::Series(5), name: |text| text.distributions, wan: |row| row.distributions_wan },
];

/// The colour a plan wears everywhere on the page.
pub fn role(kind: PlanKind) -> Role {
    Role::Series(match kind {
        PlanKind::Landlord => 0,
        PlanKind::Hybrid => 1,
        PlanKind::Shareholder => 2,
        PlanKind::Own => 6,
    })
}

/// The chosen plan's income by year.
#[component]
pub fn Structure() -> impl IntoView {
    let state = AppState::expect();
    let screen = expect_context::<Screen>();
    let lang = state.lang.get_untracked();
    let text = words::revenue(lang);
    let has_outcome = Memo::new(move |_| screen.compared.with(|it| it.plan(screen.plan.get()).outcome().is_some()));
    let chart = move || {
        let (money, kind) = (screen.money.get(), screen.plan.get());
        screen.compared.with(|compared| structure(lang, money, kind, compared.plan(kind).outcome()))
    };
    view! {
        <section class="card" aria-labelledby="structure-title">
            <div class="card-head">
                <h2 id="structure-title">{text.structure}</h2>
                <Segments
                    name="plan-structure"
                    legend=text.plan
                    options=&PlanKind::ALL
                    word=words::plan_name
                    chosen=screen.plan
                />
            </div>
            <Show when=move || has_outcome.get() fallback=|| ()>
                <Plot chart=chart />
            </Show>
        </section>
    }
}

/// The cumulative cash of all plans.
#[component]
pub fn Cash() -> impl IntoView {
    let state = AppState::expect();
    let screen = expect_context::<Screen>();
    let lang = state.lang.get_untracked();
    let text = words::revenue(lang);
    let has_outcome = Memo::new(move |_| screen.compared.with(|it| it.simulated().next().is_some()));
    let chart = move || {
        let (money, kind) = (screen.money.get(), screen.plan.get());
        screen.compared.with(|compared| cash(lang, money, kind, compared))
    };
    view! {
        <section class="card" aria-labelledby="cash-title">
            <div class="card-head">
                <h2 id="cash-title">{text.cash}</h2>
                <Segments
                    name="plan-cash"
                    legend=text.plan
                    options=&PlanKind::ALL
                    word=words::plan_name
                    chosen=screen.plan
                />
            </div>
            <Show when=move || has_outcome.get() fallback=|| ()>
                <Plot chart=chart />
            </Show>
        </section>
    }
}

fn structure(lang: Lang, money: Money, kind: PlanKind, outcome: Option<&Outcome>) -> Stacked {
    let text = words::revenue(lang);
    let years = outcome.map(|outcome| outcome.years.as_slice()).unwrap_or_default();
    let crossing = outcome.and_then(|outcome| outcome.crossing_year);
    let last_equity = years.last().and_then(|last| last.shares).map(|shares| shares.equity);
    let series = PARTS.iter().map(|part| {
        let values = years.iter().map(|row| Some(money.scale(lang, (part.wan)(row)))).collect();
        Series::new((part.name)(text), part.role, values)
    });
    Stacked {
        words: Words {
            title: words::structure_title(lang, kind),
            finding: finding::structure(lang, kind, last_equity, crossing, years.len()),
            description: text.structure_about.into(),
            category: text.year.into(),
            value: words::with_money(lang, text.income, money),
        },
        periods: periods(years.len()),
        series: series.collect(),
        net: None,
        turn: crossing.map(|year| Turn { period: year.saturating_sub(1), label: finding::crossing(lang, year) }),
        format: Format::fixed(money.decimals(lang)),
    }
}

fn cash(lang: Lang, money: Money, chosen: PlanKind, compared: &Compared) -> Lines {
    let text = words::revenue(lang);
    let plans: Vec<(PlanKind, &Outcome)> = compared.simulated().map(|(kind, it)| (kind, &it.outcome)).collect();
    let series = plans.iter().map(|(kind, outcome)| {
        let values = outcome.years.iter().map(|row| Some(money.scale(lang, row.cumulative_wan))).collect();
        Series::new(words::plan_name(lang, *kind), role(*kind), values)
    });
    // The lines lie close together, so words on all of them would hide them.
    let marked = plans.iter().enumerate().find(|(_, (kind, _))| *kind == chosen);
    let callouts = marked.map(|(at, (kind, outcome))| marks(lang, at, *kind, outcome));
    Lines {
        words: Words {
            title: text.cash_title.into(),
            finding: compared.ends().map(|ends| finding::cash(lang, &ends)).unwrap_or_default(),
            description: text.cash_about.into(),
            category: text.year.into(),
            value: words::with_money(lang, text.cumulative, money),
        },
        periods: periods(plans.iter().map(|(_, outcome)| outcome.years.len()).max().unwrap_or_default()),
        series: series.collect(),
        vertical: Vertical::WithZero,
        fans: Vec::new(),
        callouts: callouts.into_iter().flatten().collect(),
        format: Format::fixed(money.decimals(lang)),
    }
}

/// A plan's deepest hole and the year it is out of it.
fn marks(lang: Lang, series: usize, kind: PlanKind, outcome: &Outcome) -> impl Iterator<Item = Callout> {
    let plan = words::plan_name(lang, kind);
    let hole = outcome.deepest_hole.map(|hole| (hole.year, finding::hole_mark(lang, plan, hole.amount)));
    let black = outcome.break_even_year.filter(|_| outcome.deepest_hole.is_some());
    let black = black.map(|year| (year, finding::break_even_mark(lang, plan, year)));
    [hole, black].into_iter().flatten().map(move |(year, label)| Callout {
        series,
        period: year.saturating_sub(1),
        label,
    })
}

pub fn periods(years: usize) -> Periods {
    Periods::even((1..=years).map(|year| year.to_string()).collect())
}

#[cfg(test)]
mod tests {
    use scoring::revenue::{ParameterId, PlanSet};

    use super::*;
    use crate::chart::Chart;

    #[test]
    fn the_charts_twin_has_every_year_in_the_unit_chosen() {
        let compared = Compared::of(&PlanSet::default(), None);
        let outcome = compared.plan(PlanKind::Shareholder).outcome().unwrap();
        let chart = structure(Lang::Zh, Money::Coarse, PlanKind::Shareholder, Some(outcome));
        let table = chart.table();
        assert_eq!(table.rows.len(), 20);
        assert_eq!(table.rows[0][1], Money::Coarse.write(Lang::Zh, outcome.years[0].rent_wan));
        assert_eq!(chart.turn.map(|turn| turn.period + 1), outcome.crossing_year);
    }

    #[test]
    fn the_chosen_plan_is_marked_at_its_deepest_and_where_it_turns() {
        let compared = Compared::of(&PlanSet::default(), None);
        let chart = cash(Lang::En, Money::Fine, PlanKind::Hybrid, &compared);
        let outcome = compared.plan(PlanKind::Hybrid).outcome().unwrap();
        let years = [outcome.deepest_hole.unwrap().year, outcome.break_even_year.unwrap()];
        let marked: Vec<_> = chart.callouts.iter().map(|mark| (mark.series, mark.period + 1)).collect();
        assert_eq!(marked, years.map(|year| (1, year)));
    }

    #[test]
    fn plans_of_other_lengths_share_one_axis() {
        let before = Compared::of(&PlanSet::default(), None);
        let mut set = PlanSet::default();
        set.set(PlanKind::Hybrid, ParameterId::ConcededShare, 2.0).unwrap();
        set.set(PlanKind::Hybrid, ParameterId::HorizonYears, 30.0).unwrap();
        let chart = cash(Lang::Zh, Money::Fine, PlanKind::Landlord, &Compared::of(&set, Some(&before)));
        assert_eq!(chart.periods.len(), 30);
        assert_eq!(chart.series.iter().map(|series| series.values.len()).collect::<Vec<_>>(), [30, 20, 30, 30]);
    }
}

//! Every number of the chosen plan, year by year.

use leptos::prelude::*;
use scoring::revenue::{IncomeShares, PlanKind, YearRow};

use super::Screen;
use super::figures::{Figures, Head};
use super::segments::Segments;
use crate::prefs::Lang;
use crate::state::AppState;
use crate::text::number::{MISSING, percent};
use crate::text::revenue::{self as words, Revenue, amount::Money};

#[component]
pub fn Yearly() -> impl IntoView {
    let state = AppState::expect();
    let screen = expect_context::<Screen>();
    let lang = state.lang.get_untracked();
    let text = words::revenue(lang);
    let rows = move || {
        let money = screen.money.get();
        screen.compared.with(|compared| {
            let years = compared.plan(screen.plan.get()).outcome().map(|outcome| outcome.years.as_slice());
            let row = |row: &YearRow| (row.year.to_string(), cells(lang, money, row).to_vec());
            years.unwrap_or_default().iter().map(row).collect::<Vec<_>>()
        })
    };
    let heads = COLUMNS.iter().map(|column| {
        let name = (column.name)(text);
        if column.is_money { Head::money(name) } else { Head::number(name) }
    });
    let heads: Vec<Head> = heads.collect();
    view! {
        <section class="card" aria-labelledby="yearly-title">
            <div class="card-head">
                <h2 id="yearly-title">{text.yearly}</h2>
                <Segments
                    name="plan-yearly"
                    legend=text.plan
                    options=&PlanKind::ALL
                    word=words::plan_name
                    chosen=screen.plan
                />
            </div>
            <p class="small muted">{text.yearly_about}</p>
            <Figures labelled_by="yearly-title" first=Head::number(text.year) heads rows=Signal::derive(rows) />
        </section>
    }
}

/// A column after the year.
struct Column {
    name: fn(&Revenue) -> &'static str,
    is_money: bool,
    value: fn(&YearRow) -> Option<f64>,
}

impl Column {
    const fn money(name: fn(&Revenue) -> &'static str, value: fn(&YearRow) -> Option<f64>) -> Self {
        Self { name, is_money: true, value }
    }

    const fn share(name: fn(&Revenue) -> &'static str, value: fn(&YearRow) -> Option<f64>) -> Self {
        Self { name, is_money: false, value }
    }
}

const COLUMNS: [Column; 16] = [
    Column::share(|text| text.occupancy, |row| Some(row.occupancy)),
    Column::money(|text| text.rent, |row| Some(row.rent_wan)),
    Column::money(|text| text.services, |row| Some(row.services_wan)),
    Column::money(|text| text.distributions, |row| Some(row.distributions_wan)),
    Column::money(|text| text.calls, |row| Some(row.calls_wan)),
    Column::money(|text| text.fund_fees, |row| Some(row.fund_fees_wan)),
    Column::money(|text| text.operating_cost, |row| Some(row.operating_cost_wan)),
    Column::money(|text| text.investment, |row| Some(row.investment_wan)),
    Column::money(|text| text.tax, |row| Some(row.tax_wan)),
    Column::money(|text| text.net, |row| Some(row.net_wan)),
    Column::money(|text| text.cumulative, |row| Some(row.cumulative_wan)),
    Column::money(|text| text.nav, |row| Some(row.nav_wan)),
    Column::money(|text| text.waived, |row| Some(row.waived_wan)),
    Column::share(|text| text.rent_share, |row| share(row, |shares| shares.rent)),
    Column::share(|text| text.services_share, |row| share(row, |shares| shares.services)),
    Column::share(|text| text.equity_share, |row| share(row, |shares| shares.equity)),
];

fn share(row: &YearRow, part: fn(&IncomeShares) -> f64) -> Option<f64> {
    row.shares.as_ref().map(part)
}

fn cells(lang: Lang, money: Money, row: &YearRow) -> [String; COLUMNS.len()] {
    COLUMNS.each_ref().map(|column| match (column.value)(row) {
        Some(value) if column.is_money => money.write(lang, value),
        Some(value) => percent(value, 1),
        None => MISSING.into(),
    })
}

//! The public side: who gets the taxes of the park's companies, whether the park balances, and what would mend it.

use leptos::prelude::*;
use scoring::revenue::chance::{Balances, Fiscal, Lever, Receipts as InAll};
use scoring::revenue::{FieldTopic, PlanKind};

use super::Screen;
use super::assume::Group;
use super::charts::{periods, role};
use super::segments::Segments;
use crate::chart::Words;
use crate::chart::format::Format;
use crate::chart::scene::Role;
use crate::chart::spec::{Bar, BarKind, Bars, Lines, Series, Vertical};
use crate::prefs::Lang;
use crate::state::AppState;
use crate::text::number::percent;
use crate::text::revenue::{self as shared, amount::Money, assumption, public as words, public::Party};
use crate::view::part::plot::Plot;

const TOPICS: [FieldTopic; 3] = [FieldTopic::Taxes, FieldTopic::Shares, FieldTopic::Budget];

#[component]
pub fn Public() -> impl IntoView {
    let state = AppState::expect();
    let screen = expect_context::<Screen>();
    let lang = state.lang.get_untracked();
    let text = words::public(lang);
    let told = Memo::new(move |_| screen.chances.told(screen.plan.get()));
    let has_balances = Memo::new(move |_| told.with(|told| told.as_ref().is_some_and(|told| told.balances.is_some())));
    view! {
        <section class="card" aria-labelledby="public-title">
            <div class="card-head">
                <h2 id="public-title">{text.title}</h2>
                <Segments
                    name="plan-public"
                    legend=shared::revenue(lang).plan
                    options=&PlanKind::ALL
                    word=shared::plan_name
                    chosen=screen.plan
                />
            </div>
            <p class="small muted">{text.about}</p>
            <Missing />
            {TOPICS.map(|topic| view! { <Group topic fields=Fiscal::FIELDS /> }).collect_view()}
        </section>
        <Show when=move || told.with(Option::is_some)>
            <Each />
        </Show>
        <Show when=move || has_balances.get()>
            <div class="columns">
                <BalanceCard />
                <Receipts />
            </div>
        </Show>
    }
}

/// What is still to be entered, or wrong, before anything can be said.
#[component]
fn Missing() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::public(lang);
    let errors = Memo::new(move |_| state.scenario.with(|now| now.chance.fiscal().err().unwrap_or_default()));
    view! {
        <Show when=move || errors.with(|errors| !errors.is_empty())>
            <details class="callout small">
                <summary>{move || errors.with(|errors| words::to_enter(lang, errors.len()))}</summary>
                <p>{text.no_defaults}</p>
                <ul>
                    {move || errors.with(|errors| errors.iter().map(|error| view! {
                        <li>{assumption::refused(lang, error)}</li>
                    }).collect_view())}
                </ul>
            </details>
        </Show>
    }
}

#[component]
fn BalanceCard() -> impl IntoView {
    let state = AppState::expect();
    let screen = expect_context::<Screen>();
    let lang = state.lang.get_untracked();
    let text = words::public(lang);
    let balances = move || screen.chances.told(screen.plan.get()).and_then(|told| told.balances.clone());
    let lines = move || balances().map(|balances| sentences(lang, &balances)).unwrap_or_default();
    let chart = move || by_year(lang, screen.plan.get_untracked(), balances().as_ref());
    view! {
        <section class="card" aria-labelledby="balances-title">
            <h2 id="balances-title">{text.balances}</h2>
            <p class="small muted">{text.balances_about}</p>
            <ul>{move || lines().into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            <Plot chart=chart />
        </section>
    }
}

fn sentences(lang: Lang, balances: &Balances) -> Vec<String> {
    let of_development = words::lever(lang, balances.development_lever);
    let of_operation = words::lever(lang, balances.operation_lever);
    let mut lines = vec![words::development(lang, balances)];
    lines.extend((balances.development_lever != Lever::Nothing).then_some(of_development));
    lines.push(words::operation(lang, balances.first_year));
    lines.extend((balances.operation_lever != Lever::Nothing).then_some(of_operation));
    lines
}

/// Chance that the years of operation cover themselves.
fn by_year(lang: Lang, kind: PlanKind, balances: Option<&Balances>) -> Lines {
    let text = words::public(lang);
    let p_operation = balances.map(|balances| balances.p_operation.as_slice()).unwrap_or_default();
    let n_years = balances.map_or(0, |balances| balances.n_development_years + p_operation.len());
    let before = n_years - p_operation.len();
    let values = (0..n_years).map(|year| Some(p_operation.get(year.checked_sub(before)?)? * 100.0)).collect();
    let last = p_operation.last().map(|p| percent(*p, 0)).unwrap_or_default();
    Lines {
        words: Words {
            title: text.by_year.into(),
            finding: words::last_year(lang, &last),
            description: String::new(),
            category: shared::revenue(lang).year.into(),
            value: format!("{} (%)", text.chance_of_cover),
        },
        periods: periods(n_years),
        series: vec![Series::new(text.chance_of_cover, role(kind), values)],
        vertical: Vertical::WithZero,
        fans: Vec::new(),
        callouts: Vec::new(),
        format: Format::fixed(0),
    }
}

/// Of those around the park, over all years.
#[component]
fn Each() -> impl IntoView {
    let state = AppState::expect();
    let screen = expect_context::<Screen>();
    let lang = state.lang.get_untracked();
    let text = words::public(lang);
    let chart = move || {
        let receipts = screen.chances.told(screen.plan.get()).map(|told| told.summary.receipts_in_all);
        each(lang, screen.money.get(), &receipts.unwrap_or_default())
    };
    view! {
        <section class="card" aria-labelledby="each-title">
            <h2 id="each-title">{text.each}</h2>
            <Plot chart=chart />
        </section>
    }
}

fn each(lang: Lang, money: Money, receipts: &InAll) -> Bars {
    let text = words::public(lang);
    let rows = Party::ALL.map(|party| (party, net(party, receipts)));
    let most = rows.iter().max_by(|a, b| a.1.total_cmp(&b.1));
    let bar = |(party, wan): &(Party, f64)| Bar {
        name: words::party(lang, *party).into(),
        value: Some(money.scale(lang, *wan)),
        kind: BarKind::Effect,
    };
    Bars {
        words: Words {
            title: text.each.into(),
            finding: most.map(|(most, wan)| words::each(lang, *most, *wan, receipts.platform_wan)).unwrap_or_default(),
            description: text.each_about.into(),
            category: text.who.into(),
            value: shared::with_money(lang, text.nets, money),
        },
        rows: rows.iter().map(bar).collect(),
        format: Format::fixed(money.decimals(lang)),
    }
}

fn net(party: Party, receipts: &InAll) -> f64 {
    match party {
        Party::Platform => receipts.platform_wan,
        Party::Governments => receipts.platform_tax_wan,
        Party::GuideFund => receipts.guide_wan - receipts.guide_paid_wan,
        Party::MarketCapital => receipts.market_wan - receipts.market_paid_wan,
        Party::Manager => receipts.fees_wan + receipts.manager_wan,
        Party::Institute => receipts.institute_wan,
        Party::Enterprises => receipts.spared_wan + receipts.invested_wan - receipts.proceeds_wan,
    }
}

#[component]
fn Receipts() -> impl IntoView {
    let state = AppState::expect();
    let screen = expect_context::<Screen>();
    let lang = state.lang.get_untracked();
    let text = words::public(lang);
    let chart = move || {
        let balances = screen.chances.told(screen.plan.get()).and_then(|told| told.balances.clone());
        receipts(lang, screen.money.get(), balances.as_ref())
    };
    view! {
        <section class="card" aria-labelledby="receipts-title">
            <h2 id="receipts-title">{text.receipts}</h2>
            <Plot chart=chart />
        </section>
    }
}

fn receipts(lang: Lang, money: Money, balances: Option<&Balances>) -> Bars {
    let text = words::public(lang);
    let rows = balances.map(|balances| balances.receipts_wan.as_slice()).unwrap_or_default();
    let bar = |(level, wan): &(_, f64)| Bar {
        name: words::level(lang, *level).into(),
        value: Some(money.scale(lang, *wan)),
        kind: BarKind::Amount(Role::Series(0)),
    };
    Bars {
        words: Words {
            title: text.receipts.into(),
            finding: words::most_taxes(lang, rows),
            description: text.receipts_about.into(),
            category: text.level.into(),
            value: shared::with_money(lang, text.taxes, money),
        },
        rows: rows.iter().map(bar).collect(),
        format: Format::fixed(money.decimals(lang)),
    }
}

//! How what equity adds is spread, and which part of the paths it takes away.

use leptos::prelude::*;
use scoring::revenue::PlanKind;

use super::super::Screen;
use super::super::charts::role;
use crate::chart::Words;
use crate::chart::format::Format;
use crate::chart::scene::Role;
use crate::chart::spec::{Distribution, Marked};
use crate::prefs::Lang;
use crate::state::{AppState, Told};
use crate::text::revenue::{self as shared, amount::Money, chance as words};
use crate::view::part::plot::Plot;

#[component]
pub fn Gap() -> impl IntoView {
    let state = AppState::expect();
    let screen = expect_context::<Screen>();
    let lang = state.lang.get_untracked();
    let text = words::chance(lang);
    let told = Memo::new(move |_| screen.chances.told_next(screen.plan.get()));
    let is_there = move || told.with(|told| told.as_ref().is_some_and(|told| told.summary.tolerance.is_some()));
    let chart = move || {
        let (kind, money) = (screen.plan.get_untracked(), screen.money.get());
        told.with(|told| gap(lang, money, kind, told.as_deref()))
    };
    let fallback = move || {
        let is_told = told.with(Option::is_some);
        view! { <p class="muted">{if is_told { text.no_equity } else { text.waiting }}</p> }
    };
    view! {
        <section class="card" aria-labelledby="gap-title">
            <h2 id="gap-title">{text.gap}</h2>
            <Show when=is_there fallback=fallback>
                <Plot chart=chart />
            </Show>
        </section>
    }
}

fn gap(lang: Lang, money: Money, kind: PlanKind, told: Option<&Told>) -> Distribution {
    let text = words::chance(lang);
    let scale = |wan: f64| money.scale(lang, wan);
    let values = told.map(|told| told.gaps.as_slice()).unwrap_or_default();
    let mark = |name: &str, value: f64, role| Marked { name: name.into(), value: scale(value), role };
    let marked = told.map(|told| {
        let gap = told.summary.gap;
        vec![
            mark(text.pure_rent, 0.0, Role::Series(0)),
            mark(text.median, gap.p50, role(kind)),
            mark(text.mean, gap.mean, Role::Series(3)),
        ]
    });
    Distribution {
        words: Words {
            title: format!("{} · {}", shared::plan_name(lang, kind), text.gap),
            finding: told.map(|told| words::gap(lang, kind, &told.summary)).unwrap_or_default(),
            description: text.gap_about.into(),
            category: String::new(),
            value: shared::with_money(lang, text.gap_value, money),
        },
        values: values.iter().map(|wan| scale(*wan)).collect(),
        names: Vec::new(),
        marked: marked.unwrap_or_default(),
        format: Format::fixed(money.decimals(lang)),
        count: text.gap_count.into(),
    }
}

//! Which open choice moves ranks most: Sobol indices, of all ranks together and of one.

use leptos::prelude::*;
use scoring::robust::{Factor, Index, Indices, factors};

use super::{Screen, drawn, focus, name_of};
use crate::chart::Words;
use crate::chart::format::Format;
use crate::chart::scene::Role;
use crate::chart::spec::{IntervalRow, Intervals};
use crate::state::AppState;
use crate::text::certainty::{finding, page as words};
use crate::text::number::fixed;
use crate::view::part::focus_picker::FocusPicker;
use crate::view::part::plot::Plot;

#[component]
pub fn SensitivityCard() -> impl IntoView {
    let state = AppState::expect();
    let screen = expect_context::<Screen>();
    let certain = screen.certain;
    let lang = state.lang.get_untracked();
    let text = words::certainty(lang);
    let open = Memo::new(move |_| {
        let drawn = drawn(screen)?;
        Some(factors(&drawn.asked.opened.dataset.framework, &drawn.asked.scenario))
    });
    let is_shared_out = move || open.with(|open| open.as_ref().is_some_and(|open| open.len() > 1));
    let has_indices = move || certain.indices.with(Option::is_some);
    let of = move |which: usize| certain.indices.with(|indices| indices.as_ref().and_then(|both| both[which].clone()));
    let has_own = move || of(1).is_some();
    let own_title = move || {
        let name = drawn(screen).zip(focus(state)).map(|(drawn, entity)| name_of(state, &drawn, entity));
        finding::sobol_of(lang, &name.unwrap_or_default())
    };
    let picture = move |title: String, which: usize| {
        open.with(|open| chart(lang, title, open.as_deref().unwrap_or_default(), of(which).as_ref()))
    };
    view! {
        <section class="card" aria-labelledby="certainty-sobol">
            <div class="card-head">
                <h2 id="certainty-sobol">{text.sobol}</h2>
                <FocusPicker id="certainty-focus" label=text.sobol_about />
            </div>
            <Show when=is_shared_out fallback=move || view! { <p class="muted">{text.sobol_one}</p> }>
                <Show when=has_indices fallback=move || view! { <p class="muted">{text.yet_to_come}</p> }>
                    <div class="columns">
                        <Plot chart=move || picture(text.sobol_shift.into(), 0) />
                        <Show when=has_own fallback=move || view! { <p class="muted">{own_title()} " " {text.sobol_steady}</p> }>
                            <Plot chart=move || picture(own_title(), 1) />
                        </Show>
                    </div>
                    <p class="small muted">{text.sobol_note}</p>
                </Show>
            </Show>
        </section>
    }
}

/// Two rows a factor: its total, then what it does alone.
fn chart(lang: crate::prefs::Lang, title: String, open: &[Factor], indices: Option<&Indices>) -> Intervals {
    let text = words::certainty(lang);
    let mut chart = Intervals {
        words: Words { title, category: text.factor.into(), value: text.index.into(), ..Words::default() },
        columns: [text.index, text.from, text.to].map(String::from),
        rows: Vec::new(),
        domain: (0.0, 1.0),
        format: Format::new(|value| fixed(value, 2)),
    };
    let Some(indices) = indices else { return chart };
    let row = |name: &str, kind: &str, index: &Index, role: Role| IntervalRow {
        name: format!("{name} · {kind}"),
        now: Some(index.value),
        ends: Some(index.interval),
        role,
    };
    let mut all: Vec<(&Factor, &Index, &Index)> = open
        .iter()
        .zip(indices.total.iter().zip(&indices.first))
        .map(|(factor, (total, first))| (factor, total, first))
        .collect();
    all.sort_by(|a, b| b.1.value.total_cmp(&a.1.value));
    if let Some((factor, total, _)) = all.first() {
        chart.words.finding = finding::sobol_finding(lang, words::factor(lang, factor), total.value);
    }
    for (factor, total, first) in all {
        let name = words::factor(lang, factor);
        chart.rows.push(row(name, text.total, total, Role::Accent));
        chart.rows.push(row(name, text.alone, first, Role::Series(2)));
    }
    let ends = || chart.rows.iter().flat_map(|row| row.ends.into_iter().flatten().chain(row.now));
    let (low, high) = (ends().fold(0.0, f64::min), ends().fold(1.0, f64::max));
    chart.domain = (low, high);
    chart
}

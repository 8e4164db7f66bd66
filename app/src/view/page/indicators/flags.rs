//! Pairs beyond the thresholds: said twice, or working against each other.

use leptos::prelude::*;
use scoring::multivariate::{Concern, Flag, Relation, Thresholds, flag_pairs};

use super::Study;
use crate::state::AppState;
use crate::text::indicators as words;
use crate::text::number::fixed;
use crate::view::part::figures::{Figure, Figures};

/// One line of the table.
#[derive(Clone, PartialEq)]
struct Row {
    flag: Flag,
    first: String,
    second: String,
}

#[component]
pub fn FlagsCard() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::indicators(lang);
    let study = expect_context::<Study>();
    let rows = Memo::new(move |_| rows(study, state));
    let finding = move || {
        rows.with(|rows| {
            let count = |is: &dyn Fn(&Flag) -> bool| rows.iter().filter(|row| is(&row.flag)).count();
            let redundant = |flag: &Flag| flag.concern == Concern::Redundant;
            let across = count(&|flag| redundant(flag) && flag.relation == Relation::AcrossPillars);
            let inside = count(&redundant) - across;
            words::flags_finding(lang, inside, across, rows.len() - inside - across)
        })
    };
    let line = move |row: Row| {
        let (a, b) = (row.flag.pair[0], row.flag.pair[1]);
        let name = words::look_at(lang, &row.first, &row.second);
        let act = Callback::new(move |()| study.pair.set(Some((a, b))));
        vec![
            Figure::Text(row.first),
            Figure::Text(row.second),
            Figure::Text(fixed(row.flag.correlation, 2)),
            Figure::Text(words::relation(lang, row.flag.relation).into()),
            Figure::Text(words::concern(lang, row.flag.concern).into()),
            Figure::Button { text: text.look, name, is_disabled: false, act },
        ]
    };
    let head = vec![
        (text.first, false),
        (text.second, false),
        (text.correlation, true),
        (text.where_, false),
        (text.concern, false),
        (text.scatter, false),
    ];
    view! {
        <section class="card" aria-labelledby="indicators-flags">
            <h2 id="indicators-flags">{text.flags}</h2>
            <div class="row">
                <Threshold
                    id="redundant-from"
                    label=text.redundant_from
                    wrong=text.bad_redundant
                    range=(0.0, 1.0)
                    read=|thresholds| thresholds.redundant
                    write=|thresholds, value| thresholds.redundant = value
                />
                <Threshold
                    id="opposed-from"
                    label=text.opposed_from
                    wrong=text.bad_opposed
                    range=(-1.0, 0.0)
                    read=|thresholds| thresholds.opposed
                    write=|thresholds, value| thresholds.opposed = value
                />
            </div>
            <p class="finding" role="status">{finding}</p>
            <Show
                when=move || rows.with(|rows| !rows.is_empty())
                fallback=move || view! { <p class="empty">{text.no_flags}</p> }
            >
                <Figures
                    label=text.flags
                    head=head.clone()
                    rows=Signal::derive(move || rows.get().into_iter().map(line).collect())
                    is_tall=true
                />
            </Show>
        </section>
    }
}

/// A number field; what cannot be used is told and changes nothing.
#[component]
fn Threshold(
    id: &'static str,
    label: &'static str,
    wrong: &'static str,
    range: (f64, f64),
    read: fn(&Thresholds) -> f64,
    write: fn(&mut Thresholds, f64),
) -> impl IntoView {
    let study = expect_context::<Study>();
    let is_wrong = RwSignal::new(false);
    let take = move |event| {
        let value = event_target_value(&event).trim().parse::<f64>().ok();
        let value = value.filter(|value| (range.0..=range.1).contains(value));
        is_wrong.set(value.is_none());
        if let Some(value) = value {
            study.thresholds.update(|thresholds| write(thresholds, value));
        }
    };
    let message = format!("{id}-message");
    view! {
        <div class="stack">
            <label class="field">
                {label}
                <input
                    class="input"
                    type="number"
                    min=range.0.to_string()
                    max=range.1.to_string()
                    step="any"
                    value=study.thresholds.with_untracked(read).to_string()
                    aria-invalid=move || is_wrong.get().to_string()
                    aria-describedby=message.clone()
                    on:change=take
                />
            </label>
            <p class="small field-error" id=message.clone()>{move || is_wrong.get().then_some(wrong)}</p>
        </div>
    }
}

fn rows(study: Study, state: AppState) -> Vec<Row> {
    let (lang, thresholds) = (state.lang.get(), study.thresholds.get());
    study.correlations.done.with(|done| {
        let Some(done) = done else { return Vec::new() };
        let (basis, matrix) = (&done.0, &done.1);
        let row = |flag: Flag| {
            let [first, second] = flag.pair.map(|at| basis.name(lang, at));
            Row { flag, first, second }
        };
        flag_pairs(basis.framework(), &basis.leaves, matrix, thresholds).into_iter().map(row).collect()
    })
}

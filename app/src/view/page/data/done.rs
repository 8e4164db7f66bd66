//! What was done to the data before scores: fillings, divisions, outliers, clamped and constant values, each with its cell.

use leptos::prelude::*;
use scoring::normalise::Note;

use super::change_table::{Line, change_table};
use super::show_all::ShowAll;
use crate::prefs::Lang;
use crate::state::AppState;
use crate::text::{data as words, method, problem};

const N_FIRST: usize = 10;
/// Shown at most; the rest is counted.
const N_MOST: usize = 1000;

#[component]
pub fn Done() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::data(lang);
    let is_whole = RwSignal::new(false);
    let n = Memo::new(move |_| {
        state.derived.prepared.with(|prepared| match prepared {
            Some(Ok(prepared)) => prepared.treated.log.len() + prepared.normalised.notes.len(),
            _ => 0,
        })
    });
    let content = move || {
        let n_shown = if is_whole.get() { N_MOST } else { N_FIRST };
        Some(match state.derived.prepared.get()? {
            Ok(_) if n.get() == 0 => view! { <p>{text.nothing_done}</p> }.into_any(),
            Ok(prepared) => {
                let treated = prepared.treated.log.iter().map(|treatment| Line::of(lang, treatment));
                let noted = prepared.normalised.notes.iter().map(|note| note_line(lang, note));
                let lines = treated.chain(noted).take(n_shown);
                change_table(lang, &prepared.opened.dataset, "done-title", lines)
            }
            Err(error) => view! { <p>{problem::evaluate_error(lang, &error)}</p> }.into_any(),
        })
    };
    view! {
        <section class="card" aria-labelledby="done-title">
            <div class="card-head">
                <h2 id="done-title">{text.done}</h2>
                <span class="muted small">{move || words::items(lang, n.get())}</span>
            </div>
            <p class="small muted">{text.done_hint}</p>
            {content}
            <ShowAll is_whole n=n.into() n_first=N_FIRST n_most=N_MOST />
        </section>
    }
}

fn note_line(lang: Lang, note: &Note) -> Line {
    let whole =
        |column: usize, what: String| Line { entity: None, column: Some(column), what, before: None, after: None };
    let cell = |column: usize, entity: usize, x: f64, what: &str| Line {
        entity: Some(entity),
        column: Some(column),
        what: what.to_string(),
        before: Some(x),
        after: None,
    };
    match note {
        Note::Constant { column, value } => whole(*column, words::constant(lang, *value)),
        Note::Clamped { column, entity, x } => cell(*column, *entity, *x, words::clamped(lang)),
        Note::Undefined { column, entity, x } => cell(*column, *entity, *x, words::undefined(lang)),
        Note::MeanAsBase { column, base } => whole(*column, words::mean_as_base(lang, *base)),
        Note::FilledFromRow { column, entity, value } => Line {
            entity: Some(*entity),
            column: Some(*column),
            what: method::filled_from_row(lang).to_string(),
            before: None,
            after: Some(*value),
        },
    }
}

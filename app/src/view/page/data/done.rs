//! What was done to the data before scores: fillings, divisions, outliers, clamped and constant values, each with its cell.

use leptos::prelude::*;
use scoring::model::Dataset;
use scoring::normalise::Note;
use scoring::treat::Treatment;

use super::show_all::ShowAll;
use crate::prefs::Lang;
use crate::state::{AppState, Prepared};
use crate::text::number::plain_or_missing;
use crate::text::{self, data as words, method, problem};

const N_FIRST: usize = 10;
/// Shown at most; the rest is counted.
const N_MOST: usize = 1000;

/// One row of the table, in words.
struct Line {
    entity: Option<usize>,
    column: Option<usize>,
    what: String,
    before: Option<f64>,
    after: Option<f64>,
}

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
            Ok(prepared) => table(lang, &prepared, n_shown).into_any(),
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

fn table(lang: Lang, prepared: &Prepared, n_shown: usize) -> impl IntoView + use<> {
    let text = words::data(lang);
    let dataset = &prepared.opened.dataset;
    let treated = prepared.treated.log.iter().map(|treatment| treatment_line(lang, treatment));
    let noted = prepared.normalised.notes.iter().map(|note| note_line(lang, note));
    let rows = treated.chain(noted).take(n_shown).map(|line| {
        view! {
            <tr>
                <th scope="row">{entity_name(lang, dataset, line.entity)}</th>
                <td>{indicator_name(lang, dataset, line.column)}</td>
                <td>{line.what}</td>
                <td class="number">{plain_or_missing(line.before)}</td>
                <td class="number">{plain_or_missing(line.after)}</td>
            </tr>
        }
    });
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-labelledby="done-title">
            <table>
                <thead>
                    <tr>
                        <th scope="col">{text.entity}</th>
                        <th scope="col">{text.indicator}</th>
                        <th scope="col">{text.action}</th>
                        <th scope="col" class="number">{text.before}</th>
                        <th scope="col" class="number">{text.after}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

fn treatment_line(lang: Lang, treatment: &Treatment) -> Line {
    Line {
        entity: treatment.entity,
        column: treatment.column,
        what: method::action(lang, &treatment.what),
        before: treatment.before,
        after: treatment.after,
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

pub fn entity_name(lang: Lang, dataset: &Dataset, entity: Option<usize>) -> String {
    let found = entity.and_then(|entity| dataset.entities.get(entity));
    found.map_or_else(|| words::data(lang).every_entity.into(), |entity| text::name(lang, &entity.name).into())
}

pub fn indicator_name(lang: Lang, dataset: &Dataset, column: Option<usize>) -> String {
    let framework = &dataset.framework;
    let Some(leaf) = column.and_then(|column| framework.leaves().get(column)) else {
        return words::data(lang).every_indicator.into();
    };
    let unit = column.and_then(|column| framework.indicator(column)).map(|one| one.unit.as_str());
    words::with_unit(lang, text::name(lang, &framework.node(*leaf).name), unit.unwrap_or_default())
}

//! A table of what was changed: whose figure, which, what was done, before and after.

use leptos::prelude::*;
use scoring::model::Dataset;
use scoring::treat::Treatment;

use crate::prefs::Lang;
use crate::text::number::plain_or_missing;
use crate::text::{self, data as words, method};
use crate::view::part::heads::heads;

/// One row of the table, in words.
pub struct Line {
    pub entity: Option<usize>,
    pub column: Option<usize>,
    pub what: String,
    pub before: Option<f64>,
    pub after: Option<f64>,
}

impl Line {
    pub fn of(lang: Lang, treatment: &Treatment) -> Self {
        Self {
            entity: treatment.entity,
            column: treatment.column,
            what: method::action(lang, &treatment.what),
            before: treatment.before,
            after: treatment.after,
        }
    }
}

/// `titled_by` is the id of the heading that names it.
pub fn change_table(
    lang: Lang,
    dataset: &Dataset,
    titled_by: &'static str,
    lines: impl Iterator<Item = Line>,
) -> AnyView {
    let text = words::data(lang);
    let rows: Vec<_> = lines
        .map(|line| {
            view! {
                <tr>
                    <th scope="row">{entity_name(lang, dataset, line.entity)}</th>
                    <td>{indicator_name(lang, dataset, line.column)}</td>
                    <td>{line.what}</td>
                    <td class="number">{plain_or_missing(line.before)}</td>
                    <td class="number">{plain_or_missing(line.after)}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-labelledby=titled_by>
            <table>
                {heads(&[
                    (text.entity, false),
                    (text.indicator, false),
                    (text.action, false),
                    (text.before, true),
                    (text.after, true),
                ])}
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn entity_name(lang: Lang, dataset: &Dataset, entity: Option<usize>) -> String {
    let found = entity.and_then(|entity| dataset.entities.get(entity));
    found.map_or_else(|| words::data(lang).every_entity.into(), |entity| text::name(lang, &entity.name).into())
}

fn indicator_name(lang: Lang, dataset: &Dataset, column: Option<usize>) -> String {
    let framework = &dataset.framework;
    let Some(leaf) = column.and_then(|column| framework.leaves().get(column)) else {
        return words::data(lang).every_indicator.into();
    };
    let unit = column.and_then(|column| framework.indicator(column)).map(|one| one.unit.as_str());
    words::with_unit(lang, text::name(lang, &framework.node(*leaf).name), unit.unwrap_or_default())
}

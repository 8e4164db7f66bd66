//! Changes one figure of the period on screen by hand; the value in the data is kept with it.

use leptos::prelude::*;
use scoring::model::{Dataset, Panel};
use scoring::scenario::{Repair, RepairKind};

use super::panel_of;
use crate::browser::page;
use crate::state::{AppState, Opened, Shared};
use crate::text::number::{MISSING, exact};
use crate::text::{self, data, repair as words};
use crate::view::part::choice::{Choice, Group};
use crate::view::part::entity_picker::EntityPicker;

/// Which figure is to be changed.
#[derive(Clone, Copy)]
pub struct Aim {
    pub entity: RwSignal<Option<usize>>,
    pub column: RwSignal<usize>,
}

impl Aim {
    pub fn new() -> Self {
        Self { entity: RwSignal::new(None), column: RwSignal::new(0) }
    }

    /// Takes a figure to be changed and brings the form in sight.
    pub fn take(self, entity: usize, column: usize) {
        self.entity.set(Some(entity));
        self.column.set(column);
        request_animation_frame(|| {
            page::reveal("edit-title");
            page::focus("#edit-value");
        });
    }
}

/// Why nothing was changed.
#[derive(Clone, Copy, PartialEq)]
enum Fault {
    NoEntity,
    NotANumber,
}

#[component]
pub fn EditCard(opened: Shared<Opened>, period: Memo<Option<String>>, aim: Aim) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::words(lang);
    let opened = StoredValue::new(opened);
    let (value, note) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let fault = RwSignal::new(None::<Fault>);
    let name = move || {
        let entity = aim.entity.get();
        opened.with_value(|opened| {
            let entity = entity.and_then(|entity| opened.dataset.entities.get(entity));
            entity.map(|entity| text::name(lang, &entity.name).to_string()).unwrap_or_default()
        })
    };
    let options = opened.with_value(|opened| {
        let framework = &opened.dataset.framework;
        let option = |(column, &leaf): (usize, &scoring::model::NodeId)| {
            let unit = framework.indicator(column).map_or("", |indicator| indicator.unit.as_str());
            (column.to_string(), data::with_unit(lang, text::name(lang, &framework.node(leaf).name), unit))
        };
        Group::plain(framework.leaves().iter().enumerate().map(option).collect())
    });
    let choose = Callback::new(move |key: String| {
        if let Ok(column) = key.parse() {
            aim.column.set(column);
        }
    });
    let now = move || {
        let (entity, column) = (aim.entity.get()?, aim.column.get());
        let repaired = state.derived.repaired.get()?;
        let panel = panel_of(&repaired.dataset, period.get())?;
        let year = if panel.period.0.is_empty() { String::new() } else { format!(" ({})", panel.period.0) };
        let figure = panel.columns.get(column)?.get(entity).map_or_else(|| MISSING.to_string(), exact);
        Some(format!("{figure}{year}"))
    };
    let change = move |new: Option<f64>| {
        let made = opened.with_value(|opened| {
            let panel = panel_of(&opened.dataset, period.get_untracked())?;
            repair(&opened.dataset, panel, (aim.entity.get_untracked()?, aim.column.get_untracked()), new)
        });
        let Some(made) = made else { return fault.set(Some(Fault::NoEntity)) };
        state.repair(Repair { note: note.get_untracked().trim().to_string(), ..made });
        fault.set(None);
        value.set(String::new());
        note.set(String::new());
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match number(&value.get_untracked()) {
            Some(new) => change(Some(new)),
            None => fault.set(Some(Fault::NotANumber)),
        }
    };
    let told = move || {
        fault.get().map(|fault| match fault {
            Fault::NoEntity => text.no_entity,
            Fault::NotANumber => text.not_a_number,
        })
    };
    view! {
        <section class="card" data-edits="" aria-labelledby="edit-title">
            <h2 id="edit-title">{text.edit}</h2>
            <p class="small muted">{text.edit_hint}</p>
            <form class="row" on:submit=submit>
                <EntityPicker
                    id="edit-entity"
                    label=text.entity
                    shown=Signal::derive(name)
                    excluded=Signal::stored(Vec::new())
                    on_pick=move |entity| aim.entity.set(Some(entity))
                />
                <Choice
                    label=text.indicator
                    groups=Signal::stored(options)
                    now=Signal::derive(move || aim.column.get().to_string())
                    choose
                />
                <p class="field" role="status"><span>{text.now}</span> <strong>{move || now().unwrap_or_else(|| MISSING.to_string())}</strong></p>
                <label class="field" for="edit-value">
                    <span>{text.value}</span>
                    <input
                        id="edit-value"
                        class="input"
                        type="text"
                        inputmode="decimal"
                        size="12"
                        maxlength="40"
                        aria-invalid=move || (fault.get() == Some(Fault::NotANumber)).then_some("true")
                        aria-describedby="edit-fault"
                        prop:value=value
                        on:input=move |event| value.set(event_target_value(&event))
                    />
                </label>
                <label class="field">
                    <span>{text.note}</span>
                    <input
                        class="input"
                        type="text"
                        maxlength="120"
                        prop:value=note
                        on:input=move |event| note.set(event_target_value(&event))
                    />
                </label>
                <button type="submit" class="button primary">{text.set}</button>
                <button type="button" class="button" on:click=move |_| change(None)>{text.set_missing}</button>
            </form>
            <p id="edit-fault" class="answer wrong small" role="alert">{told}</p>
        </section>
    }
}

/// The correction of a figure by its ids; `None` where there is no such figure.
fn repair(dataset: &Dataset, panel: &Panel, cell: (usize, usize), new: Option<f64>) -> Option<Repair> {
    let (entity, column) = cell;
    let leaf = dataset.framework.leaves().get(column)?;
    Some(Repair {
        entity: dataset.entities.get(entity)?.id.clone(),
        indicator: dataset.framework.node(*leaf).code.clone(),
        period: panel.period.0.clone(),
        old: panel.columns.get(column)?.get(entity),
        new,
        why: RepairKind::ByHand,
        note: String::new(),
    })
}

/// A finite number, with commas between its thousands if need be.
fn number(text: &str) -> Option<f64> {
    let plain: String = text.trim().chars().filter(|c| !matches!(c, ',' | '，')).collect();
    plain.parse().ok().filter(|number: &f64| number.is_finite())
}

#[cfg(test)]
mod tests {
    use scoring::intake::{Input, Utf8Only};
    use scoring::validate::load;

    use super::*;

    #[test]
    fn only_finite_numbers_are_figures() {
        assert_eq!(number(" 1,234.5 "), Some(1234.5));
        assert_eq!(number("-3e2"), Some(-300.0));
        for text in ["", "abc", "inf", "NaN", "1e999"] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn a_figure_is_corrected_by_ids_and_keeps_what_it_was() {
        let table = "id,name,year,x\na,A,2023,1\na,A,2024,\nb,B,2024,3\n";
        let dataset = load(vec![Input::new("t.csv", table)], &Utf8Only).expect("a table").dataset;
        let panel = dataset.latest().expect("a year");
        let made = repair(&dataset, panel, (0, 0), Some(2.0)).expect("a figure");
        assert_eq!((made.entity.as_str(), made.indicator.as_str(), made.period.as_str()), ("a", "x", "2024"));
        assert_eq!((made.old, made.new), (None, Some(2.0)));
        assert_eq!(repair(&dataset, panel, (9, 0), None), None);
    }
}

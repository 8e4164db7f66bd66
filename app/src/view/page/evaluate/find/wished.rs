//! What a person wishes: an influence for each within bounds, or an order of parks.

use leptos::prelude::*;

use super::Finding;
use super::draft::Draft;
use super::facts::named_members;
use super::order_list::OrderList;
use crate::state::AppState;
use crate::text::number::plain;
use crate::text::{self, weigh as words};
use crate::view::part::entity_picker::EntityPicker;
use crate::view::part::icon::{self, Icon};

/// The optimisation's aim, and for each member its wanted influence and bounds.
#[component]
pub fn AimEditor() -> impl IntoView {
    let state = AppState::expect();
    let text = words::weigh(state.lang.get_untracked());
    let finding = Finding::expect();
    let draft = finding.draft;
    let members = StoredValue::new(draft.with_untracked(|draft| named_members(state, &draft.target)));
    let has_target = Memo::new(move |_| draft.with(|draft| !draft.way.target.is_empty()));
    let aim = move |at_importance: bool| {
        finding.edit(|draft| {
            draft.way.target.clear();
            if at_importance {
                // Equal influence to begin with; the table below shows it.
                draft.way.target = members.with_value(|all| all.iter().map(|(code, _)| (code.clone(), 1.0)).collect());
            }
        });
    };
    let can_aim = members.with_value(|members| !members.is_empty());
    view! {
        <fieldset class="judgements">
            <legend>{text.aim}</legend>
            <div class="row">
                {[false, true]
                    .into_iter()
                    .filter(|at_importance| can_aim || !at_importance)
                    .map(|at_importance| view! {
                        <label class="choice">
                            <input
                                type="radio"
                                name="weigh-aim"
                                prop:checked=move || has_target.get() == at_importance
                                on:change=move |_| aim(at_importance)
                            />
                            {if at_importance { text.aim_importance } else { text.aim_information }}
                        </label>
                    })
                    .collect_view()}
            </div>
            {can_aim.then(|| view! { <BoundsTable members has_target /> })}
        </fieldset>
    }
}

#[component]
fn BoundsTable(members: StoredValue<Vec<(String, String)>>, has_target: Memo<bool>) -> impl IntoView {
    let text = words::weigh(AppState::expect().lang.get_untracked());
    let head = move || has_target.get().then(|| view! { <th scope="col" class="number">{text.importance}</th> });
    let row = move |(code, name): (String, String)| {
        let header = name.clone();
        let cell = {
            let (code, name) = (code.clone(), name.clone());
            move || {
                let (code, name) = (code.clone(), name.clone());
                has_target.get().then(move || view! {
                    <td class="number"><Number code name what=text.importance read=importance write=set_importance /></td>
                })
            }
        };
        view! {
            <tr>
                <th scope="row">{header}</th>
                {cell}
                <td class="number">
                    <Number code=code.clone() name=name.clone() what=text.least read=least write=set_least />
                </td>
                <td class="number"><Number code name what=text.largest read=largest write=set_largest /></td>
            </tr>
        }
    };
    view! {
        <div class="table-scroll tall" tabindex="0" role="group" aria-label=text.bounds>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{text.weight}</th>
                        {head}
                        <th scope="col" class="number">{text.least}</th>
                        <th scope="col" class="number">{text.largest}</th>
                    </tr>
                </thead>
                <tbody>{members.get_value().into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

/// A number about one member.
#[component]
fn Number(
    code: String,
    name: String,
    what: &'static str,
    read: fn(&Draft, &str) -> f64,
    write: fn(&mut Draft, &str, f64),
) -> impl IntoView {
    let finding = Finding::expect();
    let code = StoredValue::new(code);
    let typed = move |event| {
        let value = event_target_value(&event).trim().parse::<f64>().ok().filter(|value| (0.0..=1e6).contains(value));
        if let Some(value) = value {
            code.with_value(|code| finding.edit(|draft| write(draft, code, value)));
        }
    };
    view! {
        <input
            class="input"
            type="number"
            min="0"
            aria-label=words::of(&name, what)
            prop:value=move || finding.draft.with(|draft| code.with_value(|code| plain(read(draft, code))))
            on:change=typed
        />
    }
}

fn importance(draft: &Draft, code: &str) -> f64 {
    draft.way.target.get(code).copied().unwrap_or(0.0)
}

fn set_importance(draft: &mut Draft, code: &str, value: f64) {
    draft.way.target.insert(code.into(), value);
}

fn bound(draft: &Draft, code: &str) -> [f64; 2] {
    draft.way.bounds.get(code).copied().unwrap_or([0.0, 1.0])
}

fn set_bound(draft: &mut Draft, code: &str, bound: [f64; 2]) {
    if bound == [0.0, 1.0] {
        draft.way.bounds.remove(code);
    } else {
        draft.way.bounds.insert(code.into(), bound);
    }
}

fn least(draft: &Draft, code: &str) -> f64 {
    bound(draft, code)[0] * 100.0
}

fn largest(draft: &Draft, code: &str) -> f64 {
    bound(draft, code)[1] * 100.0
}

fn set_least(draft: &mut Draft, code: &str, percent: f64) {
    let [_, hi] = bound(draft, code);
    set_bound(draft, code, [percent / 100.0, hi]);
}

fn set_largest(draft: &mut Draft, code: &str, percent: f64) {
    let [lo, _] = bound(draft, code);
    set_bound(draft, code, [lo, percent / 100.0]);
}

/// Parks in the order that is wanted.
#[component]
pub fn OrderEditor() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::weigh(lang);
    let finding = Finding::expect();
    let draft = finding.draft;
    let entries = Memo::new(move |_| {
        let order = draft.with(|draft| draft.way.order.clone());
        state.opened.with(|opened| {
            let Some(opened) = opened else { return Vec::new() };
            let dataset = &opened.dataset;
            let named = |id: String| {
                let entity = dataset.find(&id).and_then(|at| dataset.entities.get(at));
                let name = entity.map_or_else(|| id.clone(), |one| text::name(lang, &one.name).to_string());
                (id, name)
            };
            order.into_iter().map(named).collect::<Vec<_>>()
        })
    });
    let listed = Memo::new(move |_| {
        let order = draft.with(|draft| draft.way.order.clone());
        state.opened.with(|opened| {
            let Some(opened) = opened else { return Vec::new() };
            order.iter().filter_map(|id| opened.dataset.find(id)).collect::<Vec<_>>()
        })
    });
    let add = move |entity: usize| {
        let id = state
            .opened
            .with_untracked(|opened| opened.as_ref()?.dataset.entities.get(entity).map(|entity| entity.id.clone()));
        if let Some(id) = id {
            finding.edit(|draft| draft.way.order.push(id));
        }
    };
    let margin_typed = move |event| {
        let value = event_target_value(&event).trim().parse::<f64>().ok().filter(|value| (0.0..=1e6).contains(value));
        if let Some(value) = value {
            finding.edit(|draft| draft.way.margin = value);
        }
    };
    let remove_button = move |id: String| {
        let name = entries.with_untracked(|entries| {
            entries.iter().find(|(one, _)| *one == id).map(|(_, name)| name.clone()).unwrap_or_default()
        });
        view! {
            <button
                type="button"
                class="button quiet icon"
                aria-label=words::remove(lang, &name)
                on:click=move |_| finding.edit(|draft| draft.way.order.retain(|one| *one != id))
            >
                <Icon path=icon::CLOSE />
            </button>
        }
        .into_any()
    };
    view! {
        <fieldset class="judgements">
            <legend>{text.order}</legend>
            <p class="small muted">{text.order_hint}</p>
            <OrderList
                id="wished"
                label=text.order
                entries
                on_move=move |from, to| finding.edit(|draft| draft.reorder(from, to))
                extra=remove_button
            />
            <div class="row">
                <EntityPicker
                    id="wished-park"
                    label=text.add_park
                    shown=Signal::stored(String::new())
                    excluded=listed
                    on_pick=add
                />
                <label class="field">
                    {text.margin}
                    <input
                        class="input"
                        type="number"
                        min="0"
                        step="0.1"
                        prop:value=move || draft.with(|draft| plain(draft.way.margin))
                        on:change=margin_typed
                    />
                </label>
            </div>
        </fieldset>
    }
}

//! What each column of a plain table is taken for: looked at, corrected, and read again by it.

use leptos::prelude::*;
use scoring::model::Problem;
use scoring::validate::{Basis, ColumnUse, Proposal, Role};

use super::show_all::ShowAll;
use super::stacked::open_stacks;
use crate::browser::page;
use crate::prefs::Lang;
use crate::state::{Account, AppState, FilesOf, Opened, Shared};
use crate::text::columns::{self as words, ROLES};
use crate::text::problem;

/// Columns of the form at first, and at most: wider tables have more of the same.
const N_FIRST: usize = 40;
const N_MOST: usize = 400;
/// Rows of the table that are shown beside each column.
const N_SAMPLE: usize = 3;
/// Units that an office writes; any other may be typed.
const UNITS: [&str; 16] = [
    "元",
    "千元",
    "万元",
    "亿元",
    "亩",
    "公顷",
    "平方公里",
    "平方米",
    "万元/亩",
    "%",
    "千瓦时",
    "万千瓦时",
    "吨标煤",
    "人",
    "家",
    "件",
];
const PILLARS: [&str; 5] = ["产业", "经济效益", "创新", "土地与能耗", "集约效益"];

/// A table whose columns were guessed: looked at before anything changes. Focus goes there.
#[component]
pub fn AskedColumns() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    Effect::new(move || {
        if state.asked.with(Option::is_some) {
            request_animation_frame(|| {
                page::scroll_to_top();
                page::focus("#asked");
            });
        }
    });
    let leave = Callback::new(move |()| {
        state.leave_asked();
        page::focus("main h1");
    });
    move || {
        let asked = state.asked.get()?;
        let account = Account::open(&asked.account)?;
        // One question after the other: which tables become one, then what its columns are.
        let proposal = account.columns.filter(|_| open_stacks(account.stacks).is_empty())?;
        Some(view! {
            <section id="asked" class="card" tabindex="-1" aria-labelledby="asked-title">
                <h2 id="asked-title">{words::look_first(lang, &asked.name)}</h2>
                <p>{words::words(lang).asked}</p>
                <ColumnsForm proposal from=FilesOf::Asked leave />
            </section>
        })
    }
}

/// The columns of what was refused, which may be why.
#[component]
pub fn RefusedColumns() -> impl IntoView {
    let state = AppState::expect();
    let text = words::words(state.lang.get_untracked());
    move || {
        let refused = state.refused.get().filter(|_| state.has_files(FilesOf::Asked))?;
        let proposal = Account::open(&refused.account)?.columns?;
        Some(view! {
            <section class="card" aria-labelledby="refused-columns">
                <h2 id="refused-columns">{text.title}</h2>
                <p>{text.refused}</p>
                <ColumnsForm proposal from=FilesOf::Asked />
            </section>
        })
    }
}

/// The columns of what is on screen, with the way to change them.
#[component]
pub fn ColumnsCard(opened: Shared<Opened>) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::words(lang);
    let proposal = Account::open(&opened.account)?.columns.filter(|_| state.has_files(FilesOf::Shown))?;
    let is_open = RwSignal::new(false);
    let sentence = words::basis(lang, proposal.basis, proposal.mapping.columns.len());
    let proposal = StoredValue::new(proposal);
    Some(view! {
        <section class="card" data-edits="" aria-labelledby="columns-title">
            <div class="card-head">
                <h2 id="columns-title">{text.title}</h2>
                <button
                    type="button"
                    class="button"
                    aria-expanded=move || is_open.get().to_string()
                    on:click=move |_| is_open.update(|is| *is = !*is)
                >
                    {move || if is_open.get() { text.hide } else { text.change }}
                </button>
            </div>
            <p>{sentence}</p>
            <Show when=move || is_open.get()>
                <ColumnsForm proposal=proposal.get_value() from=FilesOf::Shown />
            </Show>
        </section>
    })
}

#[component]
fn ColumnsForm(proposal: Proposal, from: FilesOf, #[prop(optional)] leave: Option<Callback<()>>) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::words(lang);
    let n = proposal.mapping.columns.len();
    let is_decided = proposal.basis == Basis::Decided;
    let draft = RwSignal::new(proposal);
    let faults = Memo::new(move |_| draft.with(Proposal::faults));
    let is_whole = RwSignal::new(false);
    let rows = move || {
        let n_shown = if is_whole.get() { N_MOST } else { N_FIRST };
        (0..n.min(n_shown)).map(|at| view! { <Row at draft /> }).collect_view()
    };
    let read = move |_| {
        if faults.with_untracked(|faults| !faults.is_empty()) {
            page::focus("#column-faults");
            return;
        }
        let Proposal { key, mapping, .. } = draft.get_untracked();
        state.decide_columns(from, |choices| drop(choices.mappings.insert(key, mapping)));
    };
    let forget = move |_| {
        let key = draft.with_untracked(|draft| draft.key.clone());
        state.decide_columns(from, |choices| drop(choices.mappings.remove(&key)));
    };
    let samples = (0..N_SAMPLE).map(|at| view! { <th scope="col">{format!("{} {}", text.row, at + 1)}</th> });
    view! {
        <p class="small muted">{text.hint}</p>
        <div class="table-scroll tall" tabindex="0" role="group" aria-label=text.title>
            <table class="mapping">
                <thead>
                    <tr>
                        <th scope="col">{text.column}</th>
                        <th scope="col">{text.role}</th>
                        <th scope="col">{text.unit}</th>
                        <th scope="col">{text.pillar}</th>
                        {samples.collect_view()}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <ShowAll is_whole n=Signal::stored(n) n_first=N_FIRST n_most=N_MOST />
        <datalist id="column-units">{UNITS.map(|unit| view! { <option value=unit></option> }).collect_view()}</datalist>
        <datalist id="column-pillars">
            {PILLARS.map(|pillar| view! { <option value=pillar></option> }).collect_view()}
        </datalist>
        <div id="column-faults" role="status" tabindex="-1">{move || faults.with(|faults| told(lang, faults))}</div>
        <div class="row">
            <button type="button" class="button primary" on:click=read>{text.read}</button>
            {leave.map(|leave| view! {
                <button type="button" class="button" on:click=move |_| leave.run(())>{text.leave}</button>
            })}
            {is_decided.then(|| view! {
                <button type="button" class="button" on:click=forget>{text.forget}</button>
            })}
        </div>
        <p class="small muted">{text.remembered}</p>
    }
}

/// What is in the way, each at its column.
fn told(lang: Lang, faults: &[Problem]) -> AnyView {
    let text = words::words(lang);
    if faults.is_empty() {
        return view! { <p class="small">{text.fits}</p> }.into_any();
    }
    let items = faults.iter().map(|fault| {
        let worded = problem::problem(lang, fault);
        view! {
            <li>
                <strong>{worded.what}</strong> " " <span class="muted small">{worded.place}</span>
                " " <span class="small">{text.hint_word} {worded.hint}</span>
            </li>
        }
    });
    view! {
        <div class="callout danger">
            <p>{words::faults(lang, faults.len())}</p>
            <ul>{items.collect_view()}</ul>
        </div>
    }
    .into_any()
}

/// One column of the table: its header, its first cells, and what it is taken for.
#[component]
fn Row(at: usize, draft: RwSignal<Proposal>) -> impl IntoView {
    let lang = AppState::expect().lang.get_untracked();
    let text = words::words(lang);
    let (used, file, samples) = draft.with_untracked(|draft| {
        let head = draft.heads.get(at);
        let file = head.map(|head| &head.file).filter(|file| **file != draft.file).cloned();
        let samples = draft.rows.iter().take(N_SAMPLE).map(|row| row.get(at).cloned().unwrap_or_default());
        (draft.mapping.columns.get(at).cloned(), file, samples.collect::<Vec<_>>())
    });
    let header = match used.map(|used| used.header) {
        Some(header) if !header.is_empty() => header,
        _ => text.no_header.to_string(),
    };
    let now =
        Memo::new(move |_| draft.with(|draft| draft.mapping.columns.get(at).map_or(Role::Unused, |used| used.role)));
    let is_indicator = move || matches!(now.get(), Role::More | Role::Less);
    let edit = move |edit: &dyn Fn(&mut ColumnUse)| {
        draft.update(|draft| {
            if let Some(used) = draft.mapping.columns.get_mut(at) {
                edit(used);
            }
        });
    };
    let choose = move |event| {
        let chosen = event_target_value(&event).parse().ok().and_then(|at: usize| ROLES.get(at).copied());
        if let Some(role) = chosen {
            edit(&|used| used.role = role);
        }
    };
    let options = ROLES.iter().enumerate().map(|(key, &role)| {
        view! { <option value=key.to_string() selected=move || now.get() == role>{words::role(lang, role)}</option> }
    });
    let field = move |label: String, list: &'static str, of: fn(&mut ColumnUse) -> &mut String| {
        let value = draft.with_untracked(|draft| {
            draft.mapping.columns.get(at).cloned().map(|mut used| std::mem::take(of(&mut used))).unwrap_or_default()
        });
        let set = move |event| {
            let value = event_target_value(&event).trim().to_string();
            edit(&|used| of(used).clone_from(&value));
        };
        view! {
            <input
                type="text"
                class="input"
                size="11"
                maxlength="40"
                list=list
                aria-label=label
                value=value
                disabled=move || !is_indicator()
                // At every key: a message that went away when the field is left would move the button under the pointer.
                on:input=set
            />
        }
    };
    let role_label = words::of(lang, text.role, &header);
    let unit = field(words::of(lang, text.unit, &header), "column-units", |used| &mut used.unit);
    let pillar = field(words::of(lang, text.pillar, &header), "column-pillars", |used| &mut used.pillar);
    view! {
        <tr>
            <th scope="row">{header} {file.map(|file| view! { <small class="muted">{file}</small> })}</th>
            <td>
                <select class="select" aria-label=role_label on:change=choose>{options.collect_view()}</select>
            </td>
            <td>{unit}</td>
            <td>{pillar}</td>
            {samples.into_iter().map(|cell| view! { <td>{cell}</td> }).collect_view()}
        </tr>
    }
}

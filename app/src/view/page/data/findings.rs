//! Every problem found in the data, the gravest first, with place and hint.

use leptos::prelude::*;
use scoring::model::{At, Decision, DecisionKind, Problem, ProblemKind, Severity, Slip};
use scoring::scenario::Repair;

use super::model::{SEVERITIES, counts, gravest_first};
use super::show_all::ShowAll;
use crate::prefs::Lang;
use crate::state::{Account, AppState, FilesOf, Opened, Shared};
use crate::text::number::exact;
use crate::text::{self, data as words, problem, repair};

/// Findings shown before "show all".
const N_FIRST: usize = 12;
/// Findings shown at most: more tell nobody anything and only make the page slow.
const N_MOST: usize = 1000;

#[component]
pub fn Findings(opened: Shared<Opened>, slips: Memo<Vec<Slip>>) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::data(lang);
    if opened.problems.is_empty() {
        return view! {
            <section class="card" aria-labelledby="findings-title">
                <h2 id="findings-title">{text.problems}</h2>
                <p>{text.no_problem}</p>
            </section>
        }
        .into_any();
    }
    // Codes of packages are read as they are; corrections are for plain tables.
    let is_plain = Account::open(&opened.account).is_some_and(|account| account.columns.is_some());
    let can_correct = is_plain && state.has_files(FilesOf::Shown);
    let only = RwSignal::new(None::<Severity>);
    let is_whole = RwSignal::new(false);
    let buttons: Vec<_> = std::iter::once((None, opened.problems.len()))
        .chain(SEVERITIES.map(Some).into_iter().zip(counts(&opened.problems)))
        .filter(|(_, n)| *n > 0)
        .map(|(value, n)| severity_button(lang, only, value, n))
        .collect();
    let listed = {
        let opened = opened.clone();
        Memo::new(move |_| gravest_first(&opened.problems, only.get()))
    };
    let items = move || {
        let n = if is_whole.get() { N_MOST } else { N_FIRST };
        let found = |at: &usize| {
            opened.problems.get(*at).map(|found| item(state, &opened, found, action(state, found, slips, can_correct)))
        };
        listed.with(|listed| listed.iter().take(n).filter_map(found).collect_view())
    };
    view! {
        <section class="card" aria-labelledby="findings-title">
            <div class="card-head">
                <h2 id="findings-title">{text.problems}</h2>
                <div class="row" role="group" aria-label=text.filter>{buttons}</div>
            </div>
            <ul class="finding-list">{items}</ul>
            <ShowAll is_whole n=Signal::derive(move || listed.with(Vec::len)) n_first=N_FIRST n_most=N_MOST />
        </section>
    }
    .into_any()
}

/// Shows only one severity, or all.
fn severity_button(
    lang: Lang,
    only: RwSignal<Option<Severity>>,
    value: Option<Severity>,
    n: usize,
) -> impl IntoView + use<> {
    let label = value.map_or(words::data(lang).all, |severity| problem::severity(lang, severity));
    view! {
        <button
            type="button"
            class="button"
            aria-pressed=move || (only.get() == value).to_string()
            on:click=move |_| only.set(value)
        >
            {format!("{label} {n}")}
        </button>
    }
}

fn item(state: AppState, opened: &Opened, found: &Problem, action: Option<AnyView>) -> impl IntoView + use<> {
    let lang = state.lang.get_untracked();
    let framework = &opened.dataset.framework;
    let name_of = |code: &str| Some(text::name(lang, &framework.node(framework.find(code)?).name).to_string());
    let worded = problem::problem_named(lang, found, name_of);
    // A column is often headed by an indicator's code.
    let column = found.at.column.as_ref();
    let indicator = column.and_then(|column| name_of(column).filter(|name| name != column));
    let tone = match found.severity {
        Severity::Fatal | Severity::Error => "badge danger",
        Severity::Warning => "badge warning",
        Severity::Note => "badge",
    };
    view! {
        <li class="finding-item">
            <span class="row">
                <span class=tone>{problem::severity(lang, found.severity)}</span>
                <strong>{worded.what}</strong>
            </span>
            <span class="muted small">
                {worded.place} {indicator.map(|name| format!(" · {name}"))}
            </span>
            <span class="small">{words::data(lang).hint} {worded.hint}</span>
            {action}
        </li>
    }
}

/// What can be done about a finding in one step; nothing for most.
fn action(state: AppState, found: &Problem, slips: Memo<Vec<Slip>>, can_correct: bool) -> Option<AnyView> {
    let lang = state.lang.get_untracked();
    match &found.kind {
        ProblemKind::UnitSlip { .. } => Some(mend(state, found.at.clone(), slips).into_any()),
        ProblemKind::CreditCode { text, suggestions, .. } if can_correct => {
            let button = |code: &String| {
                let (wrong, right) = (text.clone(), code.clone());
                let correct = move |_| {
                    state.decide(Decision::new(DecisionKind::Code, &*wrong, &*right));
                };
                let label = repair::read_as(lang, code);
                view! { <button type="button" class="button" on:click=correct>{label}</button> }
            };
            Some(view! { <div class="row">{suggestions.iter().map(button).collect_view()}</div> }.into_any())
        }
        ProblemKind::CodeCorrected { from, to } if can_correct => {
            let made = Decision::new(DecisionKind::Code, &**from, &**to);
            let back = move |_| state.undecide(&made);
            let label = repair::words(lang).correct_back;
            Some(view! { <div><button type="button" class="button" on:click=back>{label}</button></div> }.into_any())
        }
        _ => None,
    }
}

/// Mends the slip of a unit that a finding is about, while it is not; figures of enterprises have no such button.
fn mend(state: AppState, at: At, slips: Memo<Vec<Slip>>) -> impl IntoView {
    let text = repair::words(state.lang.get_untracked());
    let slip = Memo::new(move |_| slips.with(|slips| slips.iter().find(|slip| slip.at == at).cloned()));
    let label = move || {
        slip.with(|slip| {
            slip.as_ref().map(|slip| format!("{} {} → {}", text.mend, exact(slip.value), exact(slip.mended())))
        })
    };
    let repair = move |_| {
        if let Some(slip) = slip.get_untracked() {
            state.repair(Repair::from(&slip));
        }
    };
    view! {
        <Show when=move || slip.with(Option::is_some)>
            <div><button type="button" class="button" on:click=repair>{label}</button></div>
        </Show>
    }
}

//! Tables of several years with the same columns: which file gave which year, looked at first where that is not certain, and changed.

use leptos::prelude::*;
use scoring::join::{PeriodFrom, Stack, StackedTable};
use scoring::model::{Decision, DecisionKind};

use crate::browser::page;
use crate::prefs::Lang;
use crate::state::{Account, AppState, FilesOf, Opened, Shared};
use crate::text::{pick, stacked as words};
use crate::view::part::heads::heads;

/// Stacks that wait for a decision before anything on screen changes.
#[component]
pub fn AskedStacks() -> impl IntoView {
    let state = AppState::expect();
    let text = words::words(state.lang.get_untracked());
    move || {
        let asked = state.asked.get()?;
        let open = open_stacks(Account::open(&asked.account)?.stacks);
        let leave = move |_| {
            state.leave_asked();
            page::focus("main h1");
        };
        (!open.is_empty()).then(|| {
            let forms = open.into_iter().enumerate();
            let forms = forms.map(|(at, stack)| view! { <StackForm stack at from=FilesOf::Asked /> });
            view! {
                <section id="asked" class="card" tabindex="-1" aria-labelledby="asked-title">
                    <h2 id="asked-title">{text.title}</h2>
                    <p>{text.asked}</p>
                    {forms.collect_view()}
                    <div class="row">
                        <button type="button" class="button" on:click=leave>{text.leave}</button>
                    </div>
                </section>
            }
        })
    }
}

/// What became of such tables in what is on screen, with the way to change it.
#[component]
pub fn StacksCard(opened: Shared<Opened>) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let stacks = Account::open(&opened.account)?.stacks;
    let can_decide = state.has_files(FilesOf::Shown);
    (!stacks.is_empty()).then(|| {
        let forms = stacks.into_iter().enumerate().map(|(at, stack)| {
            let sentence = words::sentence(lang, &stack);
            let body = if can_decide {
                view! { <StackForm stack at from=FilesOf::Shown /> }.into_any()
            } else {
                table_of(lang, &stack, None).into_any()
            };
            view! { <p>{sentence}</p> {body} }
        });
        view! {
            <section class="card" data-edits="" aria-labelledby="stacks-title">
                <h2 id="stacks-title">{words::words(lang).title}</h2>
                {forms.collect_view()}
            </section>
        }
    })
}

/// Those that a person has not decided about.
pub fn open_stacks(stacks: Vec<Stack>) -> Vec<Stack> {
    stacks.into_iter().filter(Stack::is_open).collect()
}

#[component]
fn StackForm(stack: Stack, at: usize, from: FilesOf) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::words(lang);
    let files: Vec<String> = stack.tables.iter().map(|table| table.file.clone()).collect();
    let is_said = stack.tables.iter().any(|table| table.from == PeriodFrom::Person);
    let periods = RwSignal::new(stack.tables.iter().map(|table| table.period.clone()).collect::<Vec<_>>());
    let is_refused = RwSignal::new(false);
    let decide = {
        let files = files.clone();
        move |periods: Vec<String>| {
            let said =
                files.iter().zip(periods).map(|(file, period)| Decision::new(DecisionKind::Period, file, period));
            state.decide_periods(from, said.collect());
        }
    };
    let apart = decide.clone();
    let n = files.len();
    let put_under = move |_| {
        let periods = periods.get_untracked();
        let is_enough = periods.iter().filter(|period| !period.is_empty()).count() > 1;
        is_refused.set(!is_enough);
        if is_enough {
            decide(periods);
        }
    };
    let forget = move |_| state.forget_periods(&files);
    let doubts = stack.doubts.iter().map(|&doubt| view! { <li>{words::doubt(lang, doubt)}</li> }).collect_view();
    let refused = format!("stack-refused-{at}");
    view! {
        {stack.is_open().then(|| view! { <ul class="callout">{doubts}</ul> })}
        {table_of(lang, &stack, Some(periods))}
        <p class="small muted">{text.hint}</p>
        <p id=refused role="status">{move || is_refused.get().then_some(text.missing)}</p>
        <div class="row">
            <button type="button" class="button primary" on:click=put_under>{text.stack}</button>
            <button type="button" class="button" on:click=move |_| apart(vec![String::new(); n])>{text.apart}</button>
            {(is_said && from == FilesOf::Shown).then(|| view! { <button type="button" class="button" on:click=forget>{text.forget}</button> })}
        </div>
    }
}

/// The tables with their periods, which are fields where they can be changed.
fn table_of(lang: Lang, stack: &Stack, periods: Option<RwSignal<Vec<String>>>) -> impl IntoView + use<> {
    let text = words::words(lang);
    let rows = stack.tables.iter().enumerate().map(|(at, table)| {
        let period = match periods {
            Some(periods) => field(lang, table, at, periods).into_any(),
            None => table.period.clone().into_any(),
        };
        view! {
            <tr>
                <th scope="row">{table.file.clone()}</th>
                <td>{period}</td>
                <td class="place">{words::from(lang, table)}</td>
                <td class="number">{table.n_rows}</td>
                <td>{table.lacks.join(pick(lang, "、", ", "))}</td>
            </tr>
        }
    });
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-label=text.title>
            <table>
                {heads(&[
                    (text.table, false),
                    (text.period, false),
                    (text.from, false),
                    (text.rows, true),
                    (text.lacks, false),
                ])}
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

fn field(lang: Lang, table: &StackedTable, at: usize, periods: RwSignal<Vec<String>>) -> impl IntoView + use<> {
    let set = move |event| {
        let value = event_target_value(&event).trim().to_string();
        periods.update(|periods| {
            if let Some(period) = periods.get_mut(at) {
                *period = value;
            }
        });
    };
    view! {
        <input
            type="text"
            class="input"
            size="8"
            maxlength="20"
            aria-label=words::period_of(lang, &table.file)
            value=table.period.clone()
            on:input=set
        />
    }
}

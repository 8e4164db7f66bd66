//! The smallest improvements of the park in focus that reach the aim: which values, what each adds, and one click to assume them.

use leptos::prelude::*;
use scoring::reach::{Aim, Effort, Least, LeftOut, Outlook, Plan, ReachError, smallest_improvements};

use super::ground::Ground;
use crate::change::Change;
use crate::chart::Words;
use crate::chart::format::Format;
use crate::chart::spec::{Bar, BarKind, Bars};
use crate::state::{AppState, Shared};
use crate::text::number::{fixed, plain};
use crate::text::{self, what_if as words};
use crate::view::part::choice::CardChoice;
use crate::view::part::heads::heads;
use crate::view::part::plot::Plot;

/// How many of the nearest parks say what is within reach.
const N_PEERS: usize = 10;

/// The answer, worded.
#[derive(Clone, Default, PartialEq)]
struct Answer {
    sentence: String,
    notes: Vec<String>,
    score: f64,
    steps: Vec<Step>,
    plan: Option<Plan>,
}

#[derive(Clone, PartialEq)]
struct Step {
    name: String,
    unit: String,
    now: f64,
    needed: f64,
    limit: f64,
    gain: f64,
}

#[component]
pub fn Improve(reach: RwSignal<Option<Shared<Ground>>>, aim: Signal<Option<Aim>>) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::improving(lang);
    let by_count = RwSignal::new(false);
    // `peers`, `all`, or a group's code after a colon.
    let within = RwSignal::new(String::from("peers"));
    let answer = Memo::new(move |_| {
        let (aim, by_count) = (aim.get()?, by_count.get());
        let within = within.get();
        reach.with(|ground| Some(answer(state, ground.as_ref()?, aim, by_count, &within)))
    });
    let has_plan =
        Memo::new(move |_| answer.with(|answer| answer.as_ref().is_some_and(|answer| answer.plan.is_some())));
    let apply = move |_| {
        let plan = answer.with_untracked(|answer| answer.as_ref().and_then(|answer| answer.plan.clone()));
        let ground = reach.get_untracked();
        let Some((plan, ground)) = plan.zip(ground) else { return };
        let dataset = ground.dataset();
        let park = dataset.entities.get(plan.entity).map(|park| park.name.clone()).unwrap_or_default();
        state.act(Change::Improved { park }, |scenario| plan.assume(dataset, scenario));
        state.settle();
    };
    let least = move || {
        let choices = [("cost", text.least_cost), ("indicators", text.least_indicators)];
        choices.map(|(key, name)| (key.to_string(), name.to_string())).to_vec()
    };
    view! {
        <h3>{text.title}</h3>
        <div class="row">
            <CardChoice
                label=text.least
                options=Signal::derive(least)
                now=Signal::derive(move || String::from(if by_count.get() { "indicators" } else { "cost" }))
                choose=Callback::new(move |key: String| by_count.set(key == "indicators"))
            />
            <CardChoice
                label=text.within
                options=Memo::new(move |_| reach.with(|ground| ground.as_ref().map(|ground| ranges(state, ground)).unwrap_or_default()))
                now=within
                choose=Callback::new(move |key| within.set(key))
            />
        </div>
        <p aria-live="polite">{move || answer.with(|answer| answer.as_ref().map(|answer| answer.sentence.clone()))}</p>
        <Show when=move || has_plan.get()>
            <Plot chart=move || waterfall(state, &answer.get().unwrap_or_default()) />
            <Steps steps=move || answer.with(|answer| answer.as_ref().map(|answer| answer.steps.clone()).unwrap_or_default()) />
            <p data-edits=""><button type="button" class="button primary" on:click=apply>{text.apply}</button></p>
        </Show>
        {move || {
            let notes = answer.with(|answer| answer.as_ref().map(|answer| answer.notes.clone()).unwrap_or_default());
            notes.into_iter().map(|note| view! { <p class="small muted">{note}</p> }).collect_view()
        }}
        <p class="small muted">{text.cost_note}</p>
    }
}

/// Old and new values with their unit.
#[component]
fn Steps(steps: impl Fn() -> Vec<Step> + Send + Sync + 'static) -> impl IntoView {
    let text = words::improving(AppState::expect().lang.get_untracked());
    let row = |step: Step| {
        view! {
            <tr>
                <th scope="row">{step.name} " " <small class="muted">{step.unit}</small></th>
                <td class="number">{plain(step.now)}</td>
                <td class="number">{plain(step.needed)}</td>
                <td class="number">{plain(step.limit)}</td>
                <td class="number">{fixed(step.gain, 2)}</td>
            </tr>
        }
    };
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-label=text.improvements>
            <table>
                {heads(&[
                    (text.indicator, false),
                    (text.now, true),
                    (text.then, true),
                    (text.limit, true),
                    (text.gain, true),
                ])}
                <tbody>{move || steps().into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

/// From the score now, by what each indicator adds, to the score then.
fn waterfall(state: AppState, answer: &Answer) -> Bars {
    let text = words::improving(state.lang.get());
    let bar = |name: &str, value: f64, kind| Bar { name: name.into(), value: Some(value), kind };
    let mut rows = vec![bar(text.score_now, answer.score, BarKind::Total)];
    rows.extend(answer.steps.iter().map(|step| bar(&step.name, step.gain, BarKind::Step)));
    if let Some(plan) = &answer.plan {
        if !plan.scale_moves.is_empty() {
            rows.push(bar(text.scale, plan.score - plan.expected_score, BarKind::Step));
        }
        rows.push(bar(text.score_then, plan.score, BarKind::Total));
    }
    Bars {
        words: Words {
            title: text.improvements.into(),
            category: text.indicator.into(),
            value: text.gain.into(),
            ..Words::default()
        },
        rows,
        format: Format::fixed(2),
    }
}

/// What can be chosen as within reach: the nearest, the park's own groups, everybody.
fn ranges(state: AppState, ground: &Ground) -> Vec<(String, String)> {
    let lang = state.lang.get_untracked();
    let text = words::improving(lang);
    let own = ground.dataset().groups.iter().filter_map(|group| {
        let category = group.category(ground.focus()?)?;
        Some((format!(":{}", group.code), words::within_group(lang, &group.name, category)))
    });
    let nearest = [("peers".to_string(), text.within_peers.to_string())];
    nearest.into_iter().chain(own).chain([("all".into(), text.within_all.into())]).collect()
}

fn effort(ground: &Ground, focus: usize, within: &str) -> Effort {
    let dataset = ground.dataset();
    let among = match within.strip_prefix(':').and_then(|code| dataset.group(code)) {
        Some(group) => {
            let own = group.of_entity.get(focus).copied().flatten();
            let same = |entity: &usize| own.is_some() && group.of_entity.get(*entity).copied().flatten() == own;
            Some((0..dataset.n_entities()).filter(same).collect())
        }
        None => (within == "all").then(|| (0..dataset.n_entities()).collect()),
    };
    Effort { n_peers: N_PEERS, among, ..Effort::default() }
}

fn answer(state: AppState, ground: &Ground, aim: Aim, by_count: bool, within: &str) -> Answer {
    let lang = state.lang.get_untracked();
    let text = words::improving(lang);
    let told = |sentence: String| Answer { sentence, ..Answer::default() };
    let Some(focus) = ground.focus() else { return Answer::default() };
    let name = ground.name(state, focus);
    let least = if by_count { Least::Indicators } else { Least::Cost };
    let standing = ground.standing();
    match smallest_improvements(&standing, &effort(ground, focus, within), least, focus, aim) {
        Ok(Outlook::Already) => told(text.already.into()),
        Ok(Outlook::OutOfReach { most, needed, left_out }) => Answer {
            notes: not_counted(state, ground, &left_out).into_iter().collect(),
            ..told(words::out_of_reach(lang, &name, most, needed))
        },
        Ok(Outlook::Plan(plan)) => {
            let moved: Vec<String> = plan.scale_moves.iter().map(|&column| named(state, ground, column).0).collect();
            let moved = (!moved.is_empty()).then(|| words::scale_moves(lang, &moved));
            let step = |one: &scoring::reach::Improvement| {
                let (name, unit) = named(state, ground, one.column);
                Step { name, unit, now: one.now, needed: one.needed, limit: one.limit, gain: one.gain }
            };
            Answer {
                sentence: words::plan(lang, &name, &plan, by_count),
                notes: moved.into_iter().chain(not_counted(state, ground, &plan.left_out)).collect(),
                score: standing.score(focus).unwrap_or_default(),
                steps: plan.improvements.iter().map(step).collect(),
                plan: Some(plan),
            }
        }
        // Who is not ranked has no aims.
        Err(ReachError::NotRanked { .. }) => Answer::default(),
        Err(_) => told(text.not_weighted_sum.into()),
    }
}

fn not_counted(state: AppState, ground: &Ground, left_out: &[(usize, LeftOut)]) -> Option<String> {
    let lang = state.lang.get_untracked();
    let mut groups: Vec<(&'static str, Vec<String>)> = Vec::new();
    for &(column, why) in left_out {
        let Some(why) = words::left_out(lang, why) else { continue };
        let name = named(state, ground, column).0;
        match groups.iter_mut().find(|(known, _)| *known == why) {
            Some((_, names)) => names.push(name),
            None => groups.push((why, vec![name])),
        }
    }
    (!groups.is_empty()).then(|| words::not_counted(lang, &groups))
}

/// An indicator's name and unit.
fn named(state: AppState, ground: &Ground, column: usize) -> (String, String) {
    let framework = &ground.dataset().framework;
    let node = framework.leaves().get(column).map(|&leaf| framework.node(leaf));
    let unit = framework.indicator(column).map(|indicator| indicator.unit.clone()).unwrap_or_default();
    (node.map_or("", |node| text::name(state.lang.get_untracked(), &node.name)).to_string(), unit)
}

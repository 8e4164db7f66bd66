//! Pairwise judgements: a list of pairs for each expert, whether they agree, and which one to think over.

use leptos::prelude::*;
use scoring::find::{Account, Told};
use scoring::scenario::{Expert, WeighPool, WeighPriority};
use scoring::weigh::AhpWeights;

use super::Finding;
use super::facts::{facts, named_members};
use super::panel::Panel;
use crate::state::AppState;
use crate::text::number::plain;
use crate::text::weigh as words;
use crate::view::part::choice::ChoiceOf;

/// Saaty's scale from 9 down to 1/9, the first of the pair against the second.
fn scale() -> Vec<f64> {
    (1..=9).rev().map(f64::from).chain((2..=9).map(|n| 1.0 / f64::from(n))).collect()
}

/// The step of the scale that is nearest, by ratio.
fn nearest_step(value: f64) -> f64 {
    let far = |step: &f64| if *step > value { step / value } else { value / step };
    scale().into_iter().min_by(|a, b| far(a).total_cmp(&far(b))).unwrap_or(1.0)
}

#[component]
pub fn AhpEditor() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::weigh(lang);
    let finding = Finding::expect();
    let draft = finding.draft;
    let at = RwSignal::new(0_usize);
    let members = draft.with_untracked(|draft| named_members(state, &draft.target));
    let pairs: Vec<_> = (0..members.len())
        .flat_map(|row| (row + 1..members.len()).map(move |column| (row, column)))
        .map(|(row, column)| (members[row].clone(), members[column].clone()))
        .collect();
    let is_several = move || draft.with(|draft| draft.way.experts.len() > 1);
    view! {
        <fieldset class="judgements">
            <legend>{text.judgements}</legend>
            <Experts at />
            <ul class="pair-list">
                {pairs.into_iter().map(|(a, b)| view! { <Pair at a b /> }).collect_view()}
            </ul>
            <Panel />
            <Consistency at members=members.into_iter().map(|(_, name)| name).collect() />
            <div class="row">
                <ChoiceOf
                    label=text.priority
                    options=vec![
                        (WeighPriority::Eigenvector, text.priority_eigenvector),
                        (WeighPriority::GeometricMean, text.priority_geometric),
                    ]
                    now=move || draft.with(|draft| draft.way.priority)
                    choose=move |chosen| finding.edit(|draft| draft.way.priority = chosen)
                />
                <Show when=is_several>
                    <ChoiceOf
                        label=text.pool
                        options=vec![
                            (WeighPool::Judgements, text.pool_judgements),
                            (WeighPool::Priorities, text.pool_priorities),
                        ]
                        now=move || draft.with(|draft| draft.way.pool)
                        choose=move |chosen| finding.edit(|draft| draft.way.pool = chosen)
                    />
                </Show>
            </div>
        </fieldset>
    }
}

/// Which expert is shown, what they are called and how much they count; another one, one fewer.
#[component]
fn Experts(at: RwSignal<usize>) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::weigh(lang);
    let finding = Finding::expect();
    let draft = finding.draft;
    let names = Memo::new(move |_| {
        draft.with(|draft| draft.way.experts.iter().map(|expert| expert.name.clone()).collect::<Vec<_>>())
    });
    let of_expert = move |read: fn(&Expert) -> String| {
        draft.with(|draft| draft.way.experts.get(at.get()).map(read).unwrap_or_default())
    };
    let edit = move |edit: &dyn Fn(&mut Expert)| {
        finding.edit(|draft| draft.way.experts.get_mut(at.get_untracked()).into_iter().for_each(edit));
    };
    let add = move |_| {
        finding.edit(|draft| {
            draft.way.experts.push(Expert::default());
            draft.seed(&facts(state, &draft.target));
        });
        at.set(names.with_untracked(Vec::len).saturating_sub(1));
    };
    let remove = move |_| {
        finding.edit(|draft| {
            if draft.way.experts.len() > 1 {
                draft.way.experts.remove(at.get_untracked());
            }
        });
        at.update(|at| *at = at.saturating_sub(1));
    };
    let share_typed = move |event| {
        let share = event_target_value(&event).trim().parse::<f64>().ok().filter(|share| *share >= 0.0);
        if let Some(share) = share.filter(|share| share.is_finite()) {
            edit(&|expert| expert.share = share);
        }
    };
    view! {
        <div class="row">
            <label class="field">
                {text.expert}
                <select
                    class="select"
                    on:change=move |event| event_target_value(&event).parse().into_iter().for_each(|chosen| at.set(chosen))
                >
                    {move || {
                        names
                            .get()
                            .iter()
                            .enumerate()
                            .map(|(one, name)| view! {
                                <option value=one.to_string() prop:selected=move || at.get() == one>
                                    {words::expert(lang, one, name)}
                                </option>
                            })
                            .collect_view()
                    }}
                </select>
            </label>
            <label class="field">
                {text.expert_name}
                <input
                    class="input"
                    type="text"
                    maxlength="40"
                    prop:value=move || of_expert(|expert| expert.name.clone())
                    on:change=move |event| {
                        let name = event_target_value(&event).trim().to_string();
                        edit(&|expert| expert.name.clone_from(&name));
                    }
                />
            </label>
            <Show when=move || names.with(|names| names.len() > 1)>
                <label class="field">
                    {text.expert_share}
                    <input
                        class="input"
                        type="number"
                        min="0"
                        step="0.1"
                        prop:value=move || of_expert(|expert| plain(expert.share))
                        on:change=share_typed
                    />
                </label>
            </Show>
            <button type="button" class="button" on:click=add>{text.add_expert}</button>
            <Show when=move || names.with(|names| names.len() > 1)>
                <button type="button" class="button quiet" on:click=remove>{text.remove_expert}</button>
            </Show>
        </div>
    }
}

/// One pair, code and name of each.
#[component]
fn Pair(at: RwSignal<usize>, a: (String, String), b: (String, String)) -> impl IntoView {
    let lang = AppState::expect().lang.get_untracked();
    let finding = Finding::expect();
    let codes = StoredValue::new((a.0, b.0));
    let judged = move || {
        finding.draft.with(|draft| {
            let expert = draft.way.experts.get(at.get())?;
            codes.with_value(|(a, b)| expert.judgement(a, b))
        })
    };
    // A scenario may hold numbers between the steps; they are shown as they are.
    let between = Memo::new(move |_| judged().filter(|times| !scale().contains(times)));
    let changed = move |event| {
        if let Ok(times) = event_target_value(&event).parse::<f64>() {
            codes.with_value(|(a, b)| {
                finding.edit(|draft| {
                    if let Some(expert) = draft.way.experts.get_mut(at.get_untracked()) {
                        expert.judge(a, b, times);
                    }
                });
            });
        }
    };
    let label = words::pair(lang, &a.1, &b.1);
    let option = move |times: f64, words: String| {
        view! {
            <option value=times.to_string() prop:selected=move || judged() == Some(times)>{words}</option>
        }
    };
    view! {
        <li>
            <label class="field">
                {label}
                <select class="select" on:change=changed>
                    {move || between.get().map(|times| option(times, words::times(times)))}
                    {scale()
                        .into_iter()
                        .map(|times| option(times, words::judgement(lang, times, &a.1, &b.1)))
                        .collect_view()}
                </select>
            </label>
        </li>
    }
}

/// Whether the expert's judgements agree, and if not, which to think over and to what.
#[component]
fn Consistency(at: RwSignal<usize>, members: Vec<String>) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let finding = Finding::expect();
    let members = StoredValue::new(members);
    let codes = finding.draft.with_untracked(|draft| named_members(state, &draft.target));
    let codes = StoredValue::new(codes.into_iter().map(|(code, _)| code).collect::<Vec<_>>());
    let found = Memo::new(move |_| {
        finding.outcome.with(|outcome| {
            let account = outcome.as_ref()?.as_ref().ok()?.account.as_ref()?;
            experts(account)?.get(at.get()).cloned()
        })
    });
    let pair_name = move |row: usize, column: usize| {
        members
            .with_value(|members| Some(words::pair(lang, members.get(row)?, members.get(column)?)))
            .unwrap_or_default()
    };
    let is_bad =
        move || found.with(|found| found.as_ref().is_some_and(|one| one.consistency_ratio.unwrap_or(0.0) >= 0.1));
    let advice = move || {
        let reconsider = found.get()?.reconsider?;
        let to = nearest_step(reconsider.consistent);
        let (row, column) = (reconsider.row, reconsider.column);
        let take = move |_| {
            let pair = codes.with_value(|codes| Some((codes.get(row)?.clone(), codes.get(column)?.clone())));
            let Some((a, b)) = pair else { return };
            finding.edit(|draft| {
                if let Some(expert) = draft.way.experts.get_mut(at.get_untracked()) {
                    expert.judge(&a, &b, to);
                }
            });
        };
        let sentence = words::reconsider(
            lang,
            &pair_name(row, column),
            reconsider.given,
            reconsider.consistent,
            reconsider.ratio_after,
        );
        let is_other = (to / reconsider.given - 1.0).abs() > 1e-9;
        Some(view! {
            <p>{sentence}</p>
            {is_other.then(|| view! {
                <button type="button" class="button" on:click=take>{words::take_instead(lang, to)}</button>
            })}
        })
    };
    view! {
        <div class="callout" class:warning=is_bad>
            <p role="status">
                {move || found.with(|found| found.as_ref().map(|one| words::consistency(lang, one.consistency_ratio)))}
            </p>
            <Show when=is_bad>{advice}</Show>
        </div>
    }
}

/// What AHP says of each expert, wherever it stands in a combination.
fn experts(account: &Account) -> Option<&[AhpWeights]> {
    match &account.told {
        Told::Ahp { experts, .. } => Some(experts),
        Told::Combined { parts, .. } => parts.iter().find_map(experts),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_between_the_steps_goes_to_the_nearest_by_ratio() {
        for (value, step) in [(2.3, 2.0), (0.42, 0.5), (0.36, 1.0 / 3.0), (42.0, 9.0), (0.01, 1.0 / 9.0), (1.0, 1.0)] {
            assert_eq!(nearest_step(value), step, "{value}");
        }
    }
}

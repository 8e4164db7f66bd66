//! Several experts side by side: how much each counts, whether their judgements agree, how far each is from the group.

use leptos::prelude::*;
use scoring::find::{Account, Told};

use super::Finding;
use crate::state::AppState;
use crate::text::number::{fixed_or_missing, percent};
use crate::text::weigh as words;
use crate::view::part::figures::{Figure, Figures};

/// From this ratio on judgements contradict one another.
const MOST_RATIO: f64 = 0.1;

/// One expert's line.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    name: String,
    /// Of all experts' shares.
    share: f64,
    ratio: Option<f64>,
    deviation: f64,
}

/// Shown only where there are several.
#[component]
pub fn Panel() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::weigh(lang);
    let finding = Finding::expect();
    let lines = Memo::new(move |_| lines(state, finding));
    let head =
        vec![(text.expert, false), (text.expert_share, true), (text.expert_ratio, true), (text.expert_deviation, true)];
    let row = move |line: Line| {
        let ratio = fixed_or_missing(line.ratio, 3);
        let is_bad = line.ratio.is_some_and(|ratio| ratio >= MOST_RATIO);
        vec![
            Figure::Text(line.name),
            Figure::Text(percent(line.share, 1)),
            if is_bad { Figure::Noted(ratio, text.expert_contradicts.into()) } else { Figure::Text(ratio) },
            Figure::Text(percent(line.deviation, 1)),
        ]
    };
    let sentence =
        move || lines.with(|lines| furthest(lines).map(|line| words::furthest(lang, &line.name, line.deviation)));
    view! {
        <Show when=move || { 1 < lines.with(Vec::len) }>
            <p class="finding" role="status">{sentence}</p>
            <Figures
                label=text.experts_table
                head=head.clone()
                rows=Signal::derive(move || lines.get().into_iter().map(row).collect())
            />
            <p class="small muted">{text.experts_note}</p>
        </Show>
    }
}

fn lines(state: AppState, finding: Finding) -> Vec<Line> {
    let lang = state.lang.get();
    finding.draft.with(|draft| {
        finding.outcome.with(|outcome| {
            let account = outcome.as_ref().and_then(|outcome| outcome.as_ref().ok()?.account.as_ref());
            let Some((ratios, deviations)) = account.and_then(judged) else { return Vec::new() };
            let experts = &draft.way.experts;
            let sum = experts.iter().fold(0.0, |sum, expert| sum + expert.share);
            let line =
                |((at, expert), (ratio, deviation)): ((usize, &scoring::scenario::Expert), (Option<f64>, f64))| Line {
                    name: words::expert(lang, at, &expert.name),
                    share: if sum > 0.0 { expert.share / sum } else { 0.0 },
                    ratio,
                    deviation,
                };
            experts.iter().enumerate().zip(ratios.into_iter().zip(deviations)).map(line).collect()
        })
    })
}

/// Consistency ratio and deviation of each expert, wherever AHP stands in a combination.
fn judged(account: &Account) -> Option<(Vec<Option<f64>>, Vec<f64>)> {
    match &account.told {
        Told::Ahp { experts, deviations, .. } => {
            Some((experts.iter().map(|one| one.consistency_ratio).collect(), deviations.clone()))
        }
        Told::Combined { parts, .. } => parts.iter().find_map(judged),
        _ => None,
    }
}

/// Who deviates most; nobody where all agree.
fn furthest(lines: &[Line]) -> Option<&Line> {
    lines
        .iter()
        .reduce(|most, line| if line.deviation > most.deviation { line } else { most })
        .filter(|line| line.deviation > 1e-9)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_furthest_is_named_and_nobody_where_all_agree() {
        let line = |name: &str, deviation: f64| Line { name: name.into(), share: 0.5, ratio: Some(0.0), deviation };
        let all = [line("a", 0.1), line("b", 0.3), line("c", 0.3)];
        assert_eq!(furthest(&all).map(|line| line.name.as_str()), Some("b"));
        assert_eq!(furthest(&[line("a", 0.0), line("b", 1e-15)]), None);
        assert_eq!(furthest(&[]), None);
    }
}

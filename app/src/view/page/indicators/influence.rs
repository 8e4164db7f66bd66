//! What each indicator really counts for, beside the weight it was given.

use leptos::prelude::*;
use scoring::multivariate::{Influence, influence};

use super::Study;
use crate::chart::Words;
use crate::chart::format::Format;
use crate::chart::spec::{Dumbbell, Pair};
use crate::state::{AppState, Scored};
use crate::text;
use crate::text::indicators as words;
use crate::text::number::fixed;
use crate::view::part::plot::Plot;
use crate::view::part::toggle::Toggle;

/// Influence and weight are told apart from this ratio and this many percentage points on.
const RATIO: f64 = 1.5;
const POINTS: f64 = 0.01;
/// Named in the finding on either side.
const N_NAMED: usize = 3;

#[component]
pub fn InfluenceCard() -> impl IntoView {
    let state = AppState::expect();
    let text = words::indicators(state.lang.get_untracked());
    let study = expect_context::<Study>();
    let is_pillars = RwSignal::new(false);
    let rows = Memo::new(move |_| {
        let is_pillars = is_pillars.get();
        let leaves = study.basis.with(|basis| basis.as_ref().map(|basis| basis.leaves.clone())).unwrap_or_default();
        state.derived.shown.with(|scored| {
            let Some(scored) = scored else { return Vec::new() };
            rows(scored, is_pillars, &leaves)
        })
    });
    let has_any = Memo::new(move |_| rows.with(|rows| rows.iter().any(|row| row.share.is_some())));
    view! {
        <section class="card" aria-labelledby="indicators-influence">
            <div class="card-head">
                <h2 id="indicators-influence">{text.influence}</h2>
                <Toggle label=text.influence_level first=text.all_indicators second=text.pillars is_second=is_pillars />
            </div>
            <Show
                when=move || has_any.get()
                fallback=move || view! { <p class="empty">{text.no_influence}</p> }
            >
                <Plot chart=move || rows.with(|rows| chart(state, rows)) />
            </Show>
        </section>
    }
}

/// Those whose influence is farthest above their weight first, without influence last.
fn rows(scored: &Scored, is_pillars: bool, leaves: &[scoring::model::NodeId]) -> Vec<Influence> {
    let framework = scored.framework();
    let pillars = framework.pillars().iter().copied().filter(|&id| scored.weights.is_active(id)).collect::<Vec<_>>();
    let nodes = if is_pillars { pillars.as_slice() } else { leaves };
    let included = &scored.prepared.included;
    let counts = |entity: usize| included.get(entity).copied().unwrap_or(false);
    let mut rows = influence(framework, &scored.weights, &scored.scores, nodes, counts);
    let above = |row: &Influence| row.share.map_or(f64::NEG_INFINITY, |share| share - row.nominal);
    rows.sort_by(|a, b| above(b).total_cmp(&above(a)).then(a.node.index().cmp(&b.node.index())));
    rows
}

fn chart(state: AppState, rows: &[Influence]) -> Dumbbell {
    let lang = state.lang.get();
    let text = words::indicators(lang);
    let name = |row: &Influence| {
        state.derived.shown.with(|scored| {
            let node = scored.as_ref()?.framework().nodes().get(row.node.index())?;
            Some(text::name(lang, &node.name).to_string())
        })
    };
    let named = |row: &Influence| name(row).unwrap_or_default();
    let percent = |share: f64| share * 100.0;
    let told = |is_far: &dyn Fn(f64, f64) -> bool| -> Vec<(String, f64, f64)> {
        let known = rows.iter().filter_map(|row| Some((row, row.share?)));
        let far = known.filter(|(row, share)| is_far(row.nominal, *share));
        far.map(|(row, share)| (named(row), row.nominal, share)).collect()
    };
    let more = |nominal: f64, share: f64| share >= nominal * RATIO && share - nominal >= POINTS;
    let less = |nominal: f64, share: f64| nominal >= share * RATIO && nominal - share >= POINTS;
    let (mut above, mut below) = (told(&more), told(&less));
    above.truncate(N_NAMED);
    below.reverse();
    below.truncate(N_NAMED);
    let pair =
        |row: &Influence| Pair { name: named(row), from: Some(percent(row.nominal)), to: row.share.map(percent) };
    Dumbbell {
        words: Words {
            title: format!("{}{}", text.influence, text::pick(lang, "（%）", " (%)")),
            finding: words::influence_finding(lang, &above, &below),
            description: text.influence_note.into(),
            category: text.indicator.into(),
            value: "%".into(),
        },
        from: text.nominal.into(),
        to: text.actual.into(),
        difference: text.difference.into(),
        rows: rows.iter().map(pair).collect(),
        format: Format::new(|value| fixed(value, 1)),
    }
}

//! Why: of the first and of the park that is looked at, each part of the score, and the indicators that lift it or hold it back.

use leptos::prelude::*;

use super::super::overview::model::{Effect, area, areas, effects};
use super::Told;
use super::table::table;
use crate::text::number::{MISSING, fixed_or_missing, percent, plain_or_missing, signed};
use crate::text::{self, overview, report as words};

pub fn why(told: &Told) -> AnyView {
    let text = words::words(told.state.lang.get_untracked());
    let first = told.scored.ranking.order.first().map(|&entity| entity as usize);
    let mut parks: Vec<usize> = first.into_iter().chain([told.summary.entity]).collect();
    parks.dedup();
    view! {
        <section>
            <h2>{text.why}</h2>
            {parks.into_iter().map(|entity| of_park(told, entity)).collect_view()}
        </section>
    }
    .into_any()
}

/// The largest effects on the park's score, in a sentence; `None` where the score is no sum of such.
pub fn finding(told: &Told) -> Option<String> {
    let scored = &told.scored;
    if !scored.adds_up() {
        return None;
    }
    let lang = told.state.lang.get_untracked();
    let found = effects(scored, told.summary.entity, least(told));
    let named = |effect: &Effect| (name_of(told, effect), effect.points);
    let (lifts, holds) = (found.lifting.first().map(named), found.holding.last().map(named));
    let lifts = lifts.as_ref().map(|(name, points)| (name.as_str(), *points));
    let holds = holds.as_ref().map(|(name, points)| (name.as_str(), *points));
    Some(overview::largest_effects(lang, lifts, holds, scored.decimals()))
}

fn of_park(told: &Told, entity: usize) -> AnyView {
    let lang = told.state.lang.get_untracked();
    let text = words::words(lang);
    let scored = &told.scored;
    let decimals = scored.decimals();
    let name = scored.dataset().entities.get(entity).map(|park| text::name(lang, &park.name).to_string());
    let title = words::why_of(lang, &name.unwrap_or_default(), scored.rank(entity));
    let parts: Vec<Vec<String>> = areas(scored)
        .into_iter()
        .map(|id| {
            let area = area(scored, id, entity);
            let above = area.as_ref().map(|area| signed(area.above_median, decimals));
            vec![
                text::name(lang, &scored.framework().node(id).name).to_string(),
                percent(scored.weights.share(id), 1),
                fixed_or_missing(area.map(|area| area.score), decimals),
                above.unwrap_or_else(|| MISSING.to_string()),
            ]
        })
        .collect();
    let heads = [text.part, text.weight, text.score, text.against_median].map(String::from).to_vec();
    let found = if scored.adds_up() { effects(scored, entity, least(told)) } else { Default::default() };
    let lines: Vec<Vec<String>> = found
        .all()
        .map(|effect| {
            vec![
                name_of(told, effect),
                plain_or_missing(effect.value),
                plain_or_missing(effect.median),
                signed(effect.points, decimals),
            ]
        })
        .collect();
    let effect_heads = [text.indicator, text.value, text.median, text.points].map(String::from).to_vec();
    let has_lines = !lines.is_empty();
    view! {
        <div class="report-park">
            <h3>{title.clone()}</h3>
            {table(title.clone(), heads, parts, 1)}
            {has_lines.then(|| table(title, effect_heads, lines, 1))}
        </div>
    }
    .into_any()
}

/// Smaller effects than half of the last digit shown are none.
fn least(told: &Told) -> f64 {
    0.5 * 10_f64.powi(-(told.scored.decimals() as i32))
}

fn name_of(told: &Told, effect: &Effect) -> String {
    let node = told.scored.framework().node(effect.leaf);
    let unit = node.leaf.as_ref().map(|(_, indicator)| indicator.unit.as_str()).unwrap_or_default();
    let name = text::name(told.state.lang.get_untracked(), &node.name);
    if unit.is_empty() { name.to_string() } else { format!("{name} ({unit})") }
}

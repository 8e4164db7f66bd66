//! The ranking: every park that has a place, up to what paper is for.

use leptos::prelude::*;

use super::Told;
use super::table::table;
use crate::text::number::{MISSING, fixed_or_missing};
use crate::text::{self, report as words};

/// Five sheets of paper; more belongs in a spreadsheet.
const N_MOST: usize = 200;

pub fn ranking(told: &Told) -> AnyView {
    let lang = told.state.lang.get_untracked();
    let text = words::words(lang);
    let scored = &told.scored;
    let decimals = scored.decimals();
    let place = |rank: Option<u32>| rank.map_or_else(|| MISSING.to_string(), |rank| rank.to_string());
    let row = |&entity: &u32| {
        let entity = entity as usize;
        let park = scored.dataset().entities.get(entity)?;
        Some(vec![
            place(scored.rank(entity)),
            text::name(lang, &park.name).to_string(),
            scored.grade(entity).unwrap_or(MISSING).to_string(),
            fixed_or_missing(scored.score(entity), decimals),
            place(told.state.derived.official_rank(entity)),
        ])
    };
    let order = &scored.ranking.order;
    let rows = order.iter().take(N_MOST).filter_map(row).collect();
    let heads = [text.rank, text.park, text.grade, text.score, text.official_rank].map(String::from).to_vec();
    let more = (order.len() > N_MOST).then(|| words::more_ranks(lang, N_MOST, order.len()));
    let entities = scored.dataset().entities.iter().enumerate();
    let unranked: Vec<&str> = entities
        .filter(|(entity, _)| scored.rank(*entity).is_none())
        .map(|(_, park)| text::name(lang, &park.name))
        .collect();
    let unranked = (!unranked.is_empty()).then(|| words::not_ranked(lang, &unranked));
    view! {
        <section>
            <h2>{text.ranking}</h2>
            {table(text.ranking.to_string(), heads, rows, 3)}
            {more.map(|more| view! { <p class="small">{more}</p> })}
            {unranked.map(|unranked| view! { <p class="small">{unranked}</p> })}
        </section>
    }
    .into_any()
}

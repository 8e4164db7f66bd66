//! What the rows of the ranking in sight show, read off the engine in one go.

use std::ops::Range;

use crate::prefs::Lang;
use crate::state::{Derived, Live};
use crate::text::{rules, what_if};

/// One row; compared so that a row whose park did not move is not drawn again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// Position in the list it is shown in.
    pub place: usize,
    pub entity: usize,
    pub rank: Option<u32>,
    /// Rank under the official weights.
    pub official: Option<u32>,
    pub grade: String,
    /// That values of it are assumed, and what the rules did to it, in a few words; empty where nothing.
    pub ruled: String,
    pub score: Option<f64>,
    /// Width of each pillar's part in per cent of the best score; zeros where the score is no sum of them.
    pub parts: Vec<f64>,
    /// Width of the whole score where it has no parts, in per cent of the way from the last to the best.
    pub whole: Option<f64>,
    pub is_focus: bool,
    pub is_pinned: bool,
}

/// The lines at these places of the ranking, or of those found in it by a search.
pub fn at(live: &Live, derived: Derived, lang: Lang, found: Option<&[usize]>, places: Range<usize>) -> Vec<Line> {
    match found {
        None => {
            let first = places.start;
            // The window knows the ranks; asking for them again would be a pass over all scores for every row.
            let ranked = live.window(places).into_iter().map(|row| (row.entity, Some(row.rank))).collect();
            with_ranks(live, derived, lang, first, ranked)
        }
        Some(found) => {
            let mut scored: Vec<(usize, Option<f64>)> =
                found.iter().map(|&entity| (entity, live.score(entity))).collect();
            // Without a score last, ties in the dataset's order, as in the ranking.
            scored.sort_by(|(_, a), (_, b)| {
                let key = |score: &Option<f64>| score.unwrap_or(f64::NEG_INFINITY);
                key(b).total_cmp(&key(a))
            });
            let entities: Vec<usize> = scored.iter().map(|(entity, _)| *entity).collect();
            let end = places.end.min(entities.len());
            of(live, derived, lang, places.start, entities.get(places.start.min(end)..end).unwrap_or_default())
        }
    }
}

/// The lines of these entities, in their order, the first at this place.
pub fn of(live: &Live, derived: Derived, lang: Lang, first: usize, entities: &[usize]) -> Vec<Line> {
    with_ranks(live, derived, lang, first, entities.iter().copied().zip(live.ranks_of(entities)).collect())
}

fn with_ranks(live: &Live, derived: Derived, lang: Lang, first: usize, ranked: Vec<(usize, Option<u32>)>) -> Vec<Line> {
    let full = live.best_sum().abs().max(f64::MIN_POSITIVE);
    let n_ranked = live.n_ranked();
    let focus = live.focus();
    let adds_up = live.adds_up();
    // Best and last score, which only bars without parts ask for: each is a pass over all scores.
    let ends = (!adds_up).then(|| {
        let score = |place: usize| live.window(place..place + 1).first().map(|row| row.score);
        (score(0).unwrap_or(0.0), score(n_ranked.saturating_sub(1)))
    });
    // The last one, too, shows that it is there.
    const LEAST: f64 = 2.0;
    let whole = |score: f64| {
        let (top, last) = ends?;
        let spread = last.map(|last| top - last).filter(|spread| *spread > 0.0);
        Some(spread.map_or(100.0, |spread| LEAST + (100.0 - LEAST) * (1.0 - (top - score) / spread)))
    };
    let line = |(at, (entity, rank)): (usize, (usize, Option<u32>))| Line {
        place: first + at,
        entity,
        rank,
        official: derived.official_rank(entity),
        grade: live.grade(entity, rank, n_ranked).unwrap_or_default().to_string(),
        ruled: tags(live, lang, entity),
        score: live.score(entity),
        parts: live.pillar_contributions(entity).iter().map(|part| part.max(0.0) / full * 100.0).collect(),
        whole: live.score(entity).and_then(whole),
        is_focus: focus == Some(entity),
        is_pinned: live.scenario.pins.contains(&live.dataset().entities[entity].id),
    };
    ranked.into_iter().enumerate().map(line).collect()
}

fn tags(live: &Live, lang: Lang, entity: usize) -> String {
    let ruled = live.trail(entity).map(|trail| rules::tags(lang, &live.scenario, trail)).unwrap_or_default();
    let id = live.dataset().entities.get(entity).map_or("", |one| one.id.as_str());
    if live.scenario.improve.iter().all(|one| one.entity != id) {
        return ruled;
    }
    let assumed = what_if::what_if(lang).assumed;
    if ruled.is_empty() { assumed.into() } else { format!("{assumed} · {ruled}") }
}

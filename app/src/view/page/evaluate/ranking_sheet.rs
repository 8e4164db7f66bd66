//! The whole ranking as a table to save: every park that has a place, with its score and what it is made of.

use crate::prefs::Lang;
use crate::sheet::Cell;
use crate::state::{Derived, Live};
use crate::text::{self, evaluate as words};

/// Heads, then a row for each park in the order of the ranking; parks without a score last, with empty cells.
pub fn ranking_sheet(live: &Live, derived: Derived, lang: Lang) -> Vec<Vec<Cell>> {
    let text = words::evaluate(lang);
    let dataset = live.dataset();
    let n_ranked = live.n_ranked();
    let pillars = if live.adds_up() { live.framework().pillars() } else { &[] };
    let mut heads: Vec<Cell> =
        [text.rank, text.official_rank, text.code, text.entity, text.score, text.grade].map(Cell::text).into();
    let name = |id: &_| words::points_of(lang, text::name(lang, &live.framework().node(*id).name));
    heads.extend(pillars.iter().map(name).map(Cell::text));
    let ranked = live.window(0..n_ranked);
    let mut has_rank = vec![false; dataset.entities.len()];
    let mut rows = vec![heads];
    let row = |entity: usize, rank: Option<u32>| {
        let park = dataset.entities.get(entity)?;
        let grade = live.grade(entity, rank, n_ranked).unwrap_or_default();
        let mut cells = vec![
            Cell::number(rank.map(f64::from)),
            Cell::number(derived.official_rank(entity).map(f64::from)),
            Cell::text(&park.id),
            Cell::text(text::name(lang, &park.name)),
            Cell::number(live.score(entity)),
            Cell::text(grade),
        ];
        let parts = if pillars.is_empty() { Vec::new() } else { live.pillar_contributions(entity) };
        cells.extend(parts.into_iter().map(|part| Cell::number(Some(part))));
        Some(cells)
    };
    for one in ranked {
        if let Some(has_rank) = has_rank.get_mut(one.entity) {
            *has_rank = true;
        }
        rows.extend(row(one.entity, Some(one.rank)));
    }
    let left = has_rank.iter().enumerate().filter(|(_, has_rank)| !**has_rank);
    rows.extend(left.filter_map(|(entity, _)| row(entity, None)));
    rows
}

//! One park against the reference, indicator by indicator.

use leptos::prelude::*;
use scoring::scenario::CellAt;

use super::model::{Field, GapRow, gap_rows};
use super::name_of;
use crate::state::AppState;
use crate::text::number::{MISSING, plain_or_missing, signed, signed_plain};
use crate::text::{self, compare as words, method};
use crate::view::part::before_rules::BeforeRules;
use crate::view::part::mended;

/// What the table shows.
#[derive(Clone, PartialEq)]
struct Gaps {
    subject: usize,
    reference: usize,
    rows: Vec<GapRow>,
}

impl Gaps {
    fn total(&self) -> f64 {
        self.rows.iter().map(|row| row.effect).sum()
    }
}

#[component]
pub fn GapCard(field: Memo<Option<Field>>) -> impl IntoView {
    let state = AppState::expect();
    let text = words::compare(state.lang.get_untracked());
    let chosen = RwSignal::new(None::<usize>);
    let gaps = Memo::new(move |_| {
        field.with(|field| {
            let field = field.as_ref()?;
            let others = || field.parks.iter().copied().filter(|&park| park != field.reference);
            let subject =
                chosen.get().filter(|&park| others().any(|other| other == park)).or_else(|| others().next())?;
            let rows = gap_rows(&field.scored, subject, field.reference);
            Some(Gaps { subject, reference: field.reference, rows })
        })
    });
    let named = move |read: fn(&Gaps) -> usize| {
        let entity = gaps.with(|gaps| gaps.as_ref().map(read));
        field.with(|field| Some(name_of(state, field.as_ref()?, entity?)))
    };
    view! {
        <section class="card" aria-labelledby="compare-gaps">
            <div class="card-head">
                <h2 id="compare-gaps">{text.gaps}</h2>
                <label class="row small muted">
                    {text.subject}
                    <select class="select" on:change=move |event| chosen.set(event_target_value(&event).parse().ok())>
                        {move || subjects(state, field, gaps.with(|gaps| gaps.as_ref().map(|gaps| gaps.subject)))}
                    </select>
                </label>
            </div>
            <p class="finding">{move || finding(state, field, gaps)}</p>
            <div class="table-scroll tall" tabindex="0" role="group" aria-label=text.gaps_table>
                <table class="gap-table">
                    <thead>
                        <tr>
                            <th scope="col">{text.indicator}</th>
                            <th scope="col" class="number">{move || named(|gaps| gaps.subject)}</th>
                            <th scope="col" class="number">
                                {move || named(|gaps| gaps.reference)} " "
                                <small>{text.is_reference}</small>
                            </th>
                            <th scope="col" class="number">{text.gap}</th>
                            <th scope="col" class="number">{text.points}</th>
                            <th scope="col" class="number">{text.effect}</th>
                        </tr>
                    </thead>
                    <tbody>{move || rows(state, field, gaps)}</tbody>
                    <tfoot>
                        <tr>
                            <th scope="row">{text.total}</th>
                            <td colspan="4"></td>
                            <td class="number">{move || total(field, gaps)}</td>
                        </tr>
                    </tfoot>
                </table>
            </div>
            <p class="small muted">{text.gaps_note}</p>
            <BeforeRules />
        </section>
    }
}

fn subjects(state: AppState, field: Memo<Option<Field>>, now: Option<usize>) -> impl IntoView + use<> {
    field.with(|field| {
        let Some(field) = field else { return Vec::new() };
        let others = field.parks.iter().filter(|&&park| park != field.reference);
        let option = |&park: &usize| {
            view! {
                <option value=park.to_string() selected=Some(park) == now>{name_of(state, field, park)}</option>
            }
        };
        others.map(option).collect()
    })
}

fn rows(state: AppState, field: Memo<Option<Field>>, gaps: Memo<Option<Gaps>>) -> impl IntoView + use<> {
    let lang = state.lang.get();
    let mended = mended::mended(state);
    let row = |field: &Field, gaps: &Gaps, row: &GapRow| {
        let node = field.scored.framework().node(row.leaf);
        let mark = |entity: usize| {
            let column = node.leaf.as_ref().map(|(column, _)| *column)?;
            let old = mended.get(&CellAt { panel: field.scored.prepared.panel, column, entity });
            mended::mark(old.map(|old| mended::told(lang, *old)))
        };
        let unit = node.leaf.as_ref().map(|(_, indicator)| indicator.unit.clone()).unwrap_or_default();
        let decimals = field.scored.decimals();
        let (tone, arrow) = match row.points {
            Some(points) if 0.0 < points => ("number rise", "↑ "),
            Some(points) if points < 0.0 => ("number fall", "↓ "),
            _ => ("number", ""),
        };
        let points = row.points.map_or_else(|| MISSING.to_string(), |points| signed(points, decimals));
        let is_apart = !field.scored.adds_up() || (row.points.is_none() && row.effect == 0.0);
        let effect = if is_apart { MISSING.to_string() } else { signed(row.effect, decimals) };
        view! {
            <tr>
                <th scope="row">{text::name(lang, &node.name).to_string()} " " <small class="muted">{unit}</small></th>
                <td class="number">{plain_or_missing(row.value)} {mark(gaps.subject)}</td>
                <td class="number">{plain_or_missing(row.reference)} {mark(gaps.reference)}</td>
                <td class="number">{row.raw.map_or_else(|| MISSING.to_string(), signed_plain)}</td>
                <td class=tone><span aria-hidden="true">{arrow}</span>{points}</td>
                <td class=tone>{effect}</td>
            </tr>
        }
    };
    field.with(|field| {
        gaps.with(|gaps| {
            let (Some(field), Some(gaps)) = (field, gaps) else { return Vec::new() };
            gaps.rows.iter().map(|one| row(field, gaps, one)).collect()
        })
    })
}

fn total(field: Memo<Option<Field>>, gaps: Memo<Option<Gaps>>) -> Option<String> {
    field.with(|field| {
        let scored = &field.as_ref()?.scored;
        gaps.with(|gaps| {
            let gaps = gaps.as_ref()?;
            let total = match scored.adds_up() {
                true => gaps.total(),
                false => scored.scores.goal().get(gaps.subject)? - scored.scores.goal().get(gaps.reference)?,
            };
            Some(signed(total, scored.decimals()))
        })
    })
}

fn finding(state: AppState, field: Memo<Option<Field>>, gaps: Memo<Option<Gaps>>) -> Option<String> {
    let lang = state.lang.get();
    field.with(|field| {
        gaps.with(|gaps| {
            let (field, gaps) = (field.as_ref()?, gaps.as_ref()?);
            if !field.scored.adds_up() {
                return Some(method::labels(lang).no_parts_here.to_string());
            }
            let framework = field.scored.framework();
            let name = |row: &GapRow| text::name(lang, &framework.node(row.leaf).name).to_string();
            let best = gaps.rows.iter().max_by(|a, b| a.effect.total_cmp(&b.effect)).filter(|row| 0.0 < row.effect);
            let worst = gaps.rows.iter().min_by(|a, b| a.effect.total_cmp(&b.effect)).filter(|row| row.effect < 0.0);
            let (ahead, behind) = (best.map(name), worst.map(name));
            let (subject, reference) = (name_of(state, field, gaps.subject), name_of(state, field, gaps.reference));
            Some(words::gaps_finding(
                lang,
                (&subject, &reference),
                gaps.total(),
                ahead.as_deref().zip(best.map(|row| row.effect)),
                behind.as_deref().zip(worst.map(|row| row.effect)),
                field.scored.decimals(),
            ))
        })
    })
}

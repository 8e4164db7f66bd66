//! One row of the ranking: rank and movement, name, score, pin. What its bar is made of is drawn with those of the other rows.

use leptos::prelude::*;
use scoring::model::Entity;

use super::lines::Line;
use super::sure::Sure;
use crate::change::Change;
use crate::prefs::Lang;
use crate::state::AppState;
use crate::text::number::fixed_or_missing;
use crate::text::{self, certainty, evaluate as words};
use crate::view::part::icon::{self, Icon};

#[component]
pub fn HeadRow() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::evaluate(lang);
    let adds_up = adds_up(state);
    let bar = move || if adds_up.get() { text.bar } else { text.bar_whole };
    view! {
        <div class="ranking-row head" role="row" aria-rowindex="1">
            <span role="columnheader" class="rank" aria-sort="ascending" title=certainty::intervals(lang).column>{text.rank}</span>
            <span role="columnheader" class="moved">{text.moved}</span>
            <span role="columnheader">{text.entity}</span>
            <span role="columnheader" class="grade">{text.grade}</span>
            <span role="columnheader" class="number">{text.score}</span>
            <span role="columnheader" class="bar-cell">{bar}</span>
            <span role="columnheader"><span class="visually-hidden">{text.pin}</span></span>
        </div>
    }
}

/// Whether bars are made of pillars' parts.
pub fn adds_up(state: AppState) -> Memo<bool> {
    Memo::new(move |_| state.derived.live().is_none_or(|live| live.adds_up()))
}

/// The row at a place of the list: another park that comes to stand there is written into the same row, which a slider's step can
/// afford for every row in sight.
#[component]
pub fn RankingRow(place: usize, lines: Memo<Vec<Line>>) -> impl IntoView {
    let state = AppState::expect();
    let text = words::evaluate(state.lang.get_untracked());
    let Some(opened) = state.opened.get_untracked() else { return ().into_any() };
    let opened = StoredValue::new(opened);
    let row = Memo::new(move |_| lines.with(|lines| lines.iter().find(|line| line.place == place).cloned()));
    let entity = Memo::new(move |_| row.with(|row| row.as_ref().map(|row| row.entity)));
    let of_entity = move |read: fn(&Entity, Lang) -> String, entity: Option<usize>| {
        let found =
            opened.with_value(|opened| Some(read(opened.dataset.entities.get(entity?)?, state.lang.get_untracked())));
        found.unwrap_or_default()
    };
    let id = move |entity| of_entity(|entity, _| entity.id.clone(), entity);
    let name = move || of_entity(|entity, lang| text::name(lang, &entity.name).to_string(), entity.get());
    let is_focus = Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(|row| row.is_focus)));
    let is_pinned = Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(|row| row.is_pinned)));
    let Sure(certain) = expect_context();
    let interval = Memo::new(move |_| {
        let interval = certain.interval(entity.get()?)?;
        Some((certainty::interval(interval), certain.is_unsure(interval)))
    });
    let is_unsure = Memo::new(move |_| interval.with(|it| it.as_ref().is_some_and(|(_, is_unsure)| *is_unsure)));
    let sure = certainty::intervals(state.lang.get_untracked());
    let choose = move |_| {
        state.act(Change::Focus, |scenario| scenario.focus = Some(id(entity.get_untracked())));
        state.settle();
    };
    let pin = move |_| {
        let id = id(entity.get_untracked());
        state.act(Change::Pin, |scenario| match scenario.pins.iter().position(|one| *one == id) {
            Some(at) => drop(scenario.pins.remove(at)),
            None => scenario.pins.push(id),
        });
        state.settle();
    };
    let part = move |read: fn(&Line) -> String| row.with(|row| row.as_ref().map(read).unwrap_or_default());
    let moved_class = Memo::new(move |_| {
        row.with(|row| match row.as_ref().map(|row| (row.rank, row.official)) {
            Some((Some(now), Some(before))) if now < before => "moved rise",
            Some((Some(now), Some(before))) if now > before => "moved fall",
            _ => "moved muted",
        })
    });
    // Whatever moves is a part of its own: a piece of view that is made anew has all its attributes written again.
    view! {
        <div
            class="ranking-row"
            class:focus=is_focus
            role="row"
            aria-rowindex=move || row.with(|row| row.as_ref().and_then(|row| row.rank).map(|rank| (rank + 1).to_string()))
        >
            <span role="cell" class="rank" class:unsure=is_unsure>
                <span class="rank-now">
                    {move || is_unsure.get().then_some("≈")}
                    {move || part(|row| row.rank.map_or_else(|| text::number::MISSING.into(), |rank| rank.to_string()))}
                </span>
                <small class="rank-interval">
                    <span class="visually-hidden">{sure.column}</span>
                    {move || interval.with(|interval| interval.as_ref().map(|(words, _)| words.clone()))}
                    <span class="visually-hidden">{move || is_unsure.get().then_some(sure.unsure)}</span>
                </small>
            </span>
            <span role="cell" class=moved_class>{move || part(|row| words::movement(row.rank, row.official))}</span>
            <span role="cell" class="name">
                <button type="button" aria-pressed=move || is_focus.get().to_string() on:click=choose>{name}</button>
                <span class="ruling">{move || part(|row| row.ruled.clone())}</span>
            </span>
            <span role="cell" class="grade">{move || part(|row| row.grade.clone())}</span>
            <span role="cell" class="number score">{move || part(|row| fixed_or_missing(row.score, 2))}</span>
            <span role="cell" class="bar-cell"></span>
            <span role="cell">
                <button
                    type="button"
                    class="button quiet icon"
                    aria-pressed=move || is_pinned.get().to_string()
                    aria-label=move || {
                        format!("{} {}", if is_pinned.get() { text.unpin } else { text.pin }, name())
                    }
                    on:click=pin
                >
                    <Icon path=icon::PIN />
                </button>
            </span>
        </div>
    }
    .into_any()
}

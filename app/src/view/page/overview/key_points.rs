//! Five cards: score, rank, strength, weakness, rival.

use leptos::prelude::*;

use super::model::{Area, Summary};
use super::{Told, name_of};
use crate::state::{AppState, Scored};
use crate::text::number::{MISSING, fixed, fixed_or_missing};
use crate::text::{self, overview as words};

/// What a card says; the note may be coloured by where it points.
#[derive(Clone, PartialEq)]
struct Card {
    label: &'static str,
    value: String,
    /// Small, after the value.
    unit: String,
    note: String,
    tone: Tone,
}

#[derive(Clone, Copy, PartialEq)]
enum Tone {
    Rise,
    Fall,
    None,
}

impl Tone {
    fn class(self) -> &'static str {
        match self {
            Self::Rise => "stat-note rise",
            Self::Fall => "stat-note fall",
            Self::None => "stat-note",
        }
    }

    /// The colour never stands alone.
    fn arrow(self) -> &'static str {
        match self {
            Self::Rise => "↑ ",
            Self::Fall => "↓ ",
            Self::None => "",
        }
    }
}

#[component]
pub fn KeyPoints(told: Memo<Told>) -> impl IntoView {
    let state = AppState::expect();
    let cards = move || {
        told.with(|told| told.as_ref().map(|(scored, summary)| cards(state, scored, summary))).unwrap_or_default()
    };
    view! {
        <ul class="cards key-points" aria-label=words::overview(state.lang.get_untracked()).cards>
            {move || cards().into_iter().map(|card| view! {
                <li class="card stat">
                    <p class="stat-label">{card.label}</p>
                    <p class="stat-value">{card.value} " " <small>{card.unit}</small></p>
                    <p class=card.tone.class()>
                        <span aria-hidden="true">{card.tone.arrow()}</span>
                        {card.note}
                    </p>
                </li>
            }).collect_view()}
        </ul>
    }
}

fn cards(state: AppState, scored: &Scored, summary: &Summary) -> Vec<Card> {
    let lang = state.lang.get();
    let text = words::overview(lang);
    let decimals = scored.decimals();
    let score = Card {
        label: text.score,
        value: fixed_or_missing(summary.score, decimals),
        unit: String::new(),
        note: summary.grade.as_ref().map_or_else(|| text.not_ranked.to_string(), |grade| words::grade(lang, grade)),
        tone: Tone::None,
    };
    let is_ranked = summary.rank.is_some();
    let rank = Card {
        label: text.rank,
        value: if is_ranked { words::place(lang, summary.rank) } else { MISSING.into() },
        unit: if is_ranked { words::of(lang, summary.n_ranked) } else { String::new() },
        note: movement(state, summary),
        tone: match summary.rank.zip(summary.before.as_ref().and_then(|before| before.rank)) {
            Some((now, before)) if now < before => Tone::Rise,
            Some((now, before)) if now > before => Tone::Fall,
            _ => Tone::None,
        },
    };
    let area = |label, area: &Option<Area>| match area {
        None => Card {
            label,
            value: MISSING.into(),
            unit: String::new(),
            note: text.one_area_only.into(),
            tone: Tone::None,
        },
        Some(area) => Card {
            label,
            value: text::name(lang, &scored.framework().node(area.node).name).to_string(),
            unit: words::place(lang, area.rank),
            note: words::above_median(lang, area.above_median, decimals),
            tone: if area.above_median < 0.0 { Tone::Fall } else { Tone::Rise },
        },
    };
    let rival = match &summary.rival {
        None => Card {
            label: text.ahead,
            value: MISSING.into(),
            unit: String::new(),
            note: text.nobody_near.into(),
            tone: Tone::None,
        },
        Some(rival) => Card {
            label: if rival.is_ahead { text.ahead } else { text.behind },
            value: name_of(state, scored, rival.entity),
            unit: scored.score(rival.entity).map(|score| fixed(score, decimals)).unwrap_or_default(),
            note: words::gap(lang, rival.is_ahead, rival.gap, decimals),
            tone: Tone::None,
        },
    };
    vec![score, rank, area(text.strongest, &summary.strongest), area(text.weakest, &summary.weakest), rival]
}

fn movement(state: AppState, summary: &Summary) -> String {
    let lang = state.lang.get();
    match (&summary.before, summary.rank) {
        (None, _) => {
            words::no_earlier(lang, state.opened.with(|opened| opened.as_ref().map_or(0, |it| it.dataset.panels.len())))
        }
        (Some(before), Some(now)) => match before.rank {
            Some(then) => words::movement(lang, &before.period, now, then),
            None => words::not_ranked_then(lang, &before.period),
        },
        (Some(_), None) => words::overview(lang).not_ranked.to_string(),
    }
}

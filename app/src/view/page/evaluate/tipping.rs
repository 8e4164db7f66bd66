//! What a slider's track shows before it is moved: where the order of the first few, or the place of the park in focus, tips.

use leptos::prelude::*;
use scoring::model::NodeId;
use scoring::reach::{Slider, TippingPoint, tipping};

use super::ground::{Ground, Reach};
use crate::state::AppState;
use crate::text::reach as words;

/// How many places from the top are watched.
const N_FIRST: usize = 3;
/// A tipping point this near is where the slider stands.
const HERE: f64 = 1e-9;

/// One mark on the track.
#[derive(Clone, Copy, PartialEq)]
struct Mark {
    /// Share of the parent, 0 to 1.
    share: f64,
    /// It is about the park in focus.
    is_own: bool,
}

/// Marks, and the nearest tipping point in each direction in words.
#[derive(Clone, Default, PartialEq)]
pub struct Track {
    marks: Vec<Mark>,
    above: Option<String>,
    below: Option<String>,
    /// The slider moves something, and yet nothing watched ever changes.
    is_calm: bool,
}

/// The track of a node's slider; empty where nothing can be said.
pub fn track(state: AppState, id: NodeId) -> Memo<Track> {
    let reach = expect_context::<Reach>();
    Memo::new(move |_| {
        reach.0.with(|ground| ground.as_ref().and_then(|ground| of(state, ground, id))).unwrap_or_default()
    })
}

fn of(state: AppState, ground: &Ground, id: NodeId) -> Option<Track> {
    let standing = ground.standing();
    let focus = ground.focus();
    let slider = Slider::of(&standing, id).ok()?;
    let share = slider.share;
    let pins: Vec<usize> = focus.into_iter().collect();
    let found = tipping(&standing, slider, N_FIRST, &pins).ok()?;
    let own = found.pins.first().map(Vec::as_slice).unwrap_or_default();
    let all = || found.best.iter().chain(own);
    let is_own = |point: &TippingPoint| Some(point.riser) == focus || Some(point.faller) == focus;
    let marks = all().map(|point| Mark { share: point.share, is_own: is_own(point) }).collect();
    let nearer = |a: &&TippingPoint, b: &&TippingPoint| (a.share - share).abs().total_cmp(&(b.share - share).abs());
    let above = all().filter(|point| point.share > share + HERE).min_by(nearer);
    let below = all().filter(|point| point.share < share - HERE).min_by(nearer);
    let lang = state.lang.get_untracked();
    let name = |entity: usize| ground.name(state, entity);
    Some(Track {
        is_calm: all().next().is_none(),
        above: above.map(|at| words::tips_above(lang, at.share, &name(at.riser), &name(at.faller))),
        // Going down, who is ahead at smaller shares passes who was ahead at larger ones.
        below: below.map(|at| words::tips_below(lang, at.share, &name(at.faller), &name(at.riser))),
        marks,
    })
}

/// The marks over a slider.
#[component]
pub fn Marks(track: Memo<Track>) -> impl IntoView {
    let marks = move || {
        track.with(|track| {
            let mark = |mark: &Mark| {
                view! { <i class:own=mark.is_own style:inset-inline-start=format!("{}%", mark.share * 100.0)></i> }
            };
            track.marks.iter().map(mark).collect_view()
        })
    };
    view! { <span class="tipping-marks" aria-hidden="true">{marks}</span> }
}

/// The nearest tipping points in words.
#[component]
pub fn TippingNote(track: Memo<Track>) -> impl IntoView {
    let state = AppState::expect();
    let calm = words::reach(state.lang.get_untracked()).calm;
    view! {
        <p class="small muted tipping-note">
            {move || track.with(|track| track.above.clone().map(|line| view! { <span>{line}</span> }))}
            {move || track.with(|track| track.below.clone().map(|line| view! { <span>{line}</span> }))}
            {move || track.with(|track| track.is_calm.then_some(calm))}
        </p>
    }
}

//! What comes after the first paint: pages, charts and dialogs of a part that the application may have to fetch first.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;
use scoring::pipeline::Methods;

use super::page::{Certainty, Compare, Data, Evaluate, Indicators, OverviewCharts, Revenue, Schemes, Told};
use super::part::scenario_menu::ScenarioActions;
use super::part::settings::SettingsForm;
use crate::state::AppState;
use crate::text::frame as words;

/// What the later part draws.
#[derive(Clone, Copy)]
pub enum Piece {
    OverviewCharts(Memo<Told>),
    Evaluate,
    Certainty,
    Compare,
    Indicators,
    Schemes,
    Revenue,
    Data,
    ScenarioActions,
    Settings,
    /// Nothing to see: brings what finds weights and ranks by a method.
    Methods,
}

/// Draws a piece. Whoever builds the application decides in which file this function and all it needs are kept.
pub fn draw(piece: Piece) -> AnyView {
    match piece {
        Piece::OverviewCharts(told) => view! { <OverviewCharts told /> }.into_any(),
        Piece::Evaluate => view! { <Evaluate /> }.into_any(),
        Piece::Certainty => view! { <Certainty /> }.into_any(),
        Piece::Compare => view! { <Compare /> }.into_any(),
        Piece::Indicators => view! { <Indicators /> }.into_any(),
        Piece::Schemes => view! { <Schemes /> }.into_any(),
        Piece::Revenue => view! { <Revenue /> }.into_any(),
        Piece::Data => view! { <Data /> }.into_any(),
        Piece::ScenarioActions => view! { <ScenarioActions /> }.into_any(),
        Piece::Settings => view! { <SettingsForm /> }.into_any(),
        Piece::Methods => {
            let derived = AppState::expect().derived;
            // Not while it is drawn: what is drawn hangs on it.
            Effect::new(move || derived.bring_methods(Methods::ALL));
            ().into_any()
        }
    }
}

/// Where the later part comes from.
#[derive(Clone, Copy)]
pub struct LaterSource {
    /// Fetches it; false when that failed, after which it can be asked again.
    pub fetch: fn() -> Pin<Box<dyn Future<Output = bool>>>,
    /// Draws a piece at once; `None` before the part is there.
    pub draw: fn(Piece) -> Option<AnyView>,
}

/// Whether the later part has arrived.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Arrival {
    NotAsked,
    Awaited,
    Here,
    Failed,
}

/// The later part as [`Later`] finds it in the context.
#[derive(Clone, Copy)]
pub struct LaterPart {
    source: LaterSource,
    arrival: RwSignal<Arrival>,
}

impl LaterPart {
    /// Provides it to everything below; nothing is fetched yet.
    pub fn provide(source: LaterSource) {
        provide_context(Self { source, arrival: RwSignal::new(Arrival::NotAsked) });
    }

    /// Fetches it unless it is there or on its way.
    fn ask(self) {
        if matches!(self.arrival.get_untracked(), Arrival::Here | Arrival::Awaited) {
            return;
        }
        self.arrival.set(Arrival::Awaited);
        spawn_local(async move {
            let is_here = (self.source.fetch)().await;
            self.arrival.set(if is_here { Arrival::Here } else { Arrival::Failed });
        });
    }
}

/// A piece of the later part; until it is there, `waiting`.
#[component]
pub fn Later(piece: Piece, #[prop(optional, into)] waiting: ViewFn) -> impl IntoView {
    let part = expect_context::<LaterPart>();
    part.ask();
    move || match part.arrival.get() {
        Arrival::Failed => view! { <Missing /> }.into_any(),
        Arrival::Here => (part.source.draw)(piece).unwrap_or_else(|| waiting.run()),
        Arrival::NotAsked | Arrival::Awaited => waiting.run(),
    }
}

/// Stands where a page will be, with a heading to land on.
#[component]
pub fn PageComing(
    /// The page's name.
    title: &'static str,
) -> impl IntoView {
    let text = words::frame(AppState::expect().lang.get_untracked());
    view! {
        <div class="page-head" aria-busy="true">
            <h1 tabindex="-1">{title}</h1>
        </div>
        <p class="empty" role="status">{text.loading_page}</p>
    }
}

/// The part did not arrive: says so and offers to try again.
#[component]
fn Missing() -> impl IntoView {
    let part = expect_context::<LaterPart>();
    let text = words::frame(AppState::expect().lang.get_untracked());
    view! {
        <div class="callout danger" role="alert">
            <p>{text.part_missing}</p>
            <button type="button" class="button" on:click=move |_| part.ask()>{text.retry}</button>
        </div>
    }
}

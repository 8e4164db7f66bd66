//! What comes after the first paint: pages, charts and dialogs, in parts that the application may have to fetch first.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;
use scoring::pipeline::Methods;

use super::page::{
    Certainty, Compare, Data, Evaluate, FindWeights, Indicators, MethodBar, OverviewCharts, Report, Revenue, Schemes,
    TakeAway, Told,
};
use super::part::scenario_menu::ScenarioActions;
use super::part::score_error::ScoreError;
use super::part::settings::SettingsForm;
use super::part::whole_file::WholeFile;
use crate::state::AppState;
use crate::text::frame as words;

/// What is drawn later, by the part that draws it.
#[derive(Clone, Copy)]
pub enum Piece {
    Sight(Sight),
    Study(Study),
    Method(Method),
    Revenue,
    Data(DataPiece),
}

/// What most people see: most pages, and what stands on all of them.
#[derive(Clone, Copy)]
pub enum Sight {
    OverviewCharts(Memo<Told>),
    Evaluate,
    Certainty,
    ScenarioActions,
    Settings,
    ScoreError,
}

/// What words every problem of the data.
#[derive(Clone, Copy)]
pub enum DataPiece {
    Page,
    Report,
}

/// The pages for a closer look: how parks compare, how indicators hang together, what schemes say.
#[derive(Clone, Copy)]
pub enum Study {
    Compare,
    Indicators,
    Schemes,
    /// The data, a template and the report, to be taken away.
    TakeAway,
    /// The whole dashboard as one file; the name is its choice's.
    WholeFile(&'static str),
}

/// What chooses methods; with it comes what carries them out.
#[derive(Clone, Copy)]
pub enum Method {
    Bar,
    FindWeights,
    /// Nothing to see: only the methods themselves.
    Nothing,
}

/// Draws a piece. Whoever builds the application decides in which file this function and all it needs are kept.
pub fn draw_sight(piece: Sight) -> AnyView {
    match piece {
        Sight::OverviewCharts(told) => view! { <OverviewCharts told /> }.into_any(),
        Sight::Evaluate => view! { <Evaluate /> }.into_any(),
        Sight::Certainty => view! { <Certainty /> }.into_any(),
        Sight::ScenarioActions => view! { <ScenarioActions /> }.into_any(),
        Sight::Settings => view! { <SettingsForm /> }.into_any(),
        Sight::ScoreError => view! { <ScoreError /> }.into_any(),
    }
}

/// As [`draw_sight`].
pub fn draw_study(piece: Study) -> AnyView {
    match piece {
        Study::Compare => view! { <Compare /> }.into_any(),
        Study::Indicators => view! { <Indicators /> }.into_any(),
        Study::Schemes => view! { <Schemes /> }.into_any(),
        Study::TakeAway => view! { <TakeAway /> }.into_any(),
        Study::WholeFile(name) => view! { <WholeFile name /> }.into_any(),
    }
}

/// As [`draw_sight`]: the plans of income, on one page.
pub fn draw_revenue() -> AnyView {
    view! { <Revenue /> }.into_any()
}

/// As [`draw_sight`]: what is open, what was found in it, and what a person mends.
pub fn draw_data(piece: DataPiece) -> AnyView {
    match piece {
        DataPiece::Page => view! { <Data /> }.into_any(),
        DataPiece::Report => view! { <Report /> }.into_any(),
    }
}

/// As [`draw_sight`], and brings the methods.
pub fn draw_method(piece: Method) -> AnyView {
    let derived = AppState::expect().derived;
    // Not while it is drawn: what is drawn hangs on it.
    Effect::new(move || derived.bring_methods(Methods::ALL));
    match piece {
        Method::Bar => view! { <MethodBar /> }.into_any(),
        Method::FindWeights => view! { <FindWeights /> }.into_any(),
        Method::Nothing => ().into_any(),
    }
}

/// Where the parts come from.
#[derive(Clone, Copy)]
pub struct LaterSource {
    /// Fetches the part that a piece belongs to; false when that failed, after which it can be asked again.
    pub fetch: fn(Piece) -> Pin<Box<dyn Future<Output = bool>>>,
    /// Draws a piece at once; `None` before its part is there.
    pub draw: fn(Piece) -> Option<AnyView>,
}

/// Whether a part has arrived.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Arrival {
    NotAsked,
    Awaited,
    Here,
    Failed,
}

/// The parts as [`Later`] finds them in the context.
#[derive(Clone, Copy)]
pub struct LaterParts {
    source: LaterSource,
    sight: RwSignal<Arrival>,
    study: RwSignal<Arrival>,
    method: RwSignal<Arrival>,
    revenue: RwSignal<Arrival>,
    data: RwSignal<Arrival>,
}

impl LaterParts {
    /// Provides them to everything below; nothing is fetched yet.
    pub fn provide(source: LaterSource) {
        let not_asked = || RwSignal::new(Arrival::NotAsked);
        provide_context(Self {
            source,
            sight: not_asked(),
            study: not_asked(),
            method: not_asked(),
            revenue: not_asked(),
            data: not_asked(),
        });
    }

    fn arrival(self, piece: Piece) -> RwSignal<Arrival> {
        match piece {
            Piece::Sight(_) => self.sight,
            Piece::Study(_) => self.study,
            Piece::Method(_) => self.method,
            Piece::Revenue => self.revenue,
            Piece::Data(_) => self.data,
        }
    }

    /// Fetches a piece's part unless it is there or on its way.
    fn ask(self, piece: Piece) {
        let arrival = self.arrival(piece);
        if matches!(arrival.get_untracked(), Arrival::Here | Arrival::Awaited) {
            return;
        }
        arrival.set(Arrival::Awaited);
        spawn_local(async move {
            let is_here = (self.source.fetch)(piece).await;
            arrival.set(if is_here { Arrival::Here } else { Arrival::Failed });
        });
    }
}

/// A piece that is drawn later; until its part is there, `waiting`.
#[component]
pub fn Later(piece: Piece, #[prop(optional, into)] waiting: ViewFn) -> impl IntoView {
    let parts = expect_context::<LaterParts>();
    parts.ask(piece);
    move || match parts.arrival(piece).get() {
        Arrival::Failed => view! { <Missing piece /> }.into_any(),
        Arrival::Here => (parts.source.draw)(piece).unwrap_or_else(|| waiting.run()),
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
fn Missing(piece: Piece) -> impl IntoView {
    let parts = expect_context::<LaterParts>();
    let text = words::frame(AppState::expect().lang.get_untracked());
    view! {
        <div class="callout danger" role="alert">
            <p>{text.part_missing}</p>
            <button type="button" class="button" on:click=move |_| parts.ask(piece)>{text.retry}</button>
        </div>
    }
}

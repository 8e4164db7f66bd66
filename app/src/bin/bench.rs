//! The bench's own page: the Evaluate page over figures that the bench hands in, and one weight to drag. Never shipped.

use app::change::Change;
use app::prefs::Prefs;
use app::route::Route;
use app::state::{AppState, History, Opened, Shared};
use app::view::later::{LaterParts, LaterSource, Piece, draw_data, draw_method, draw_revenue, draw_sight, draw_study};
use app::view::page::Evaluate;
use js_sys::{Array, Float64Array, Object, Reflect};
use leptos::prelude::*;
use scoring::model::{Column, Dataset, Direction, Entity, Framework, Indicator, NodeSpec, Panel, Period, Text};
use scoring::scenario::Scenario;
use wasm_bindgen::prelude::{Closure, JsValue};

/// The indicator whose weight is dragged.
const DRAGGED: &str = "x0";

fn main() {
    console_error_panic_hook::set_once();
    let state = AppState::new(Prefs::default(), Route::parse("#/evaluate"), false);
    mount_to_body(move || {
        provide_context(state);
        // All in one wasm here: there is nothing to wait for.
        LaterParts::provide(LaterSource { fetch: |_| Box::pin(std::future::ready(true)), draw });
        // As in the application, another dataset draws the page anew.
        move || state.opened.with(Option::is_some).then(|| view! { <Evaluate /> })
    });
    let open = Closure::<dyn Fn(Array)>::new(move |columns: Array| open(state, &columns)).into_js_value();
    let drag = Closure::<dyn Fn(f64)>::new(move |weight| drag(state, weight)).into_js_value();
    let doors = Object::new();
    let is_set = Reflect::set(&doors, &"open".into(), &open).is_ok()
        && Reflect::set(&doors, &"drag".into(), &drag).is_ok()
        && Reflect::set(&JsValue::from(window()), &"yuanheng".into(), &doors).is_ok();
    if !is_set {
        leptos::logging::error!("the page takes no properties");
    }
}

fn draw(piece: Piece) -> Option<AnyView> {
    Some(match piece {
        Piece::Sight(piece) => draw_sight(piece),
        Piece::Study(piece) => draw_study(piece),
        Piece::Method(piece) => draw_method(piece),
        Piece::Revenue => draw_revenue(),
        Piece::Data(piece) => draw_data(piece),
    })
}

/// Puts a dataset of these columns on screen, each an indicator of equal weight; entity 7 is called E7.
fn open(state: AppState, columns: &Array) {
    let columns: Vec<Column> =
        columns.iter().map(|column| Column::from_raw(Float64Array::from(column).to_vec())).collect();
    let entity = |at: usize| Entity { id: format!("E{at}"), name: Text::same(format!("E{at}")) };
    let entities = (0..columns.first().map_or(0, Column::len)).map(entity).collect();
    let goal = NodeSpec { code: "goal".into(), name: Text::same("Goal"), parent: None, weight: 1.0, indicator: None };
    let specs = std::iter::once(goal).chain((0..columns.len()).map(indicator)).collect();
    let Ok(framework) = Framework::new(specs) else {
        leptos::logging::error!("the bench's framework is refused");
        return;
    };
    let panel = Panel { period: Period(String::new()), columns, denominators: Vec::new() };
    let dataset = Dataset::new("bench", framework, entities, vec![panel]);
    let official = Scenario::default();
    state.history.set(History::new(official.clone()));
    state.opened.set(Some(Shared::new(Opened {
        dataset,
        problems: Vec::new(),
        official,
        tables: Vec::new(),
        is_builtin: false,
        account: Vec::new(),
    })));
}

fn indicator(at: usize) -> NodeSpec {
    let code = format!("x{at}");
    let indicator = Some(Indicator::measured(Direction::Positive, ""));
    NodeSpec { name: Text::same(code.clone()), code, parent: Some("goal".into()), weight: 1.0, indicator }
}

/// What the slider does as it is dragged.
fn drag(state: AppState, weight: f64) {
    let change = Change::Weight { code: DRAGGED.into() };
    state.act(change, |scenario| {
        scenario.weights.insert(DRAGGED.into(), weight);
    });
}

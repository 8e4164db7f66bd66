//! The page's entry: shows a crash as a page, then mounts the application over the skeleton.

use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use app::app::App;
use app::browser::page;
use app::view::later::{self, DataPiece, LaterSource, Method, Piece, Sight, Study};
use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

fn main() {
    std::panic::set_hook(Box::new(|info| {
        page::report_crash(&info.to_string());
        console_error_panic_hook::hook(info);
    }));
    let Some(root) = page::mount_point() else { return };
    page::clear_skeleton();
    let source = LaterSource { fetch, draw };
    mount_to(root, move || view! { <App later=source /> }).forget();
}

/// A split: what only this function reaches goes into a wasm of its own, so that the first load need not carry it. What several splits
/// reach goes into files that are fetched with each of them.
#[wasm_split(sight, wasm_split_path = leptos::wasm_split, preload(fetch_sight), fallible)]
fn draw_sight(piece: Sight) -> Result<AnyView, SplitLoaderError> {
    Ok(later::draw_sight(piece))
}

#[wasm_split(study, wasm_split_path = leptos::wasm_split, preload(fetch_study), fallible)]
fn draw_study(piece: Study) -> Result<AnyView, SplitLoaderError> {
    Ok(later::draw_study(piece))
}

#[wasm_split(method, wasm_split_path = leptos::wasm_split, preload(fetch_method), fallible)]
fn draw_method(piece: Method) -> Result<AnyView, SplitLoaderError> {
    Ok(later::draw_method(piece))
}

#[wasm_split(revenue, wasm_split_path = leptos::wasm_split, preload(fetch_revenue), fallible)]
fn draw_revenue() -> Result<AnyView, SplitLoaderError> {
    Ok(later::draw_revenue())
}

#[wasm_split(data, wasm_split_path = leptos::wasm_split, preload(fetch_data), fallible)]
fn draw_data(piece: DataPiece) -> Result<AnyView, SplitLoaderError> {
    Ok(later::draw_data(piece))
}

fn fetch(piece: Piece) -> Pin<Box<dyn Future<Output = bool>>> {
    Box::pin(async move {
        let fetched = match piece {
            Piece::Sight(_) => fetch_sight().await,
            Piece::Study(_) => fetch_study().await,
            Piece::Method(_) => fetch_method().await,
            Piece::Revenue => fetch_revenue().await,
            Piece::Data(_) => fetch_data().await,
        };
        fetched.is_ok()
    })
}

fn draw(piece: Piece) -> Option<AnyView> {
    match piece {
        Piece::Sight(piece) => at_once(draw_sight(piece)),
        Piece::Study(piece) => at_once(draw_study(piece)),
        Piece::Method(piece) => at_once(draw_method(piece)),
        Piece::Revenue => at_once(draw_revenue()),
        Piece::Data(piece) => at_once(draw_data(piece)),
    }
}

/// A part that has arrived draws at the first poll, and so within the caller's reactive owner.
fn at_once(drawing: impl Future<Output = Result<AnyView, SplitLoaderError>>) -> Option<AnyView> {
    match pin!(drawing).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(drawn) => drawn.ok(),
        Poll::Pending => None,
    }
}

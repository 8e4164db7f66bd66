//! The page's entry: shows a crash as a page, then mounts the application over the skeleton.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use app::app::App;
use app::browser::page;
use app::view::later::{self, LaterSource, Piece};
use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

fn main() {
    std::panic::set_hook(Box::new(|info| {
        page::report_crash(&info.to_string());
        console_error_panic_hook::hook(info);
    }));
    let Some(root) = page::mount_point() else { return };
    page::clear_skeleton();
    let source = LaterSource { fetch: || Box::pin(async { fetch_later().await.is_ok() }), draw: draw_now };
    mount_to(root, move || view! { <App later=source /> }).forget();
}

/// The split: what only this function reaches goes into a wasm of its own, so that the first load need not carry it.
#[wasm_split(later, wasm_split_path = leptos::wasm_split, preload(fetch_later), fallible)]
fn draw_later(piece: Piece) -> Result<AnyView, SplitLoaderError> {
    Ok(later::draw(piece))
}

/// A part that has arrived draws at the first poll, and so within the caller's reactive owner.
fn draw_now(piece: Piece) -> Option<AnyView> {
    match pin!(draw_later(piece)).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(drawn) => drawn.ok(),
        Poll::Pending => None,
    }
}

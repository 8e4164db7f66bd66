//! Line icons on a 24-unit grid, drawn in the text's colour; always beside a text or under a label.

use leptos::prelude::*;

use crate::route::Page;

pub const UNDO: &str = "M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3";
pub const REDO: &str = "m15 14 5-5-5-5M20 9H10a6 6 0 0 0 0 12h3";
pub const SCENARIO: &str = "M5 4h11l3 3v13H5zM9 4v5h6V4M8 20v-6h8v6";
pub const SETTINGS: &str = "M4 7h10M18 7h2M4 17h2M10 17h10M14 4v6M10 14v6";
pub const LOCKED: &str = "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3";
pub const UNLOCKED: &str = "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 6.6-1.6";
pub const PIN: &str = "M9 4h6l-1 6 3 3H7l3-3zM12 13v7";
pub const CLOSE: &str = "M6 6l12 12M18 6 6 18";
pub const GRIP: &str = "M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01";
pub const UP: &str = "m6 14 6-6 6 6";
pub const DOWN: &str = "m6 10 6 6 6-6";
pub const CHEVRON: &str = "m9 6 6 6-6 6";

/// The icon of a page in the navigation.
pub fn of_page(page: Page) -> &'static str {
    match page {
        Page::Overview => "M4 13h7V4H4zM13 20h7v-9h-7zM4 20h7v-4H4zM13 8h7V4h-7z",
        Page::Evaluate => "M12 4v16M6 20h12M5 8l14-2M5 8l-3 6h6zM19 6l-3 6h6z",
        Page::Certainty => "M4 12h16M4 8v8M20 8v8M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z",
        Page::Compare => "M12 3l8 6-3 10H7L4 9zM12 8l4 3-1.5 5h-5L8 11z",
        Page::Indicators => "M4 20V4M4 20h16M8 20h4v-4H8zM12 16h4v-4h-4zM16 12h4V8h-4zM8 16v-4h4V8h4V4",
        Page::Schemes => "M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7M9 8h3",
        Page::Revenue => "M4 19h16M4 15l5-5 4 3 7-8M15 5h5v5",
        Page::Data | Page::Report | Page::NotFound => {
            "M4 6c0-1.7 16-1.7 16 0v12c0 1.7-16 1.7-16 0zM4 6c0 1.7 16 1.7 16 0M4 12c0 1.7 16 1.7 16 0"
        }
    }
}

#[component]
pub fn Icon(path: &'static str) -> impl IntoView {
    view! { <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=path></path></svg> }
}

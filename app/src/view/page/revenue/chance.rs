//! The plans by chance: fans of cash, what equity adds, all measures side by side, when money is short, one path as a story.

mod calendar;
mod fan;
mod gap;
mod income;
mod sides;
mod status;
mod story;

use leptos::prelude::*;

use calendar::Calendar;
use fan::Fan;
pub use fan::Fanned;
use gap::Gap;
use income::Income;
use sides::Sides;
pub use status::{StatusBar, trouble};
use story::Story;

#[component]
pub fn Chance() -> impl IntoView {
    view! {
        <div class="columns">
            <Fan />
            <Gap />
        </div>
        <Income />
        <Story />
        <Sides />
        <Calendar />
    }
}

//! How things look: theme, and which colour means up.

use leptos::prelude::*;

use super::icon;
use super::modal::Modal;
use crate::prefs::{RiseColour, ThemeChoice};
use crate::state::AppState;
use crate::text::frame as words;
use crate::view::later::{Later, Piece, Sight};

#[component]
pub fn Settings() -> impl IntoView {
    let state = AppState::expect();
    let text = words::frame(state.lang.get_untracked());
    view! {
        <Modal label=text.settings icon_path=icon::SETTINGS>
            <Later piece=Piece::Sight(Sight::Settings) />
        </Modal>
    }
}

/// What the dialog offers.
#[component]
pub fn SettingsForm() -> impl IntoView {
    let state = AppState::expect();
    let text = words::frame(state.lang.get_untracked());
    view! {
        <div class="stack">
            <fieldset class="choices">
                <legend>{text.theme}</legend>
                {[ThemeChoice::Auto, ThemeChoice::Light, ThemeChoice::Dark]
                    .map(|choice| {
                        let label = move || match choice {
                            ThemeChoice::Auto => text.theme_auto,
                            ThemeChoice::Light => text.theme_light,
                            ThemeChoice::Dark => text.theme_dark,
                        };
                        view! {
                            <label class="choice">
                                <input
                                    type="radio"
                                    name="theme"
                                    prop:checked=move || state.prefs.get().theme == choice
                                    on:change=move |_| state.prefs.update(|prefs| prefs.theme = choice)
                                />
                                {label}
                            </label>
                        }
                    })
                    .collect_view()}
            </fieldset>
            <fieldset class="choices">
                <legend>{text.rise}</legend>
                {[RiseColour::Red, RiseColour::Green]
                    .map(|choice| {
                        let label = move || match choice {
                            RiseColour::Red => text.rise_red,
                            RiseColour::Green => text.rise_green,
                        };
                        view! {
                            <label class="choice">
                                <input
                                    type="radio"
                                    name="rise"
                                    prop:checked=move || state.prefs.get().rise == choice
                                    on:change=move |_| state.prefs.update(|prefs| prefs.rise = choice)
                                />
                                {label}
                            </label>
                        }
                    })
                    .collect_view()}
            </fieldset>
        </div>
    }
}

//! A table of figures: a name a row, numbers and texts, perhaps something to press.

use leptos::prelude::*;

use super::heads::heads;
use super::plot::colours;
use crate::chart::scene::Role;
use crate::state::AppState;

/// One cell.
#[derive(Clone)]
pub enum Figure {
    Text(String),
    /// With a smaller text after it.
    Noted(String, String),
    /// A name in the colour that it wears in the charts.
    Coloured(Role, String),
    Badge(&'static str),
    Button {
        text: &'static str,
        /// What it is called for those who do not see the row.
        name: String,
        is_disabled: bool,
        act: Callback<()>,
    },
}

/// Heads, and whether numbers stand below; the first heads the rows' names. `is_tall` scrolls within the card where rows are many.
#[component]
pub fn Figures(
    label: &'static str,
    head: Vec<(&'static str, bool)>,
    #[prop(into)] rows: Signal<Vec<Vec<Figure>>>,
    #[prop(optional)] is_tall: bool,
) -> impl IntoView {
    let heads = heads(&head);
    let row = move |cells: Vec<Figure>| {
        let cells = cells.into_iter().zip(&head).enumerate();
        let cell = |(at, (figure, &(_, is_number))): (usize, (Figure, &(&'static str, bool)))| match at {
            0 => view! { <th scope="row">{shown(figure)}</th> }.into_any(),
            _ => view! { <td class=class_of(is_number)>{shown(figure)}</td> }.into_any(),
        };
        view! { <tr>{cells.map(cell).collect_view()}</tr> }
    };
    view! {
        <div class=if is_tall { "table-scroll tall" } else { "table-scroll" } tabindex="0" role="group" aria-label=label>
            <table class="figures">
                {heads}
                <tbody>{move || rows.get().into_iter().map(&row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn class_of(is_number: bool) -> &'static str {
    if is_number { "number" } else { "" }
}

fn shown(figure: Figure) -> AnyView {
    match figure {
        Figure::Text(text) => text.into_any(),
        Figure::Noted(text, note) => view! { {text} " " <small class="muted">{note}</small> }.into_any(),
        Figure::Coloured(role, text) => {
            let state = AppState::expect();
            let colour = move || colours(state).css(role);
            view! { <i class="swatch" aria-hidden="true" style:background-color=colour></i> {text} }.into_any()
        }
        Figure::Badge(text) => view! { <span class="badge">{text}</span> }.into_any(),
        Figure::Button { text, name, is_disabled, act } => view! {
            <button type="button" class="button" disabled=is_disabled aria-label=name on:click=move |_| act.run(())>
                {text}
            </button>
        }
        .into_any(),
    }
}

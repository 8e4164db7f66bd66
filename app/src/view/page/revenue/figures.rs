//! A table of figures that scrolls within its card, with the unit under the head of each column of money.

use leptos::prelude::*;

use super::Screen;
use crate::state::AppState;

/// The head of a column, and what stands below it.
#[derive(Clone, Copy)]
pub struct Head {
    name: &'static str,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Money,
    Number,
    Words,
}

impl Head {
    pub const fn money(name: &'static str) -> Self {
        Self { name, kind: Kind::Money }
    }

    pub const fn number(name: &'static str) -> Self {
        Self { name, kind: Kind::Number }
    }

    pub const fn words(name: &'static str) -> Self {
        Self { name, kind: Kind::Words }
    }

    fn is_number(self) -> bool {
        self.kind != Kind::Words
    }
}

/// The name of a row and its cells.
pub type Row = (String, Vec<String>);

#[component]
pub fn Figures(
    /// Id of what names the table.
    labelled_by: &'static str,
    /// Heads the names of the rows.
    first: Head,
    heads: Vec<Head>,
    #[prop(into)] rows: Signal<Vec<Row>>,
) -> impl IntoView {
    let lang = AppState::expect().lang.get_untracked();
    let Screen { money, .. } = expect_context();
    let unit = move || view! { <small>{move || money.get().unit(lang)}</small> };
    let head = move |head: &Head| {
        view! {
            <th scope="col" class:number=head.is_number()>{head.name} " " {(head.kind == Kind::Money).then(unit)}</th>
        }
    };
    let titles: Vec<_> = std::iter::once(&first).chain(&heads).map(head).collect();
    let cell = |(cell, head): (String, &Head)| view! { <td class:number=head.is_number()>{cell}</td> };
    let row = move |(name, cells): Row| {
        view! {
            <tr>
                <th scope="row" class:number=first.is_number()>{name}</th>
                {cells.into_iter().zip(&heads).map(cell).collect_view()}
            </tr>
        }
    };
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-labelledby=labelled_by>
            <table class="years">
                <thead>
                    <tr>{titles}</tr>
                </thead>
                <tbody>{move || rows.get().into_iter().map(&row).collect_view()}</tbody>
            </table>
        </div>
    }
}

//! The heads of a table.

use leptos::prelude::*;

/// Names of the columns, and whether numbers stand below, which end where their head does.
pub fn heads(columns: &[(&str, bool)]) -> AnyView {
    let head = |&(name, is_number): &(&str, bool)| {
        view! { <th scope="col" class=is_number.then_some("number")>{name.to_string()}</th> }
    };
    view! {
        <thead>
            <tr>{columns.iter().map(head).collect_view()}</tr>
        </thead>
    }
    .into_any()
}

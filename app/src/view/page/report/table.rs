//! A table of the report: words at the left, numbers at the right, a head that is repeated on every sheet of paper.

use leptos::prelude::*;

/// The first column heads the rows; those from `n_words` on hold numbers.
pub fn table(caption: String, heads: Vec<String>, rows: Vec<Vec<String>>, n_words: usize) -> AnyView {
    let class = move |at: usize| (at >= n_words).then_some("number");
    let head = |(at, head): (usize, String)| view! { <th scope="col" class=class(at)>{head}</th> };
    let row = |cells: Vec<String>| {
        let cells = cells.into_iter().enumerate().map(|(at, cell)| match at {
            0 => view! { <th scope="row" class=class(at)>{cell}</th> }.into_any(),
            _ => view! { <td class=class(at)>{cell}</td> }.into_any(),
        });
        view! { <tr>{cells.collect_view()}</tr> }
    };
    view! {
        <table>
            <caption class="visually-hidden">{caption}</caption>
            <thead><tr>{heads.into_iter().enumerate().map(head).collect_view()}</tr></thead>
            <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

//! Cards of a page that are drawn one after the other, each in a frame of its own, where there is much to look through for them.

use leptos::prelude::*;

/// Makes a card.
pub type Card = Box<dyn Fn() -> AnyView + Send + Sync>;

/// Cells that are looked through within a frame, however many cards do so.
const FEW_CELLS: usize = 200_000;

/// The cards of a dataset with so many cells: all at once where these are few.
#[component]
pub fn InTurn(cards: Vec<Card>, n_cells: usize) -> impl IntoView {
    let n = cards.len();
    let n_drawn = RwSignal::new(if n_cells <= FEW_CELLS { n } else { 1.min(n) });
    if n_drawn.get_untracked() < n {
        draw_next(n_drawn, n);
    }
    let card = |(at, card): (usize, Card)| {
        let is_drawn = Memo::new(move |_| at < n_drawn.get());
        move || is_drawn.get().then(&card)
    };
    view! {
        <div class="stack" aria-busy=move || (n_drawn.get() < n).then_some("true")>
            {cards.into_iter().enumerate().map(card).collect_view()}
        </div>
    }
}

fn draw_next(n_drawn: RwSignal<usize>, n: usize) {
    request_animation_frame(move || {
        // The page may be gone by now.
        let drawn = n_drawn.try_update(|drawn| {
            *drawn += 1;
            *drawn
        });
        if drawn.is_some_and(|drawn| drawn < n) {
            draw_next(n_drawn, n);
        }
    });
}

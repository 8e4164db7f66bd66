//! Cards of a page, and rows of a table, that are drawn one after the other, few in a frame, where there is much to look through for them.

use leptos::prelude::*;

use crate::chart::canvas::turn::takes_frame;
use crate::state::FEW_CELLS;

/// Makes a card.
pub type Card = Box<dyn Fn() -> AnyView + Send + Sync>;

/// The cards of a dataset with so many cells: all at once where these are few.
#[component]
pub fn InTurn(
    cards: Vec<Card>,
    n_cells: usize,
    /// Cards that wait for nothing but their turn.
    n_free: usize,
    /// Whether what the others show has been worked out; true from the first where cells are few.
    is_ready: Signal<bool>,
) -> impl IntoView {
    let n = cards.len();
    let may = move |n_drawn| n_drawn < n_free || is_ready.try_get_untracked().unwrap_or(true);
    let is_long = n_cells > FEW_CELLS;
    let n_drawn = drawn_when(n, if is_long { n_cells } else { 0 }, may);
    let card = |(at, card): (usize, Card)| {
        let is_drawn = Memo::new(move |_| at < n_drawn.get());
        move || is_drawn.get().then(&card)
    };
    view! {
        <div class="stack" class:long=is_long aria-busy=move || (n_drawn.get() < n).then_some("true")>
            {cards.into_iter().enumerate().map(card).collect_view()}
        </div>
    }
}

/// How many of `n` are drawn by now, where each looks through so many cells: all at once where these are few, else as many in a frame as
/// are looked through within it, and one at least.
pub fn drawn_in_turn(n: usize, n_cells_each: usize) -> RwSignal<usize> {
    drawn_when(n, n_cells_each, |_| true)
}

/// As [`drawn_in_turn`], and after so many no more are drawn while `may` says no.
fn drawn_when(n: usize, n_cells_each: usize, may: impl Fn(usize) -> bool + 'static) -> RwSignal<usize> {
    let n_drawn = RwSignal::new(n_at_first(n, n_cells_each));
    if n_drawn.get_untracked() < n {
        draw_next(n_drawn, n, n_a_frame(n_cells_each), Box::new(may));
    }
    n_drawn
}

fn n_at_first(n: usize, n_cells_each: usize) -> usize {
    if n_cells_each.saturating_mul(n) <= FEW_CELLS { n } else { n_a_frame(n_cells_each).min(n) }
}

fn n_a_frame(n_cells_each: usize) -> usize {
    (FEW_CELLS / n_cells_each.max(1)).max(1)
}

fn draw_next(n_drawn: RwSignal<usize>, n: usize, n_a_frame: usize, may: Box<dyn Fn(usize) -> bool>) {
    request_animation_frame(move || {
        // The page may be gone by now.
        let Some(mut drawn) = n_drawn.try_get_untracked() else { return };
        if may(drawn) && takes_frame() {
            drawn += n_a_frame;
            n_drawn.try_set(drawn);
        }
        if drawn < n {
            draw_next(n_drawn, n, n_a_frame, may);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_cells_are_looked_through_at_once_and_many_in_turn() {
        assert_eq!((n_at_first(14, 0), n_at_first(14, FEW_CELLS / 14), n_at_first(0, FEW_CELLS)), (14, 14, 0));
        assert_eq!((n_at_first(14, FEW_CELLS + 1), n_a_frame(FEW_CELLS + 1)), (1, 1));
        assert_eq!((n_at_first(57, FEW_CELLS / 2), n_a_frame(FEW_CELLS / 2)), (2, 2));
    }
}

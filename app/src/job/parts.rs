//! What is large of a dataset on its way from the worker: piece after piece, so that the page takes each within a frame.

use std::cell::Cell;
use std::mem;

use scoring::model::{Column, Dataset, Entity, Panel};

use crate::browser::worker::{Bytes, Content};

pub const TAG_ENTITIES: &str = "entities";
pub const TAG_CELLS: &str = "cells";

/// With so many entities or fewer a dataset travels in one piece.
const FEW: usize = 2_000;
/// Taken up in about two milliseconds.
const ENTITIES_A_PART: usize = 2_000;
/// Taken up in about as long as a worker rests: sent without one, pieces come before the page's frames until all are taken up.
const PARTS_BEFORE_REST: usize = 5;

/// Inside the worker: takes what is large out of a dataset and sends it ahead.
pub async fn send_ahead(dataset: &mut Dataset, send: impl Fn(&str, Content<'_>), rest: impl AsyncFn()) {
    if dataset.entities.len() <= FEW {
        return;
    }
    let n_sent = Cell::new(0_usize);
    let rest_after_some = async || {
        n_sent.set(n_sent.get() + 1);
        if n_sent.get().is_multiple_of(PARTS_BEFORE_REST) {
            rest().await;
        }
    };
    for entities in mem::take(&mut dataset.entities).chunks(ENTITIES_A_PART) {
        // Writing to memory cannot fail; were it to, the page would miss them and say so.
        send(TAG_ENTITIES, Content::Bytes(&postcard::to_allocvec(entities).unwrap_or_default()));
        rest_after_some().await;
    }
    for column in dataset.panels.iter_mut().flat_map(columns) {
        send(TAG_CELLS, Content::Numbers(mem::take(column).raw()));
        rest_after_some().await;
    }
}

/// What came ahead.
#[derive(Debug, Default)]
pub struct Parts {
    entities: Vec<Entity>,
    columns: Vec<Column>,
}

impl Parts {
    /// Takes a piece; false where it is none.
    pub fn take(&mut self, tag: &str, bytes: &Bytes) -> bool {
        match tag {
            TAG_ENTITIES => {
                self.entities.extend(postcard::from_bytes::<Vec<Entity>>(&bytes.to_vec()).unwrap_or_default());
            }
            TAG_CELLS => {
                let column = Column::from_raw(bytes.to_numbers());
                // Counted while the worker goes on, not when the page that shows it is drawn.
                column.n_missing();
                self.columns.push(column);
            }
            _ => return false,
        }
        true
    }

    /// Puts the pieces where they were taken from; false where they are not all there.
    pub fn put_back(&mut self, dataset: &mut Dataset) -> bool {
        if !self.entities.is_empty() {
            dataset.entities = mem::take(&mut self.entities);
            let places = dataset.panels.iter_mut().flat_map(columns);
            places.zip(mem::take(&mut self.columns)).for_each(|(place, column)| *place = column);
        }
        let n = dataset.entities.len();
        dataset.panels.iter_mut().flat_map(columns).all(|column| column.len() == n)
    }
}

fn columns(panel: &mut Panel) -> impl Iterator<Item = &mut Column> {
    panel.columns.iter_mut().chain(&mut panel.denominators)
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::future::Future;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    use scoring::intake::{Input, Utf8Only};
    use scoring::validate::load;

    use super::*;

    fn dataset(n: usize) -> Dataset {
        let rows: String =
            (0..n).map(|at| format!("企业{at},{},{}\n", at % 90, if at % 4 == 0 { "" } else { "2.5" })).collect();
        let text = format!("企业名称,税收（万元）,产值（万元）\n{rows}");
        load(vec![Input::new("a.csv", text)], &Utf8Only).expect("a table").dataset
    }

    /// Sends it and takes it up again, but for the piece at this place.
    fn travelled(dataset: &Dataset, lost: Option<usize>) -> (Dataset, bool, usize) {
        let (mut sent, pieces) = (dataset.clone(), RefCell::new(Vec::new()));
        let send = |tag: &str, content: Content<'_>| {
            let bytes = match content {
                Content::Bytes(bytes) => bytes.to_vec(),
                Content::Numbers(numbers) => numbers.iter().flat_map(|number| number.to_le_bytes()).collect(),
            };
            pieces.borrow_mut().push((tag.to_string(), Bytes::Here(bytes)));
        };
        let n_rests = Cell::new(0);
        {
            let sending = pin!(send_ahead(&mut sent, send, async || n_rests.set(n_rests.get() + 1)));
            assert_eq!(sending.poll(&mut Context::from_waker(Waker::noop())), Poll::Ready(()));
        }
        assert_eq!(n_rests.get(), pieces.borrow().len() / PARTS_BEFORE_REST);
        let mut arrived: Dataset =
            postcard::from_bytes(&postcard::to_allocvec(&sent).expect("bytes")).expect("a dataset");
        let mut parts = Parts::default();
        for (at, (tag, bytes)) in pieces.borrow().iter().enumerate() {
            assert!(Some(at) == lost || parts.take(tag, bytes));
        }
        let is_whole = parts.put_back(&mut arrived);
        (arrived, is_whole, pieces.into_inner().len())
    }

    #[test]
    fn what_is_large_arrives_as_it_was() {
        for (n, n_pieces) in [(5, 0), (FEW, 0), (FEW + 1, 2 + 2), (3 * ENTITIES_A_PART, 3 + 2)] {
            let dataset = dataset(n);
            let (arrived, is_whole, sent) = travelled(&dataset, None);
            assert!(is_whole);
            assert_eq!((arrived, sent), (dataset, n_pieces));
        }
    }

    #[test]
    fn a_missing_piece_is_noticed() {
        let dataset = dataset(FEW + 1);
        assert!((0..4).all(|lost| !travelled(&dataset, Some(lost)).1));
        assert!(!Parts::default().take("answer", &Bytes::Here(Vec::new())));
    }
}

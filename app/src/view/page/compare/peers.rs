//! The parks most like the reference, and in what they are like it.

use leptos::prelude::*;
use scoring::compare::{Amount, Industries, Peer, industries, overlap};
use scoring::model::NodeId;

use super::chooser::compare;
use super::model::{Field, MOST};
use super::name_of;
use crate::state::{AppState, Scored};
use crate::text::number::{MISSING, fixed, fixed_or_missing};
use crate::text::{self, compare as compare_words, standing as words};
use crate::view::part::figures::{Figure, Figures};

const N_PEERS: usize = 8;

/// One line of the table.
#[derive(Clone, PartialEq)]
struct Row {
    peer: Peer,
    /// Where the two are most alike and farthest apart, weights considered.
    alike: Option<NodeId>,
    apart: Option<NodeId>,
    /// Share of industry in common, by enterprises.
    overlap: Option<f64>,
    is_compared: bool,
}

#[component]
pub fn PeersCard(field: Memo<Option<Field>>) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::standing(lang);
    let rows = Memo::new(move |_| field.with(|field| field.as_ref().map(rows).unwrap_or_default()));
    let has_industries = state
        .opened
        .with_untracked(|opened| opened.as_ref().is_some_and(|opened| !opened.dataset.enterprises.is_empty()));
    let finding = move || {
        let field = field.get()?;
        let nearest = rows.with(|rows| rows.first().cloned())?;
        let apart = nearest.apart.map(|id| node_name(state, &field.scored, id));
        let reference = name_of(state, &field, field.reference);
        Some(words::peers_finding(lang, &reference, &name_of(state, &field, nearest.peer.entity), apart.as_deref()))
    };
    let line = move |row: Row| {
        let field_now = field.get()?;
        let (entity, scored) = (row.peer.entity, field_now.scored.clone());
        let name = name_of(state, &field_now, entity);
        let named = |id: Option<NodeId>| Figure::Text(id.map(|id| node_name(state, &scored, id)).unwrap_or_default());
        let action = if row.is_compared {
            Figure::Badge(text.compared)
        } else {
            Figure::Button {
                text: text.add,
                name: compare_words::add(lang, &name),
                is_disabled: field_now.parks.len() >= MOST,
                act: Callback::new(move |()| {
                    compare(state, field, |field| field.with(entity));
                }),
            }
        };
        let mut cells = vec![
            Figure::Text(name),
            Figure::Text(scored.rank(entity).map_or_else(|| MISSING.to_string(), |rank| rank.to_string())),
            Figure::Text(fixed_or_missing(scored.score(entity), scored.decimals())),
            Figure::Text(fixed(row.peer.distance, scored.decimals())),
            Figure::Text(row.peer.shared.to_string()),
        ];
        cells.extend(has_industries.then(|| Figure::Text(words::share(row.overlap))));
        cells.extend([named(row.alike), named(row.apart), action]);
        Some(cells)
    };
    let mut head =
        vec![(text.park, false), (text.rank, true), (text.score, true), (text.distance, true), (text.shared, true)];
    head.extend(has_industries.then_some((text.overlap, true)));
    head.extend([(text.alike_in, false), (text.apart_in, false), (text.action, false)]);
    view! {
        <section class="card" aria-labelledby="compare-peers">
            <h2 id="compare-peers">{text.peers}</h2>
            <Show
                when=move || rows.with(|rows| !rows.is_empty())
                fallback=move || view! { <p class="empty">{text.no_peers}</p> }
            >
                <p class="finding">{finding}</p>
                <Figures
                    label=text.peers
                    head=head.clone()
                    rows=Signal::derive(move || rows.get().into_iter().filter_map(line).collect())
                />
            </Show>
            <p class="small muted">{text.peers_note}</p>
        </section>
    }
}

fn rows(field: &Field) -> Vec<Row> {
    let scored = &field.scored;
    let made_of = industries(scored.dataset(), 2, Amount::Enterprises);
    let row = |peer: Peer| {
        let (alike, apart) = extremes(scored, field.reference, peer.entity);
        let overlap = in_common(&made_of, field.reference, peer.entity);
        Row { alike, apart, overlap, is_compared: field.parks.contains(&peer.entity), peer }
    };
    scored.peers(field.reference, N_PEERS).into_iter().map(row).collect()
}

/// The share of industry two parks have in common; `None` where one has no enterprise.
fn in_common(made_of: &Industries, a: usize, b: usize) -> Option<f64> {
    let row = |entity: usize| made_of.table.get(made_of.place(entity)?);
    overlap(row(a)?, row(b)?).ok()
}

/// The indicators with the smallest and the largest weighted distance, of those with weight that both have.
fn extremes(scored: &Scored, a: usize, b: usize) -> (Option<NodeId>, Option<NodeId>) {
    let leaves = scored.framework().leaves().iter().zip(&scored.prepared.normalised.columns);
    let far = leaves.filter_map(|(&leaf, column)| {
        let weight = scored.weights.effective(leaf);
        let apart = column.get(a)? - column.get(b)?;
        (weight > 0.0).then_some((leaf, weight * apart * apart))
    });
    let far: Vec<(NodeId, f64)> = far.collect();
    let named = |one: Option<&(NodeId, f64)>| one.map(|one| one.0);
    (named(far.iter().min_by(|a, b| a.1.total_cmp(&b.1))), named(far.iter().max_by(|a, b| a.1.total_cmp(&b.1))))
}

fn node_name(state: AppState, scored: &Scored, id: NodeId) -> String {
    let node = scored.framework().nodes().get(id.index());
    node.map(|node| text::name(state.lang.get(), &node.name).to_string()).unwrap_or_default()
}

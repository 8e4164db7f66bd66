//! What the dialog knows of the page: whose weights can be found, what they are now, who stands first.

use leptos::prelude::{GetUntracked, WithUntracked};
use scoring::model::{Framework, NodeId};

use super::draft::{Facts, Target};
use crate::state::AppState;
use crate::text::{self, weigh as words};

/// Parks that a fresh wished order starts from.
const N_PARKS: usize = 6;

/// Everything that can be weighed, with its name: the pillars, what is below each of them, and the whole.
pub fn targets(state: AppState) -> Vec<(Target, String)> {
    let lang = state.lang.get_untracked();
    let text = words::weigh(lang);
    let below = state.opened.with_untracked(|opened| {
        let Some(opened) = opened else { return Vec::new() };
        let framework = &opened.dataset.framework;
        let named = |&id: &NodeId| {
            let node = framework.node(id);
            let label = words::below(lang, text::name(lang, &node.name), id == framework.root());
            (Target::Below(node.code.clone()), label)
        };
        let several = framework.bottom_up().iter().rev().filter(|id| framework.node(**id).children.len() > 1);
        several.map(named).collect()
    });
    let whole = [(Target::Tree, text.target_tree), (Target::Indicators, text.target_indicators)];
    below.into_iter().chain(whole.map(|(target, label)| (target, label.to_string()))).collect()
}

/// What the target's members are: the children of a node, or all indicators.
fn members(framework: &Framework, target: &Target) -> Vec<NodeId> {
    match target {
        Target::Below(code) => framework.find(code).map(|id| framework.node(id).children.clone()).unwrap_or_default(),
        Target::Indicators => framework.leaves().to_vec(),
        Target::Tree => Vec::new(),
    }
}

/// Codes and names of the target's members.
pub fn named_members(state: AppState, target: &Target) -> Vec<(String, String)> {
    let lang = state.lang.get_untracked();
    state.opened.with_untracked(|opened| {
        let Some(opened) = opened else { return Vec::new() };
        let framework = &opened.dataset.framework;
        let named = |&id: &NodeId| {
            let node = framework.node(id);
            (node.code.clone(), text::name(lang, &node.name).to_string())
        };
        members(framework, target).iter().map(named).collect()
    })
}

pub fn facts(state: AppState, target: &Target) -> Facts {
    let parks = state.derived.live().map_or_else(Vec::new, |live| {
        let id = |entity: usize| live.dataset().entities.get(entity).map(|one| one.id.clone());
        live.window(0..N_PARKS).iter().filter_map(|row| id(row.entity)).collect()
    });
    let (codes, shares) = match target {
        // Judgements are about the children of one node.
        Target::Below(_) => state.opened.with_untracked(|opened| {
            let Some(opened) = opened else { return (Vec::new(), Vec::new()) };
            let framework = &opened.dataset.framework;
            let share = |&id: &NodeId| state.derived.share(id).unwrap_or(0.0);
            let members = members(framework, target);
            let codes = members.iter().map(|&id| framework.node(id).code.clone()).collect();
            (codes, members.iter().map(share).collect())
        }),
        Target::Tree | Target::Indicators => (Vec::new(), Vec::new()),
    };
    Facts { codes, shares, parks }
}

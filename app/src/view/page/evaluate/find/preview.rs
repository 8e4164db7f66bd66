//! What the draft would bring: weights beside those now, and whose rank would move.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use scoring::find::{Account, Fault, FindError, Found, FoundGroup, find_weights};
use scoring::model::{Framework, NodeId};
use scoring::pipeline::{self, EvaluateError, Methods};
use scoring::rank::rank;
use scoring::scenario::{Scenario, WeighScope};
use scoring::weigh::Weights;

use super::draft::Draft;
use crate::prefs::Lang;
use crate::state::{AppState, Live, Prepared, Shared};
use crate::text::{self, problem, weigh as words};

/// How long the draft must rest before it is carried out.
const REST_MS: u32 = 120;
/// Rank changes that are listed.
const N_MOVES: usize = 6;

/// Siblings with their shares of their parent.
#[derive(Clone, Debug, PartialEq)]
pub struct Siblings {
    pub parent: String,
    /// Name, share now, share then.
    pub rows: Vec<(String, f64, f64)>,
}

/// One park's rank before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    pub name: String,
    pub before: u32,
    pub after: u32,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    pub groups: Vec<Siblings>,
    /// Groups that the method cannot weigh, and why.
    pub left_official: Vec<String>,
    /// What the way says about the draft's own target; for all levels, nothing.
    pub account: Option<Account>,
    /// Those whose rank moves, best first, as many as are listed.
    pub moves: Vec<Move>,
    pub n_more: usize,
}

pub type Outcome = Option<Result<Preview, String>>;

/// The draft carried out, whenever it comes to rest.
pub fn rested(state: AppState, draft: RwSignal<Draft>) -> RwSignal<Outcome> {
    let outcome = RwSignal::new(None);
    let timer = StoredValue::new_local(None::<Timeout>);
    Effect::new(move || {
        let draft = draft.get();
        let live = state.derived.live();
        let prepared = state.derived.prepared.get();
        let run = move || outcome.set(preview(state, &draft, live.as_ref(), prepared.as_ref()));
        timer.set_value(Some(Timeout::new(REST_MS, run)));
    });
    outcome
}

fn preview(
    state: AppState,
    draft: &Draft,
    live: Option<&Live>,
    prepared: Option<&Result<Shared<Prepared>, EvaluateError>>,
) -> Outcome {
    let lang = state.lang.get_untracked();
    let prepared = match prepared? {
        Ok(prepared) => prepared,
        Err(error) => return Some(Err(problem::evaluate_error(lang, error))),
    };
    let framework = &prepared.opened.dataset.framework;
    let mut scenario = state.scenario.get_untracked();
    draft.apply(framework, &mut scenario, |id| state.derived.share(id));
    let carried = carry_out(prepared, &scenario);
    Some(match carried {
        Ok((found, weights, ranks)) => {
            let moves = live.map(|live| moves(lang, live, &ranks)).unwrap_or_default();
            let n_more = moves.len().saturating_sub(N_MOVES);
            Ok(Preview {
                groups: siblings(lang, framework, draft, &found, |id| state.derived.share(id).unwrap_or(0.0), &weights),
                left_official: left_official(lang, prepared, &found),
                account: own_account(framework, draft, &found),
                moves: moves.into_iter().take(N_MOVES).collect(),
                n_more,
            })
        }
        Err(EvaluateError::Find(FindError::Way { fault, .. })) => Err(worded(lang, prepared, &fault)),
        Err(error) => Err(problem::evaluate_error(lang, &error)),
    })
}

type Carried = (Found, Weights, Vec<Option<u32>>);

fn carry_out(prepared: &Prepared, scenario: &Scenario) -> Result<Carried, EvaluateError> {
    let framework = &prepared.opened.dataset.framework;
    let found = find_weights(&prepared.ground(), scenario)?;
    let weights = Weights::over(framework, &found.base, &scenario.weights, &scenario.drop)?;
    let (figures, lay_out) = (&prepared.treated.columns, Methods::ALL.lay_out);
    let (scores, _) = pipeline::score(framework, figures, &prepared.normalised, &weights, scenario, lay_out)?;
    let ranks = rank(scores.goal(), &prepared.included).rank;
    Ok((found, weights, ranks))
}

/// A fault with names in place of codes and ids.
pub fn worded(lang: Lang, prepared: &Prepared, fault: &Fault) -> String {
    let dataset = &prepared.opened.dataset;
    let name = |code: &str| {
        let node = dataset.framework.find(code).map(|id| &dataset.framework.node(id).name);
        let named = node.or_else(|| dataset.find(code).and_then(|at| dataset.entities.get(at)).map(|one| &one.name));
        named.map_or_else(|| code.to_string(), |named| text::name(lang, named).to_string())
    };
    words::fault::fault(lang, fault, &name)
}

/// Of every group: what it has now and then. Only the draft's own group where it is about one.
fn siblings(
    lang: Lang,
    framework: &Framework,
    draft: &Draft,
    found: &Found,
    now: impl Fn(NodeId) -> f64,
    then: &Weights,
) -> Vec<Siblings> {
    let is_shown = |id: NodeId| match &draft.target {
        super::draft::Target::Below(code) => framework.node(id).code == *code,
        _ => found.groups.iter().any(|group| group.parent == id || group.scope == WeighScope::Indicators),
    };
    let parents = framework.bottom_up().iter().rev().copied().filter(|&id| !framework.node(id).children.is_empty());
    let name = |id: NodeId| text::name(lang, &framework.node(id).name).to_string();
    parents
        .filter(|&id| then.is_active(id) && is_shown(id))
        .map(|id| Siblings {
            parent: words::below(lang, &name(id), id == framework.root()),
            rows: framework
                .node(id)
                .children
                .iter()
                .filter(|child| then.is_active(**child))
                .map(|&child| (name(child), now(child), then.share(child)))
                .collect(),
        })
        .collect()
}

/// Groups that kept their official weights, worded.
pub fn left_official(lang: Lang, prepared: &Prepared, found: &Found) -> Vec<String> {
    let framework = &prepared.opened.dataset.framework;
    let of_group = |group: &FoundGroup| {
        let fault = group.result.as_ref().err()?;
        let name = text::name(lang, &framework.node(group.parent).name);
        let below = words::below(lang, name, group.parent == framework.root());
        Some(words::stays_official(lang, &below, &worded(lang, prepared, fault)))
    };
    found.groups.iter().filter_map(of_group).collect()
}

fn own_account(framework: &Framework, draft: &Draft, found: &Found) -> Option<Account> {
    let is_own = |group: &&FoundGroup| match &draft.target {
        super::draft::Target::Below(code) => framework.node(group.parent).code == *code,
        super::draft::Target::Indicators => group.scope == WeighScope::Indicators,
        super::draft::Target::Tree => false,
    };
    found.groups.iter().find(is_own)?.result.as_ref().ok().cloned()
}

fn moves(lang: Lang, live: &Live, after: &[Option<u32>]) -> Vec<Move> {
    let mut moves = Vec::new();
    for row in live.window(0..live.n_ranked()) {
        let Some(after) = after.get(row.entity).copied().flatten().filter(|after| *after != row.rank) else { continue };
        let name = live.dataset().entities.get(row.entity).map(|one| text::name(lang, &one.name).to_string());
        moves.push(Move { name: name.unwrap_or_default(), before: row.rank, after });
    }
    moves.sort_by_key(|one| one.after);
    moves
}

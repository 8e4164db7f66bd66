//! By what parks are ranked: the score, or a decision method over indicators or pillars.

use leptos::prelude::*;
use scoring::scenario::{Criteria, RankMethod, word};

use super::parameters::Parameters;
use crate::change::Change;
use crate::state::AppState;
use crate::text;
use crate::text::method::{self, labels};
use crate::view::part::choice::{Choice, Group};

/// Names listed of those that could not be compared.
const N_NAMED: usize = 5;

#[component]
pub fn Ranking() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = labels(lang);
    let now = Memo::new(move |_| state.scenario.with(|now| now.rank.method));
    let groups = Signal::stored(Group::runs(RankMethod::ALL.map(|one| {
        let (group, name) = (method::rank_group(lang, one), method::rank_name(lang, one));
        (group.to_string(), word(one), name.to_string())
    })));
    let choose = Callback::new(move |key: String| {
        let Some(chosen) = RankMethod::ALL.into_iter().find(|one| word(one) == key) else { return };
        state.act(Change::Ranking, |scenario| scenario.rank.method = chosen);
        state.settle();
    });
    let shown = Signal::derive(move || word(now.get()));
    let about = Signal::derive(move || method::rank_about(lang, now.get()).to_string());
    let is_decision = move || now.get() != RankMethod::Aggregate;
    view! {
        <div class="method-step wide">
            <Choice id="method-rank" label=text.rank groups now=shown choose about />
            <Show when=is_decision>
                <div class="row">
                    <Over />
                    <Parameters />
                </div>
                <LeftOut />
            </Show>
        </div>
    }
}

#[component]
fn Over() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = labels(lang);
    let all = [Criteria::Indicators, Criteria::Normalised, Criteria::Pillars];
    let groups =
        Signal::stored(Group::plain(all.map(|one| (word(one), method::criteria(lang, one).to_string())).to_vec()));
    let now = Signal::derive(move || state.scenario.with(|now| word(now.rank.over)));
    let choose = Callback::new(move |key: String| {
        let Some(chosen) = all.into_iter().find(|one| word(one) == key) else { return };
        state.act(Change::Ranking, |scenario| scenario.rank.over = chosen);
        state.settle();
    });
    view! { <Choice id="rank-over" label=text.over groups now choose /> }
}

/// Who could not be compared, and that ranks wait for a slider to rest.
#[component]
fn LeftOut() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = labels(lang);
    let message = Memo::new(move |_| {
        let live = state.derived.live()?;
        let decided = live.decided()?;
        let name = |&entity: &usize| {
            let entity = live.dataset().entities.get(entity);
            entity.map(|one| text::name(lang, &one.name).to_string()).unwrap_or_default()
        };
        let names: Vec<String> = decided.left_out.iter().take(N_NAMED).map(name).collect();
        let n = decided.left_out.len();
        (n > 0).then(|| method::left_out(lang, &names, n))
    });
    let is_stale = move || state.derived.live().is_some_and(|live| live.is_stale());
    view! {
        <div role="status">
            {move || message.get().map(|message| view! { <p class="callout warning">{message}</p> })}
            <Show when=is_stale>
                <p class="small muted">{text.waiting}</p>
            </Show>
        </div>
    }
}

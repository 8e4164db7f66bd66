//! The parameters of the chosen way to rank, and no others.

use leptos::prelude::*;
use scoring::scenario::{
    CriterionScale, FuzzyOperator, PenaltySign, PreferenceCurve, RankBy, RankKind, RankMethod, word,
};

use super::field::NumberField;
use super::grades::GradePoints;
use crate::change::Change;
use crate::state::AppState;
use crate::text::method::{self, labels};
use crate::view::part::choice::{Choice, Group};

/// One number: where it is in the scenario, which methods have it, and what it is when left empty.
struct Number {
    id: &'static str,
    label: &'static str,
    preset: &'static str,
    read: fn(&RankBy) -> Option<f64>,
    write: fn(&mut RankBy, Option<f64>),
    is_used: fn(&RankBy) -> bool,
}

#[component]
pub fn Parameters() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = labels(lang);
    let numbers = [
        Number {
            id: "rank-lambda",
            label: text.lambda,
            preset: "0.5",
            read: |rank| rank.lambda,
            write: |rank, value| rank.lambda = value,
            is_used: |rank| matches!(rank.method, RankMethod::Waspas | RankMethod::Cocoso),
        },
        Number {
            id: "rank-v",
            label: text.v,
            preset: "0.5",
            read: |rank| rank.v,
            write: |rank, value| rank.v = value,
            is_used: |rank| rank.method == RankMethod::Vikor,
        },
        Number {
            id: "rank-zeta",
            label: text.zeta,
            preset: "0.5",
            read: |rank| rank.zeta,
            write: |rank, value| rank.zeta = value,
            is_used: |rank| rank.method == RankMethod::Gra,
        },
        Number {
            id: "rank-tau",
            label: text.tau,
            preset: "0.02",
            read: |rank| rank.tau,
            write: |rank, value| rank.tau = value,
            is_used: |rank| rank.method == RankMethod::Codas,
        },
        Number {
            id: "rank-q",
            label: text.q,
            preset: "0.05",
            read: |rank| rank.q,
            write: |rank, value| rank.q = value,
            is_used: |rank| rank.method == RankMethod::Electre3 || curve_has(rank, 0),
        },
        Number {
            id: "rank-p",
            label: text.p,
            preset: "0.25",
            read: |rank| rank.p,
            write: |rank, value| rank.p = value,
            is_used: |rank| rank.method == RankMethod::Electre3 || curve_has(rank, 1),
        },
        Number {
            id: "rank-s",
            label: text.s,
            preset: "0.15",
            read: |rank| rank.s,
            write: |rank, value| rank.s = value,
            is_used: |rank| curve_has(rank, 2),
        },
        Number {
            id: "rank-veto",
            label: text.veto,
            preset: "",
            read: |rank| rank.veto,
            write: |rank, value| rank.veto = value,
            is_used: |rank| rank.method == RankMethod::Electre3,
        },
    ];
    let fields = numbers.map(|number| {
        let Number { id, label, preset, read, write, is_used } = number;
        let now = Signal::derive(move || state.scenario.with(|now| read(&now.rank)));
        let take = Callback::new(move |value: Option<f64>| {
            let mut rank = state.scenario.with_untracked(|now| now.rank.clone());
            write(&mut rank, value);
            let fits = rank.bad_numbers().is_empty();
            if fits {
                state.act(Change::Ranking, |scenario| scenario.rank = rank);
            }
            fits
        });
        let is_shown = Memo::new(move |_| state.scenario.with(|now| is_used(&now.rank)));
        view! {
            <Show when=move || is_shown.get()>
                <NumberField id label now preset take />
            </Show>
        }
    });
    let is = move |methods: &'static [RankMethod]| {
        let shown = Memo::new(move |_| state.scenario.with(|now| methods.contains(&now.rank.method)));
        move || shown.get()
    };
    let scaled: &[RankMethod] = &[
        RankMethod::WeightedSum,
        RankMethod::WeightedProduct,
        RankMethod::Waspas,
        RankMethod::Topsis,
        RankMethod::Gra,
    ];
    view! {
        <Show when=is(scaled)>
            <ScaleChoice />
        </Show>
        <Show when=is(&[RankMethod::Promethee2])>
            <Word
                id="rank-preference"
                label=text.preference
                options=PreferenceCurve::ALL.map(|one| (word(one), method::curve(lang, one).to_string())).to_vec()
                read=|rank| word(rank.preference)
                write=|rank, key| {
                    let chosen = PreferenceCurve::ALL.into_iter().find(|one| word(one) == key);
                    rank.preference = chosen.unwrap_or_default();
                }
            />
        </Show>
        <Show when=is(&[RankMethod::Rsr])>
            <Word
                id="rank-ranks"
                label=text.ranks
                options=vec![
                    (word(RankKind::Integer), text.ranks_integer.to_string()),
                    (word(RankKind::NonInteger), text.ranks_non_integer.to_string()),
                ]
                read=|rank| word(rank.ranks)
                write=|rank, key| {
                    rank.ranks = if key == word(RankKind::NonInteger) { RankKind::NonInteger } else { RankKind::Integer };
                }
            />
        </Show>
        <Show when=is(&[RankMethod::Mpi])>
            <Word
                id="rank-penalty"
                label=text.penalty
                options=vec![
                    (word(PenaltySign::Positive), text.penalty_positive.to_string()),
                    (word(PenaltySign::Negative), text.penalty_negative.to_string()),
                ]
                read=|rank| word(rank.penalty)
                write=|rank, key| {
                    let negative = key == word(PenaltySign::Negative);
                    rank.penalty = if negative { PenaltySign::Negative } else { PenaltySign::Positive };
                }
            />
        </Show>
        <Show when=is(&[RankMethod::Fuzzy])>
            <Word
                id="rank-operator"
                label=text.operator
                options=FuzzyOperator::ALL.map(|one| (word(one), method::operator(lang, one).to_string())).to_vec()
                read=|rank| word(rank.operator)
                write=|rank, key| {
                    let chosen = FuzzyOperator::ALL.into_iter().find(|one| word(one) == key);
                    rank.operator = chosen.unwrap_or_default();
                }
            />
            <GradePoints />
        </Show>
        {fields}
    }
}

/// Whether the chosen preference curve has the threshold: q, p or s.
fn curve_has(rank: &RankBy, at: usize) -> bool {
    rank.method == RankMethod::Promethee2 && rank.preference.thresholds().get(at).copied().unwrap_or(false)
}

/// A parameter that is one of a few words.
#[component]
fn Word(
    id: &'static str,
    label: &'static str,
    options: Vec<(String, String)>,
    read: fn(&RankBy) -> String,
    write: fn(&mut RankBy, &str),
) -> impl IntoView {
    let state = AppState::expect();
    let now = Signal::derive(move || state.scenario.with(|now| read(&now.rank)));
    let choose = Callback::new(move |key: String| {
        state.act(Change::Ranking, |scenario| write(&mut scenario.rank, &key));
        state.settle();
    });
    view! { <Choice id label groups=Signal::stored(Group::plain(options)) now choose /> }
}

/// The scale of the criteria; the first is the one that the method was published with.
#[component]
fn ScaleChoice() -> impl IntoView {
    let lang = AppState::expect().lang.get_untracked();
    let text = labels(lang);
    let mut options = vec![(String::new(), text.as_published.to_string())];
    options.extend(CriterionScale::ALL.map(|one| (word(one), method::scale(lang, one).to_string())));
    view! {
        <Word
            id="rank-scale"
            label=text.scale
            options
            read=|rank| rank.normalise.map(word).unwrap_or_default()
            write=|rank, key| rank.normalise = CriterionScale::ALL.into_iter().find(|one| word(one) == key)
        />
    }
}

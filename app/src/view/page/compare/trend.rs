//! Ranks or scores of the parks over the periods.

use leptos::prelude::*;

use super::model::{Field, changes};
use super::{name_of, role};
use crate::chart::Words;
use crate::chart::spec::{Lines, Series, Vertical};
use crate::state::AppState;
use crate::text::{compare as words, overview};
use crate::view::part::before_rules::{About, BeforeRules};
use crate::view::part::plot::{Plot, periods, score_format};
use crate::view::part::toggle::Toggle;

#[component]
pub fn TrendCard(field: Memo<Option<Field>>) -> impl IntoView {
    let state = AppState::expect();
    let text = words::compare(state.lang.get_untracked());
    let is_rank = RwSignal::new(false);
    view! {
        <section class="card" aria-labelledby="compare-trend">
            <div class="card-head">
                <h2 id="compare-trend">{text.trend}</h2>
                <Toggle
                    label=text.trend_of
                    first=text.score
                    second=text.rank
                    is_second=is_rank
                />
            </div>
            <Plot chart=move || field.with(|field| lines(state, field.as_ref(), is_rank.get())) />
            <BeforeRules about=About::Trend />
        </section>
    }
}

fn lines(state: AppState, field: Option<&Field>, is_rank: bool) -> Lines {
    let lang = state.lang.get();
    let text = words::compare(lang);
    let decimals = if is_rank { 0 } else { field.map_or(2, |field| field.scored.decimals()) };
    let (labels, values, worst) = if is_rank { ranks(state, field) } else { scores(state, field) };
    let name = |place: usize| {
        let field = field?;
        Some(name_of(state, field, *field.parks.get(place)?))
    };
    // A smaller rank is a rise.
    let up = if is_rank { -1.0 } else { 1.0 };
    let known: Vec<(usize, f64)> =
        (changes(&values).into_iter().enumerate()).filter_map(|(place, change)| Some((place, up * change?))).collect();
    let told = |at: Option<&(usize, f64)>| {
        at.and_then(|&(place, by)| Some((name(place)?, words::rose(lang, by, is_rank, decimals))))
    };
    let most = told(known.iter().max_by(|a, b| a.1.total_cmp(&b.1)));
    let least = told(known.iter().min_by(|a, b| a.1.total_cmp(&b.1))).filter(|least| most.as_ref() != Some(least));
    let (from, to) = (labels.first().cloned().unwrap_or_default(), labels.last().cloned().unwrap_or_default());
    let finding = words::trend_finding(
        lang,
        &from,
        &to,
        most.as_ref().map(|(name, by)| (name.as_str(), by.clone())),
        least.as_ref().map(|(name, by)| (name.as_str(), by.clone())),
    );
    let series = values
        .into_iter()
        .enumerate()
        .map(|(place, values)| Series::new(name(place).unwrap_or_default(), role(place), values));
    Lines {
        words: Words {
            title: overview::trend_title(lang, is_rank, &from, &to),
            finding,
            description: if is_rank {
                overview::overview(lang).trend_rank_note
            } else {
                overview::overview(lang).trend_score_note
            }
            .into(),
            category: text.period.into(),
            value: if is_rank { text.rank } else { text.score }.into(),
        },
        periods: periods(&labels),
        series: series.collect(),
        vertical: if is_rank { Vertical::Rank { worst } } else { Vertical::Value },
        fans: Vec::new(),
        callouts: Vec::new(),
        format: score_format(decimals),
    }
}

/// Labels of the periods, values by park and period, and the last rank there is.
type Told = (Vec<String>, Vec<Vec<Option<f64>>>, u32);

fn ranks(state: AppState, field: Option<&Field>) -> Told {
    let (Some(field), Some(standings)) = (field, state.derived.standings.get()) else { return Told::default() };
    let of = |&park: &usize| {
        (0..standings.periods.len()).map(|period| standings.rank(period, park).map(f64::from)).collect()
    };
    let labels = standings.periods.iter().map(|period| period.0.clone()).collect();
    let worst = u32::try_from(standings.most_ranked()).unwrap_or(u32::MAX);
    (labels, field.parks.iter().map(of).collect(), worst)
}

fn scores(state: AppState, field: Option<&Field>) -> Told {
    let trend = state.derived.trend.get().and_then(Result::ok);
    let (Some(field), Some(trend)) = (field, trend) else { return Told::default() };
    let of = |&park: &usize| trend.scores.iter().map(|scores| scores.get(park)).collect();
    let labels = trend.periods.iter().map(|period| period.0.clone()).collect();
    (labels, field.parks.iter().map(of).collect(), 0)
}

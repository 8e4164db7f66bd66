//! Rank or score over the periods.

use leptos::prelude::*;

use super::{Told, name_of};
use crate::chart::Words;
use crate::chart::scene::Role;
use crate::chart::spec::{Lines, Series, Vertical};
use crate::state::AppState;
use crate::text::overview as words;
use crate::view::part::before_rules::{About, BeforeRules};
use crate::view::part::plot::{Plot, periods, score_format};
use crate::view::part::toggle::Toggle;

/// One park's way through the periods.
#[derive(Default)]
struct Course {
    labels: Vec<String>,
    values: Vec<Option<f64>>,
    finding: String,
}

#[component]
pub fn TrendCard(told: Memo<Told>) -> impl IntoView {
    let state = AppState::expect();
    let text = words::overview(state.lang.get_untracked());
    let is_score = RwSignal::new(false);
    view! {
        <section class="card" aria-labelledby="overview-trend">
            <div class="card-head">
                <h2 id="overview-trend">{text.trend}</h2>
                <Toggle
                    label=text.trend_of
                    first=text.rank
                    second=text.score
                    is_second=is_score
                />
            </div>
            <Plot chart=move || told.with(|told| lines(state, told, is_score.get())) />
            <BeforeRules about=About::Trend />
        </section>
    }
}

fn lines(state: AppState, told: &Told, is_score: bool) -> Lines {
    let lang = state.lang.get();
    let text = words::overview(lang);
    let course = if is_score { scores(state, told) } else { ranks(state, told) };
    let Course { labels, values, finding } = course.unwrap_or_default();
    let title = match (labels.first(), labels.last()) {
        (Some(from), Some(to)) => words::trend_title(lang, !is_score, from, to),
        _ => String::new(),
    };
    let most_ranked = state.derived.standings.with(|all| all.as_ref().map_or(1, |all| all.most_ranked()));
    let worst = u32::try_from(most_ranked).unwrap_or(u32::MAX);
    let name = told.as_ref().map(|(scored, summary)| name_of(state, scored, summary.entity)).unwrap_or_default();
    let decimals = if is_score { told.as_ref().map_or(2, |(scored, _)| scored.decimals()) } else { 0 };
    Lines {
        words: Words {
            title,
            finding,
            description: if is_score { text.trend_score_note } else { text.trend_rank_note }.into(),
            category: text.period.into(),
            value: if is_score { text.score } else { text.rank }.into(),
        },
        periods: periods(&labels),
        series: vec![Series::new(name, Role::Accent, values)],
        vertical: if is_score { Vertical::Value } else { Vertical::Rank { worst } },
        fans: Vec::new(),
        callouts: Vec::new(),
        format: score_format(decimals),
    }
}

fn ranks(state: AppState, told: &Told) -> Option<Course> {
    let entity = told.as_ref()?.1.entity;
    let standings = state.derived.standings.get()?;
    let labels: Vec<String> = standings.periods.iter().map(|period| period.0.clone()).collect();
    let ranks: Vec<Option<u32>> = (0..labels.len()).map(|period| standings.rank(period, entity)).collect();
    let finding = words::trend_of_ranks(state.lang.get(), &known(&labels, &ranks));
    Some(Course { values: ranks.into_iter().map(|rank| rank.map(f64::from)).collect(), labels, finding })
}

fn scores(state: AppState, told: &Told) -> Option<Course> {
    let (scored, summary) = told.as_ref()?;
    let trend = state.derived.trend.get()?.ok()?;
    let labels: Vec<String> = trend.periods.iter().map(|period| period.0.clone()).collect();
    let values: Vec<Option<f64>> = trend.scores.iter().map(|scores| scores.get(summary.entity)).collect();
    let finding = words::trend_of_scores(state.lang.get(), &known(&labels, &values), scored.decimals());
    Some(Course { labels, values, finding })
}

/// The periods that have a value, with it.
fn known<T: Copy>(labels: &[String], values: &[Option<T>]) -> Vec<(String, T)> {
    labels.iter().zip(values).filter_map(|(label, value)| Some((label.clone(), (*value)?))).collect()
}

//! The notes at the end: how scores were made, what differs from the official scenario, what the data are and what was found in them.

use leptos::prelude::*;
use scoring::model::NodeId;

use super::super::data::model::gravest_first;
use super::Told;
use super::table::table;
use crate::text::number::percent;
use crate::text::{self, method, problem, report as words, rules, what_if};

/// Problems listed; the rest is counted.
const N_PROBLEMS: usize = 15;

pub fn method_notes(told: &Told) -> AnyView {
    let lang = told.state.lang.get_untracked();
    let text = words::words(lang);
    let scenario = told.state.scenario.get();
    let official = &told.opened.official;
    let group = match &scenario.treat.missing {
        scoring::scenario::Missing::GroupMean { group } => {
            told.opened.dataset.group(group).map(|group| text::name(lang, &group.name).to_string()).unwrap_or_default()
        }
        _ => String::new(),
    };
    let in_force = rules::in_force(lang, &scenario);
    let facts = [
        (text.by, method::rank_name(lang, scenario.rank.method).to_string()),
        (text.scale, method::normalise(lang, scenario.normalise.method).to_string()),
        (text.joining, method::mean(lang, scenario.aggregate.method).to_string()),
        (text.missing, method::missing(lang, &scenario.treat.missing, &group)),
        (text.outliers, method::outliers(lang, scenario.treat.outliers).to_string()),
        (text.rules, in_force),
    ];
    let facts = facts.into_iter().filter(|(_, fact)| !fact.is_empty());
    let framework = told.scored.framework();
    let official_weights = scoring::weigh::Weights::of(framework, &official.weights, &official.drop).ok();
    let share = |id: NodeId| {
        let official = official_weights.as_ref().map(|weights| percent(weights.share(id), 2)).unwrap_or_default();
        vec![
            format!(
                "{}{}",
                "　".repeat(framework.node(id).depth.saturating_sub(1) as usize),
                text::name(lang, &framework.node(id).name)
            ),
            percent(told.scored.weights.share(id), 2),
            official,
        ]
    };
    let nodes = framework.nodes().iter().enumerate().filter(|(_, node)| node.parent.is_some());
    let rows = nodes.map(|(at, _)| share(NodeId(at as u32))).collect();
    let heads = vec![text.part.to_string(), text.weight.to_string(), format!("{} · {}", text.weight, text.official)];
    let assumed: Vec<String> = scenario
        .improve
        .iter()
        .filter_map(|one| {
            let dataset = &told.opened.dataset;
            let park = dataset.entities.get(dataset.find(&one.entity)?)?;
            let before = scenario.before_improved(one, dataset);
            let park = text::name(lang, &park.name);
            Some(what_if::assumed_line(lang, park, &dataset.framework, &one.indicator, before, one.value))
        })
        .collect();
    view! {
        <section>
            <h2>{text.method}</h2>
            <dl class="report-facts">
                {facts.map(|(name, fact)| view! { <div><dt>{name}</dt><dd>{fact}</dd></div> }).collect_view()}
            </dl>
            {(!assumed.is_empty()).then(|| view! {
                <h3>{text.assumed}</h3>
                <ul>{assumed.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            })}
            {table(text.weight.to_string(), heads, rows, 1)}
        </section>
    }
    .into_any()
}

pub fn data_notes(told: &Told) -> AnyView {
    let lang = told.state.lang.get_untracked();
    let text = words::words(lang);
    let dataset = &told.opened.dataset;
    let problems = &told.opened.problems;
    let source = |source: &scoring::model::Source| {
        view! { <li>{format!("{} {}", text::name(lang, &source.title), source.link)}</li> }
    };
    let line = |at: &usize| {
        let worded = problem::problem(lang, problems.get(*at)?);
        Some(view! { <li>{format!("{} {}", worded.place, worded.what)}</li> })
    };
    let listed = gravest_first(problems, None);
    let more = (listed.len() > N_PROBLEMS).then(|| words::more_problems(lang, N_PROBLEMS, listed.len()));
    view! {
        <section>
            <h2>{text.data}</h2>
            <p>{text::name(lang, &dataset.description).to_string()}</p>
            {(!dataset.sources.is_empty()).then(|| view! {
                <h3>{text.source}</h3>
                <ul>{dataset.sources.iter().map(source).collect_view()}</ul>
            })}
            {(!dataset.licence.is_empty()).then(|| view! { <p>{text.licence} " " {dataset.licence.clone()}</p> })}
            {match problems.is_empty() {
                true => view! { <p>{text.no_problem}</p> }.into_any(),
                false => view! { <ul class="small">{listed.iter().take(N_PROBLEMS).filter_map(line).collect_view()}</ul> }.into_any(),
            }}
            {more.map(|more| view! { <p class="small">{more}</p> })}
        </section>
    }
    .into_any()
}

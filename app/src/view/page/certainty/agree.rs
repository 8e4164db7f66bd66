//! Whether other ways to make scores give the same ranking.

use leptos::prelude::*;
use scoring::robust::{Agreement, agreement};

use super::Screen;
use crate::chart::Words;
use crate::chart::format::Format;
use crate::chart::spec::{Cell, Columns, Heatmap};
use crate::prefs::Lang;
use crate::state::{AppState, MethodRanks, Shared};
use crate::text::certainty::{finding, page as words};
use crate::text::number::fixed;
use crate::text::{method, problem};
use crate::view::part::choice::CardChoice;
use crate::view::part::lasting::lasting;
use crate::view::part::plot::Plot;

const MEASURES: [Agreement; 3] = [Agreement::Spearman, Agreement::KendallTauB, Agreement::WeightedSpearman];

/// How agreement is measured, by place in [`MEASURES`].
#[derive(Clone, Copy)]
struct Measure(usize);

#[component]
pub fn AgreeCard() -> impl IntoView {
    let state = AppState::expect();
    let Screen { certain } = expect_context();
    let lang = state.lang.get_untracked();
    let text = words::certainty(lang);
    let measure = lasting(|| RwSignal::new(Measure(0)));
    let names = [text.spearman, text.kendall, text.weighted];
    let options =
        names.into_iter().enumerate().map(|(at, name)| (at.to_string(), name.to_string())).collect::<Vec<_>>();
    let choose = Callback::new(move |key: String| key.parse().into_iter().for_each(|at| measure.set(Measure(at))));
    let refused = move || {
        certain.methods.get().map(|rows| {
            let lines = rows.iter().filter_map(|row| {
                let why = problem::evaluate_error(lang, row.ranks.as_ref().err()?);
                Some(view! { <li>{name(lang, row)} ": " {why}</li> })
            });
            let lines: Vec<_> = lines.collect();
            (!lines.is_empty())
                .then(|| view! { <p class="small muted">{text.not_computed}</p> <ul class="small muted">{lines}</ul> })
        })
    };
    view! {
        <section class="card" aria-labelledby="certainty-agree">
            <div class="card-head">
                <h2 id="certainty-agree">{text.agree}</h2>
                <CardChoice
                    label=text.agree_measure
                    options=Signal::stored(options)
                    now=Signal::derive(move || measure.get().0.to_string())
                    choose
                />
            </div>
            <Show
                when=move || certain.methods.with(Option::is_some)
                fallback=move || view! { <p class="muted">{text.yet_to_come}</p> }
            >
                <Plot chart=move || chart(lang, certain.methods.get(), MEASURES[measure.get().0.min(2)]) />
                {refused}
            </Show>
        </section>
    }
}

fn name(lang: Lang, row: &MethodRanks) -> String {
    let scale = method::normalise(lang, row.normalise);
    let mean = row.mean.map_or(words::certainty(lang).levels_differ, |mean| method::mean(lang, mean));
    format!("{scale} · {mean}")
}

fn chart(lang: Lang, rows: Option<Shared<Vec<MethodRanks>>>, measure: Agreement) -> Heatmap {
    let text = words::certainty(lang);
    let computed: Vec<(String, &Vec<Option<u32>>)> = rows
        .iter()
        .flat_map(|rows| rows.iter())
        .filter_map(|row| Some((name(lang, row), row.ranks.as_ref().ok()?)))
        .collect();
    let values: Vec<Vec<Option<f64>>> = computed
        .iter()
        .map(|(_, first)| computed.iter().map(|(_, second)| agreement(measure, first, second)).collect())
        .collect();
    let own = values.first().map(Vec::as_slice).unwrap_or_default();
    let least = own.iter().enumerate().filter_map(|(at, cell)| Some((at, (*cell)?)));
    let least = least.reduce(|least, one| if one.1 < least.1 { one } else { least });
    let finding = least.and_then(|(at, value)| Some(finding::agree_finding(lang, &computed.get(at)?.0, value)));
    Heatmap {
        words: Words {
            title: String::new(),
            finding: finding.unwrap_or_default(),
            description: text.agree_note.into(),
            category: text.method.into(),
            value: text.agree_measure.into(),
        },
        rows: computed.iter().enumerate().map(|(at, (name, _))| format!("{} {name}", at + 1)).collect(),
        columns: Columns::Short {
            head: text.method.into(),
            names: (1..=computed.len()).map(|at| at.to_string()).collect(),
        },
        cells: values.into_iter().map(|row| row.into_iter().map(Cell::of).collect()).collect(),
        breaks: Vec::new(),
        format: Format::new(|value| fixed(value, 2)),
    }
}

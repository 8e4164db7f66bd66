//! The heat map of correlations, of all indicators or of one pillar's.

use leptos::prelude::*;
use scoring::model::NodeId;
use scoring::multivariate::{Coefficient, Correlations, flag_pairs};

use super::basis::Basis;
use super::{Study, Working};
use crate::chart::Words;
use crate::chart::format::Format;
use crate::chart::spec::{Cell, Columns, Heatmap};
use crate::prefs::Lang;
use crate::state::AppState;
use crate::text::indicators as words;
use crate::text::number::fixed;
use crate::view::part::choice::CardChoice;
use crate::view::part::plot::Plot;

const COEFFICIENTS: [Coefficient; 3] = [Coefficient::Pearson, Coefficient::Spearman, Coefficient::Kendall];

#[component]
pub fn CorrelationCard() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::indicators(lang);
    let study = expect_context::<Study>();
    // A pillar's code; empty for all indicators.
    let chosen = RwSignal::new(String::new());
    let shown = Memo::new(move |_| {
        study
            .correlations
            .done
            .with(|done| done.as_ref().map(|done| shown(&done.0, &chosen.read())).unwrap_or_default())
    });
    let pick = move |hit: usize| {
        let (row, column) = Heatmap::pair_of_hit(hit);
        let pair = shown.with_untracked(|shown| Some((*shown.at.get(column)?, *shown.at.get(row)?)));
        if pair.is_some() {
            study.pair.set(pair);
        }
    };
    view! {
        <section class="card" aria-labelledby="indicators-correlations">
            <div class="card-head">
                <h2 id="indicators-correlations">{text.correlations}</h2>
                <div class="row">
                    <CardChoice
                        label=text.coefficient
                        options=Signal::stored(coefficients(lang))
                        now=Signal::derive(move || words::coefficient(lang, study.coefficient.get()).to_string())
                        choose=Callback::new(move |name: String| {
                            let of = COEFFICIENTS.into_iter().find(|&of| words::coefficient(lang, of) == name);
                            of.into_iter().for_each(|of| study.coefficient.set(of));
                        })
                    />
                    <LevelChoice chosen />
                </div>
            </div>
            <Working share=study.correlations.share />
            <Plot chart=move || shown.with(|shown| heatmap(study, state, shown)) on_pick=Callback::new(pick) />
        </section>
    }
}

/// All indicators, or one pillar's.
#[component]
fn LevelChoice(chosen: RwSignal<String>) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::indicators(lang);
    let study = expect_context::<Study>();
    let options = move || {
        let all = (String::new(), text.everything.to_string());
        let pillars = study.basis.with(|basis| {
            let Some(basis) = basis else { return Vec::new() };
            let code = |id: NodeId| basis.framework().nodes().get(id.index()).map(|node| node.code.clone());
            let several = basis.pillars().into_iter().filter(|(_, inside)| 1 < inside.len());
            several.map(|(id, _)| (code(id).unwrap_or_default(), basis.node_name(lang, id))).collect()
        });
        std::iter::once(all).chain(pillars).collect()
    };
    view! {
        <CardChoice
            label=text.shown
            options=Signal::derive(options)
            now=chosen
            choose=Callback::new(move |code| chosen.set(code))
        />
    }
}

/// A name is its own key.
fn coefficients(lang: Lang) -> Vec<(String, String)> {
    COEFFICIENTS.map(|of| words::coefficient(lang, of).to_string()).map(|name| (name.clone(), name)).to_vec()
}

/// Which indicators the map is of: positions among those that take part.
#[derive(Clone, Default, PartialEq)]
struct Shown {
    pillar: Option<NodeId>,
    at: Vec<usize>,
}

fn shown(basis: &Basis, code: &str) -> Shown {
    let pillar = basis.framework().find(code);
    let inside = basis.pillars().into_iter().find(|(one, _)| Some(*one) == pillar);
    match inside.filter(|(_, inside)| 1 < inside.len()) {
        Some((pillar, at)) => Shown { pillar: Some(pillar), at },
        // Indicators of one pillar stand together whatever the order of the framework.
        None => Shown { pillar: None, at: basis.pillars().into_iter().flat_map(|(_, inside)| inside).collect() },
    }
}

fn heatmap(study: Study, state: AppState, shown: &Shown) -> Heatmap {
    let lang = state.lang.get();
    let text = words::indicators(lang);
    let coefficient = words::coefficient(lang, study.coefficient.get());
    let thresholds = study.thresholds.get();
    let mut map = Heatmap {
        words: Words {
            title: String::new(),
            finding: String::new(),
            description: text.correlations_note.into(),
            category: text.indicator.into(),
            value: text.correlation.into(),
        },
        rows: Vec::new(),
        columns: Columns::Same,
        cells: Vec::new(),
        breaks: Vec::new(),
        format: Format::new(|value| fixed(value, 2)),
    };
    study.correlations.done.with(|done| {
        let Some(done) = done else { return };
        let (basis, matrix): (&Basis, &Correlations) = (&done.0, &done.1);
        let of = shown.pillar.map_or(text.everything.into(), |pillar| basis.node_name(lang, pillar));
        map.words.title = words::correlations_title(lang, &of, coefficient);
        let flagged: Vec<[usize; 2]> =
            flag_pairs(basis.framework(), &basis.leaves, matrix, thresholds).iter().map(|flag| flag.pair).collect();
        let is_flagged = |a: usize, b: usize| flagged.contains(&[a.min(b), a.max(b)]);
        let cell = |a: usize, b: usize| {
            let value = matrix.get(a, b);
            let note = words::n_pairs(lang, matrix.n_pairs(a, b));
            Cell { value, shade: value.unwrap_or(0.0), is_marked: is_flagged(a, b), note }
        };
        map.rows = shown.at.iter().map(|&at| basis.name(lang, at)).collect();
        let rows = shown.at.iter().enumerate();
        map.cells = rows.map(|(row, &a)| shown.at.iter().take(row).map(|&b| cell(a, b)).collect()).collect();
        let pillar = |row: usize| shown.at.get(row).and_then(|&at| basis.framework().pillar_of(*basis.leaves.get(at)?));
        map.breaks = (1..shown.at.len()).filter(|&row| pillar(row) != pillar(row - 1)).collect();
        map.words.finding = finding(state, shown, basis, matrix, is_flagged);
    });
    map
}

fn finding(
    state: AppState,
    shown: &Shown,
    basis: &Basis,
    matrix: &Correlations,
    is_flagged: impl Fn(usize, usize) -> bool,
) -> String {
    let lang = state.lang.get();
    let pairs = || shown.at.iter().enumerate().flat_map(|(row, &a)| shown.at.iter().take(row).map(move |&b| (b, a)));
    let known = || pairs().filter_map(|(a, b)| Some((a, b, matrix.get(a, b)?)));
    let strongest = known().max_by(|a, b| a.2.total_cmp(&b.2)).filter(|pair| pair.2 > 0.0);
    let weakest = known().min_by(|a, b| a.2.total_cmp(&b.2)).filter(|pair| pair.2 < 0.0);
    let named = |pair: Option<(usize, usize, f64)>| pair.map(|(a, b, r)| (basis.name(lang, a), basis.name(lang, b), r));
    let (strongest, weakest) = (named(strongest), named(weakest));
    words::correlations_finding(
        lang,
        strongest.as_ref().map(|(a, b, r)| (a.as_str(), b.as_str(), *r)),
        weakest.as_ref().map(|(a, b, r)| (a.as_str(), b.as_str(), *r)),
        pairs().filter(|&(a, b)| is_flagged(a, b)).count(),
    )
}

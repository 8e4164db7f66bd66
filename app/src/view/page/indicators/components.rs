//! Principal components: how few directions the differences lie in, and which indicators lie on which.

use leptos::prelude::*;
use scoring::multivariate::{Coefficient, Correlations, Pairwise, Pca, PcaError, components, whole_rows};

use super::basis::Basis;
use super::{Study, Working};
use crate::chart::Words;
use crate::chart::format::Format;
use crate::chart::scene::Role;
use crate::chart::spec::{Bar, BarKind, Bars, Cell, Columns, Heatmap};
use crate::state::{AppState, Shared};
use crate::text::indicators as words;
use crate::text::number::{fixed, percent};
use crate::view::part::pieces::{Work, worked_out};
use crate::view::part::plot::Plot;

/// Components listed in the scree and in the loadings at most.
const MOST_LISTED: usize = 12;
const MOST_LOADED: usize = 6;
/// From this loading on an indicator is said to lie on a component.
const CLEAR: f64 = 0.5;
/// Components and indicators named in the finding.
const N_TOLD: usize = 2;
const N_NAMED: usize = 3;

/// Those who have every indicator, and what differs among them.
struct Whole {
    basis: Shared<Basis>,
    whole: Vec<bool>,
    /// Positions of the indicators that go in, and of those that are the same for all.
    kept: Vec<usize>,
    constant: Vec<usize>,
}

/// Components of the indicators at `kept`.
#[derive(Clone, PartialEq)]
struct Found {
    pca: Pca,
    names: Vec<String>,
    constant: Vec<String>,
    n_whole: usize,
    n_all: usize,
}

impl Found {
    fn n_kept(&self) -> usize {
        self.pca.n_above_average().max(1)
    }
}

#[component]
pub fn ComponentsCard() -> impl IntoView {
    let state = AppState::expect();
    let text = words::indicators(state.lang.get_untracked());
    let study = expect_context::<Study>();
    let matrix = worked_out(move || {
        let basis = study.basis.get()?;
        let (columns, whole) = whole_rows(&basis.columns).ok()?;
        let is_constant = |at: &usize| {
            columns.get(*at).is_none_or(|column| column.raw().windows(2).all(|two| two.first() == two.last()))
        };
        let (constant, kept): (Vec<usize>, Vec<usize>) = (0..columns.len()).partition(is_constant);
        let columns: Vec<_> = kept.iter().filter_map(|&at| columns.get(at).cloned()).collect();
        let n_rows = columns.first().map_or(0, |column| column.len());
        let about = Whole { basis, whole, kept, constant };
        Some(Work::new(about, Pairwise::correlations(columns, Coefficient::Pearson), n_rows, None))
    });
    let found = Memo::new(move |_| {
        matrix.done.with(|done| done.as_ref().map(|done| found(state, &done.0, &done.1).ok())).flatten()
    });
    let absence = move || {
        let too_few = study.basis.with(|basis| {
            basis.as_ref().is_some_and(|basis| matches!(whole_rows(&basis.columns), Err(PcaError::TooFewWhole { .. })))
        });
        if too_few { text.too_few_whole } else { text.no_components }
    };
    let is_idle = move || matrix.share.with(Option::is_none);
    view! {
        <section class="card" aria-labelledby="indicators-components">
            <h2 id="indicators-components">{text.components}</h2>
            <Working share=matrix.share />
            <Show
                when=move || found.with(Option::is_some)
                fallback=move || view! { <Show when=is_idle><p class="empty">{absence}</p></Show> }
            >
                <p class="small muted">{move || found.with(|found| found.as_ref().map(|found| {
                    words::components_whole(state.lang.get(), found.n_whole, found.n_all, &found.constant)
                }))}</p>
                <div class="columns">
                    <Plot chart=move || found.with(|found| scree(state, found.as_ref())) />
                    <Plot chart=move || found.with(|found| loadings(state, found.as_ref())) />
                </div>
            </Show>
        </section>
    }
}

fn found(state: AppState, of: &Whole, matrix: &Correlations) -> Result<Found, PcaError> {
    let lang = state.lang.get();
    let pca = components(matrix, of.whole.clone())?;
    let named = |positions: &[usize]| positions.iter().map(|&at| of.basis.name(lang, at)).collect();
    Ok(Found {
        n_whole: pca.whole.iter().filter(|whole| **whole).count(),
        n_all: of.basis.prepared.included.iter().filter(|included| **included).count(),
        names: named(&of.kept),
        constant: named(&of.constant),
        pca,
    })
}

fn scree(state: AppState, found: Option<&Found>) -> Bars {
    let lang = state.lang.get();
    let text = words::indicators(lang);
    let shares = found.map_or(&[][..], |found| &found.pca.explained);
    let n_kept = found.map_or(0, Found::n_kept);
    let kept = shares.iter().take(n_kept).fold(0.0, |sum, share| sum + share);
    let bar = |(at, &share): (usize, &f64)| Bar {
        name: words::component(lang, at),
        value: Some(share * 100.0),
        kind: BarKind::Amount(if at < n_kept { Role::Accent } else { Role::Context }),
    };
    Bars {
        words: Words {
            title: text.scree.into(),
            finding: words::components_finding(lang, n_kept, shares.len(), kept),
            description: text.scree_note.into(),
            category: text.component.into(),
            value: text.explained.into(),
        },
        rows: shares.iter().enumerate().take(MOST_LISTED).map(bar).collect(),
        format: Format::new(|value| percent(value / 100.0, 1)),
    }
}

fn loadings(state: AppState, found: Option<&Found>) -> Heatmap {
    let lang = state.lang.get();
    let text = words::indicators(lang);
    let n = found.map_or(0, |found| found.n_kept().min(MOST_LOADED));
    let loading = |component: usize, row: usize| {
        found.and_then(|found| found.pca.loadings.get(component)?.get(row).copied()).unwrap_or(0.0)
    };
    let cell = |component: usize, row: usize| {
        let value = loading(component, row);
        Cell { value: Some(value), shade: value, is_marked: value.abs() >= CLEAR, note: String::new() }
    };
    let names = found.map_or(&[][..], |found| &found.names);
    let strongest = |component: usize| {
        let mut rows: Vec<usize> = (0..names.len()).filter(|&row| loading(component, row).abs() >= CLEAR).collect();
        rows.sort_by(|&a, &b| loading(component, b).abs().total_cmp(&loading(component, a).abs()).then(a.cmp(&b)));
        rows.iter().take(N_NAMED).filter_map(|&row| names.get(row).cloned()).collect::<Vec<String>>()
    };
    let told = (0..n.min(N_TOLD)).map(|component| (component, strongest(component)));
    let told: Vec<(usize, Vec<String>)> = told.filter(|(_, names)| !names.is_empty()).collect();
    Heatmap {
        words: Words {
            title: text.loadings.into(),
            finding: words::loadings_finding(lang, &told),
            description: text.loadings_note.into(),
            category: text.indicator.into(),
            value: text.loading_value.into(),
        },
        rows: names.to_vec(),
        columns: Columns::Named((0..n).map(|at| words::component(lang, at)).collect()),
        cells: (0..names.len()).map(|row| (0..n).map(|component| cell(component, row)).collect()).collect(),
        breaks: Vec::new(),
        format: Format::new(|value| fixed(value, 2)),
    }
}

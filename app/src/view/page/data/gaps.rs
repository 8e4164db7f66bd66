//! What is there and what is missing, park by park and indicator by indicator; and who has not reported.

use leptos::prelude::*;
use scoring::model::{Dataset, NodeId, Panel};
use scoring::survey::{n_reported, silent};

use super::model::{Completeness, columns_below};
use super::show_all::ShowAll;
use super::{panel_of, values::PillarSelect};
use crate::chart::Words;
use crate::chart::format::Format;
use crate::chart::spec::{Cell, Columns, Heatmap};
use crate::prefs::Lang;
use crate::sheet;
use crate::state::{AppState, Opened, Shared};
use crate::text::number::percent;
use crate::text::survey as words;
use crate::text::{self, data};
use crate::view::part::choice::CardChoice;
use crate::view::part::heads::heads;
use crate::view::part::lasting::lasting;
use crate::view::part::plot::Plot;
use crate::view::part::save_table::SaveTable;

/// Parks of the map at once, and indicators at most: more cannot be told apart.
const N_ROWS: usize = 30;
const N_COLUMNS: usize = 60;
const N_FIRST: usize = 10;
const N_MOST: usize = 500;

/// A long table's columns are counted in so many parts, each within a frame.
const N_SHARES: usize = 4;

/// Who has figures of the period, counted once for all that show it.
#[derive(Clone, Copy)]
pub struct Reported {
    /// By entity: how many of some of the indicators have a figure.
    shares: [Memo<Vec<usize>>; N_SHARES],
    /// By entity: how many indicators have one.
    n: Memo<Vec<usize>>,
    /// Those that lack most first.
    order: Memo<Vec<usize>>,
}

impl Reported {
    /// What it takes, cut so that each part is done within a frame.
    pub const N_PARTS: usize = N_SHARES + 1;

    pub fn new(state: AppState, period: Memo<Option<String>>) -> Self {
        let share = |at: usize| {
            Memo::new(move |_| {
                let repaired = state.derived.repaired.get();
                let dataset = repaired.as_ref().map(|repaired| &repaired.dataset);
                let of = |dataset: &Dataset| {
                    let columns = &panel_of(dataset, period.get())?.columns;
                    let columns = columns.chunks(columns.len().div_ceil(N_SHARES).max(1)).nth(at);
                    Some(n_reported(columns.unwrap_or_default(), dataset.n_entities()))
                };
                dataset.and_then(of).unwrap_or_default()
            })
        };
        let shares: [_; N_SHARES] = std::array::from_fn(share);
        let n = Memo::new(move |_| {
            let [mut sum, others @ ..] = shares.map(|share| share.get());
            others.iter().for_each(|share| sum.iter_mut().zip(share).for_each(|(sum, n)| *sum += n));
            sum
        });
        let order = Memo::new(move |_| n.with(|n| silent(n, usize::MAX)));
        Self { shares, n, order }
    }

    /// Works out a part ahead of whoever shows it.
    pub fn prepare(self, part: usize) {
        self.shares.get(part).unwrap_or(&self.order).with_untracked(|_| ());
    }
}

#[component]
pub fn GapsCard(opened: Shared<Opened>, period: Memo<Option<String>>, reported: Reported) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::words(lang);
    let pillar = RwSignal::new(None::<NodeId>);
    let page = RwSignal::new(0_usize);
    let n = opened.dataset.n_entities();
    let first = move || page.get().min(n.saturating_sub(1) / N_ROWS) * N_ROWS;
    let last = move || (first() + N_ROWS).min(n);
    let left_out = {
        let opened = opened.clone();
        move || {
            let n = columns_below(&opened.dataset.framework, pillar.get()).len();
            (n > N_COLUMNS).then(|| data::columns_left_out(lang, N_COLUMNS, n))
        }
    };
    view! {
        <section class="card" aria-labelledby="gaps-title">
            <div class="card-head">
                <h2 id="gaps-title">{text.gaps}</h2>
                <PillarSelect pillar opened />
            </div>
            <p class="small muted">{text.gaps_hint} " " {left_out}</p>
            <Plot chart=move || map(state, (period.get(), reported), pillar.get(), first()..last()) />
            <div class="row" hidden=move || n <= N_ROWS>
                <button
                    type="button"
                    class="button"
                    disabled=move || first() == 0
                    on:click=move |_| page.set((first() / N_ROWS).saturating_sub(1))
                >
                    {data::data(lang).previous}
                </button>
                <span role="status">{move || data::rows(lang, first() + 1, last(), n)}</span>
                <button
                    type="button"
                    class="button"
                    disabled=move || last() == n
                    on:click=move |_| page.set(first() / N_ROWS + 1)
                >
                    {data::data(lang).next}
                </button>
            </div>
        </section>
    }
}

/// Those that lack most first, so that a page of many parks begins with what matters.
fn map(
    state: AppState,
    (period, reported): (Option<String>, Reported),
    pillar: Option<NodeId>,
    shown: std::ops::Range<usize>,
) -> Heatmap {
    let lang = state.lang.get();
    let text = words::words(lang);
    let mut map = Heatmap {
        words: Words { category: text.entity.into(), value: text.figure.into(), ..Words::default() },
        rows: Vec::new(),
        columns: Columns::Named(Vec::new()),
        cells: Vec::new(),
        breaks: Vec::new(),
        format: Format::new(move |value| if value > 0.5 { text.has.into() } else { text.lacks.into() }),
    };
    let Some(opened) = state.derived.repaired.get() else { return map };
    let dataset = &opened.dataset;
    let Some(panel) = panel_of(dataset, period) else { return map };
    let columns = columns_below(&dataset.framework, pillar);
    let columns = columns.get(..N_COLUMNS).unwrap_or(&columns);
    let rows = reported.order.with(|order| order.get(shown).unwrap_or_default().to_vec());
    let has = |entity: usize, column: usize| panel.columns.get(column).is_some_and(|cells| cells.get(entity).is_some());
    let cell = |entity: usize, column: usize| {
        let has = has(entity, column);
        Cell { value: Some(f64::from(u8::from(has))), shade: if has { 0.15 } else { -0.9 }, ..Cell::default() }
    };
    map.words.title = words::gaps_title(lang, &panel.period.0);
    map.words.finding = reported.n.with(|reported| finding(lang, dataset, panel, reported));
    map.rows = rows.iter().map(|&entity| park(lang, dataset, entity)).collect();
    map.columns = Columns::Named(columns.iter().map(|&column| indicator(lang, dataset, column)).collect());
    map.cells = rows.iter().map(|&entity| columns.iter().map(|&column| cell(entity, column)).collect()).collect();
    map
}

fn finding(lang: Lang, dataset: &Dataset, panel: &Panel, reported: &[usize]) -> String {
    let found = Completeness::of(panel);
    let n_whole = reported.iter().filter(|&&n| n == panel.columns.len()).count();
    // The first of several that lack as much.
    let worst = panel.columns.iter().enumerate().rev().max_by_key(|(_, cells)| cells.n_missing());
    let worst = worst.map(|(column, cells)| (indicator(lang, dataset, column), cells.n_missing()));
    let worst = worst.as_ref().map(|(name, n)| (name.as_str(), *n));
    words::gaps_finding(lang, found.n_cells, found.n_missing, n_whole, worst)
}

/// Which parks are listed.
#[derive(Clone, Copy, PartialEq)]
enum Least {
    Nothing,
    Half,
    Any,
}

/// Who has nothing, or little, in the period.
#[component]
pub fn SilentCard(opened: Shared<Opened>, reported: Reported) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::words(lang);
    let n_indicators = opened.dataset.framework.n_indicators();
    let n_entities = opened.dataset.n_entities();
    let least = lasting(|| RwSignal::new(Least::Half));
    let is_whole = RwSignal::new(false);
    let listed = Memo::new(move |_| {
        let at_most = match least.get() {
            Least::Nothing => 0,
            Least::Half => n_indicators.saturating_sub(1) / 2,
            Least::Any => n_indicators.saturating_sub(1),
        };
        reported.n.with(|reported| {
            let found = silent(reported, at_most).into_iter();
            found.map(|entity| (entity, reported.get(entity).copied().unwrap_or(0))).collect::<Vec<_>>()
        })
    });
    let n = Signal::derive(move || listed.with(Vec::len));
    let sheet = {
        let opened = opened.clone();
        move || {
            let heads = [text.entity, text.reported, text.n].map(sheet::Cell::text).to_vec();
            let row = |&(entity, n): &(usize, usize)| {
                let numbers = [n, n_indicators].map(|n| sheet::Cell::Number(n as f64));
                std::iter::once(sheet::Cell::text(park(lang, &opened.dataset, entity))).chain(numbers).collect()
            };
            listed.with(|listed| std::iter::once(heads).chain(listed.iter().map(row)).collect())
        }
    };
    let rows = move || {
        let n_shown = if is_whole.get() { N_MOST } else { N_FIRST };
        let row = |&(entity, n): &(usize, usize)| {
            view! {
                <tr>
                    <th scope="row">{park(lang, &opened.dataset, entity)}</th>
                    <td class="number">{words::of(n, n_indicators)}</td>
                    <td class="number">{percent(1.0 - n as f64 / n_indicators.max(1) as f64, 0)}</td>
                </tr>
            }
        };
        listed.with(|listed| listed.iter().take(n_shown).map(row).collect_view())
    };
    let options = [("nothing", text.nothing), ("half", text.half), ("any", text.any)];
    let options = options.map(|(key, name)| (key.to_string(), name.to_string())).to_vec();
    let now = move || match least.get() {
        Least::Nothing => "nothing",
        Least::Half => "half",
        Least::Any => "any",
    };
    let choose = move |key: String| {
        least.set(match key.as_str() {
            "nothing" => Least::Nothing,
            "any" => Least::Any,
            _ => Least::Half,
        });
    };
    view! {
        <section class="card" aria-labelledby="silent-title">
            <div class="card-head">
                <h2 id="silent-title">{text.silent}</h2>
                <div class="row">
                    <CardChoice
                        label=text.least
                        options=Signal::stored(options)
                        now=Signal::derive(move || now().to_string())
                        choose=Callback::new(choose)
                    />
                    <SaveTable name=text.silent.to_string() rows=sheet />
                </div>
            </div>
            <p role="status">{move || words::silent_finding(lang, n.get(), n_entities)}</p>
            <div class="table-scroll tall" tabindex="0" role="group" aria-labelledby="silent-title" hidden=move || n.get() == 0>
                <table>
                    {heads(&[(text.entity, false), (text.reported, true), (text.share, true)])}
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <ShowAll is_whole n n_first=N_FIRST n_most=N_MOST />
        </section>
    }
}

fn park(lang: Lang, dataset: &Dataset, entity: usize) -> String {
    dataset.entities.get(entity).map(|one| text::name(lang, &one.name).to_string()).unwrap_or_default()
}

fn indicator(lang: Lang, dataset: &Dataset, column: usize) -> String {
    let framework = &dataset.framework;
    let leaf = framework.leaves().get(column).map(|&leaf| framework.node(leaf));
    leaf.map(|node| text::name(lang, &node.name).to_string()).unwrap_or_default()
}

//! The raw figures of the chosen period: a page of entities against the indicators of a pillar.

use leptos::prelude::*;
use scoring::model::{Column, Dataset, Entity, NodeId, Panel};
use scoring::scenario::CellAt;

use super::edit::Aim;
use super::model::{Completeness, columns_below, decimals, entities_named};
use super::{panel_at, panel_of};
use crate::prefs::Lang;
use crate::sheet::Cell;
use crate::state::{AppState, FEW_CELLS, Opened, Shared, n_cells};
use crate::text::number::fixed_or_missing;
use crate::text::{self, data as words};
use crate::view::part::in_turn::drawn_in_turn;
use crate::view::part::mended::{self, Mended};
use crate::view::part::save_table::SaveTable;

/// Entities on a page.
const N_ROWS: usize = 25;
/// Indicators side by side at most.
const N_COLUMNS: usize = 60;
/// Rows of a long table that are drawn within a frame.
const N_ROWS_A_FRAME: usize = 5;

#[component]
pub fn ValuesTable(opened: Shared<Opened>, period: Memo<Option<String>>, aim: Aim) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::data(lang);
    let search = RwSignal::new(String::new());
    let pillar = RwSignal::new(None::<NodeId>);
    let page = RwSignal::new(0_usize);
    // A figure of the table takes as long to draw as many take to be looked through.
    let is_long = n_cells(&opened.dataset) > FEW_CELLS;
    let n_drawn = drawn_in_turn(N_ROWS, if is_long { FEW_CELLS / N_ROWS_A_FRAME } else { 0 });
    let opened = StoredValue::new(opened);
    let entities =
        Memo::new(move |_| opened.with_value(|opened| search.with(|wanted| entities_named(&opened.dataset, wanted))));
    let columns =
        Memo::new(move |_| opened.with_value(|opened| columns_below(&opened.dataset.framework, pillar.get())));
    let n_pages = move || entities.with(Vec::len).div_ceil(N_ROWS).max(1);
    let first = move || page.get().min(n_pages() - 1) * N_ROWS;
    let last = move || (first() + N_ROWS).min(entities.with(Vec::len));
    let sentence = move || {
        let repaired = state.derived.repaired.get()?;
        let panel = panel_of(&repaired.dataset, period.get())?;
        let found = Completeness::of(panel);
        Some(words::completeness(lang, &panel.period.0, found.n_missing, found.n_cells))
    };
    let left_out = move || {
        let n = columns.with(Vec::len);
        (n > N_COLUMNS).then(|| words::columns_left_out(lang, N_COLUMNS, n))
    };
    let table = move || {
        let columns = columns.get();
        let columns = columns.get(..N_COLUMNS).unwrap_or(&columns);
        let rows = entities.with(|entities| entities.get(first()..last()).unwrap_or_default().to_vec());
        let repaired = state.derived.repaired.get()?;
        let panel = panel_at(&repaired.dataset, period.get())?;
        let mended = mended::mended(state);
        let shown = Shown { dataset: &repaired.dataset, panel, mended: &mended, aim, n_drawn };
        Some(grid(lang, &shown, &rows, columns))
    };
    let is_empty = move || entities.with(Vec::is_empty);
    let sheet = move || {
        let Some(repaired) = state.derived.repaired.get() else { return Vec::new() };
        let panel = panel_of(&repaired.dataset, period.get());
        panel.map(|panel| sheet(lang, &repaired.dataset, panel)).unwrap_or_default()
    };
    view! {
        <section class="card" aria-labelledby="values-title">
            <div class="card-head">
                <h2 id="values-title">{text.values}</h2>
                <div class="row">
                    <SaveTable name=text.values.to_string() rows=sheet />
                </div>
            </div>
            <p class="small muted">{sentence} " " {left_out}</p>
            <div class="row">
                <input
                    class="input grow"
                    type="search"
                    aria-label=text.search
                    placeholder=text.search
                    prop:value=search
                    on:input=move |event| {
                        search.set(event_target_value(&event));
                        page.set(0);
                    }
                />
                <PillarSelect pillar opened=opened.get_value() />
            </div>
            <p class="empty" hidden=move || !is_empty()>{text.no_match}</p>
            <div
                class="table-scroll values-table"
                tabindex="0"
                role="group"
                aria-labelledby="values-title"
                aria-busy=move || (n_drawn.get() < N_ROWS).then_some("true")
                hidden=is_empty
            >
                {table}
            </div>
            <div class="row" hidden=is_empty>
                <button
                    type="button"
                    class="button"
                    disabled=move || first() == 0
                    on:click=move |_| page.set((first() / N_ROWS).saturating_sub(1))
                >
                    {text.previous}
                </button>
                <span role="status">{move || words::rows(lang, first() + 1, last(), entities.with(Vec::len))}</span>
                <button
                    type="button"
                    class="button"
                    disabled=move || last() == entities.with(Vec::len)
                    on:click=move |_| page.set(first() / N_ROWS + 1)
                >
                    {text.next}
                </button>
            </div>
        </section>
    }
}

/// Which indicators are side by side: all, or those of one pillar.
#[component]
pub fn PillarSelect(pillar: RwSignal<Option<NodeId>>, opened: Shared<Opened>) -> impl IntoView {
    let lang = AppState::expect().lang.get_untracked();
    let text = words::data(lang);
    let choose = move |event| {
        let chosen = event_target_value(&event).parse().ok().map(NodeId);
        pillar.set(chosen);
    };
    let framework = &opened.dataset.framework;
    let branches = framework.pillars().iter().filter(|id| framework.node(**id).leaf.is_none());
    let options: Vec<_> = branches
        .map(|&id| {
            let name = text::name(lang, &framework.node(id).name).to_string();
            view! { <option value=id.0.to_string()>{name}</option> }
        })
        .collect();
    view! {
        <label class="row small muted">
            {text.pillar}
            <select class="select" on:change=choose>
                <option value="">{text.all}</option>
                {options}
            </select>
        </label>
    }
}

/// Every entity and every indicator of a period with all digits: it opens again as the plain table that it is.
fn sheet(lang: Lang, dataset: &Dataset, panel: &Panel) -> Vec<Vec<Cell>> {
    let framework = &dataset.framework;
    let head = |(column, &leaf): (usize, &NodeId)| {
        let unit = framework.indicator(column).map_or("", |indicator| indicator.unit.as_str());
        Cell::text(words::with_unit(lang, text::name(lang, &framework.node(leaf).name), unit))
    };
    let heads = std::iter::once(Cell::text(words::data(lang).entity));
    let heads = heads.chain(framework.leaves().iter().enumerate().map(head)).collect();
    let row = |(entity, one): (usize, &Entity)| {
        let cells = panel.columns.iter().map(|column| Cell::number(column.get(entity)));
        std::iter::once(Cell::text(text::name(lang, &one.name))).chain(cells).collect()
    };
    std::iter::once(heads).chain(dataset.entities.iter().enumerate().map(row)).collect()
}

/// What the table is made of.
struct Shown<'a> {
    dataset: &'a Dataset,
    /// Position of the period.
    panel: usize,
    mended: &'a Mended,
    aim: Aim,
    /// Rows that are drawn by now.
    n_drawn: RwSignal<usize>,
}

/// A figure in words, with the mark where it was corrected.
struct Figure {
    column: usize,
    text: String,
    mended: Option<String>,
}

fn grid(lang: Lang, shown: &Shown, entities: &[usize], columns: &[usize]) -> impl IntoView + use<> {
    let (dataset, aim) = (shown.dataset, shown.aim);
    let framework = &dataset.framework;
    let head = columns.iter().filter_map(|&column| {
        let name = text::name(lang, &framework.node(*framework.leaves().get(column)?).name);
        let unit = framework.indicator(column).map_or("", |indicator| indicator.unit.as_str());
        Some(view! { <th scope="col" class="number">{words::with_unit(lang, name, unit)}</th> })
    });
    let panel = dataset.panels.get(shown.panel);
    let of_column = |column: usize| panel.and_then(|panel| panel.columns.get(column)).map(|cells| (column, cells));
    let columns_shown: Vec<_> = columns.iter().filter_map(|&column| of_column(column)).collect();
    let digits: Vec<usize> = columns_shown.iter().map(|(_, cells)| decimals(cells)).collect();
    let rows = entities.iter().enumerate().filter_map(|(at, &entity)| {
        let name = text::name(lang, &dataset.entities.get(entity)?.name).to_string();
        let figure = |(&(column, cells), &digits): (&(usize, &Column), &usize)| {
            let old = shown.mended.get(&CellAt { panel: shown.panel, column, entity });
            let text = fixed_or_missing(cells.get(entity), digits);
            Figure { column, text, mended: old.map(|old| mended::told(lang, *old)) }
        };
        let figures: Vec<Figure> = columns_shown.iter().zip(&digits).map(figure).collect();
        let n_drawn = shown.n_drawn;
        let is_drawn = Memo::new(move |_| at < n_drawn.get());
        Some(move || is_drawn.get().then(|| row(&name, entity, &figures, aim)))
    });
    view! {
        <table>
            <thead>
                <tr>
                    <th scope="col">{words::data(lang).entity}</th>
                    {head.collect_view()}
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}

fn row(name: &str, entity: usize, figures: &[Figure], aim: Aim) -> impl IntoView + use<> {
    let cell = |figure: &Figure| {
        let (column, mark) = (figure.column, mended::mark(figure.mended.clone()));
        // A shortcut for the pointer: whoever has none chooses the figure in the form.
        view! { <td class="number" on:click=move |_| aim.take(entity, column)>{figure.text.clone()} {mark}</td> }
    };
    view! {
        <tr>
            <th scope="row">{name.to_string()}</th>
            {figures.iter().map(cell).collect_view()}
        </tr>
    }
}

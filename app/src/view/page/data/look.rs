//! One indicator at a time: how its figures lie, who is far out, and which groups lack them.

use leptos::prelude::*;
use scoring::model::{Dataset, NodeId};
use scoring::scenario::CellAt;
use scoring::survey::{ColumnSurvey, survey_column};

use super::{panel_at, panel_of};
use crate::chart::Words;
use crate::chart::format::Format;
use crate::chart::scene::Role;
use crate::chart::spec::{Distribution, MOST_DOTS, Marked};
use crate::prefs::Lang;
use crate::state::{AppState, FEW_CELLS, Opened, Shared, n_cells};
use crate::text::number::{percent, plain};
use crate::text::survey as words;
use crate::text::{self, data};
use crate::view::part::choice::CardChoice;
use crate::view::part::heads::heads;
use crate::view::part::in_turn::drawn_in_turn;
use crate::view::part::mended;
use crate::view::part::plot::Plot;

/// Names of those far out that a sentence bears.
const N_NAMED: usize = 8;

#[component]
pub fn Look(opened: Shared<Opened>, period: Memo<Option<String>>) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::words(lang);
    let (column, group) = (RwSignal::new(0_usize), RwSignal::new(0_usize));
    // How the figures lie first, then the picture of it: all entities are looked through for both.
    let n_drawn = drawn_in_turn(2, if n_cells(&opened.dataset) <= FEW_CELLS { 0 } else { FEW_CELLS });
    let is_chart_due = move || n_drawn.get() > 1;
    let framework = &opened.dataset.framework;
    let indicator = |(column, &leaf): (usize, &NodeId)| {
        let unit = framework.indicator(column).map_or("", |indicator| indicator.unit.as_str());
        (column.to_string(), data::with_unit(lang, text::name(lang, &framework.node(leaf).name), unit))
    };
    let indicators: Vec<_> = framework.leaves().iter().enumerate().map(indicator).collect();
    let groups = opened.dataset.groups.iter().enumerate();
    let groups: Vec<_> =
        groups.map(|(at, group)| (at.to_string(), text::name(lang, &group.name).to_string())).collect();
    let has_groups = !groups.is_empty();
    let survey = Memo::new(move |_| {
        let opened = state.derived.repaired.get()?;
        let panel = panel_of(&opened.dataset, period.get())?;
        let found = survey_column(panel.columns.get(column.get())?, opened.dataset.groups.get(group.get()));
        Some((opened.clone(), panel.period.0.clone(), found))
    });
    let direction = move || {
        let (opened, ..) = survey.get()?;
        let indicator = opened.dataset.framework.indicator(column.get())?;
        Some(data::direction(lang, indicator.direction))
    };
    let rows = move || {
        let (opened, _, found) = survey.get()?;
        let dataset = &opened.dataset;
        let row = |gaps: &scoring::survey::GroupGaps| {
            let category = gaps.category.and_then(|at| {
                dataset
                    .groups
                    .get(group.get())?
                    .categories
                    .get(at as usize)
                    .map(|name| text::name(lang, name).to_string())
            });
            view! {
                <tr>
                    <th scope="row">{category.unwrap_or_else(|| text.without.to_string())}</th>
                    <td class="number">{gaps.n}</td>
                    <td class="number">{gaps.n_missing}</td>
                    <td class="number">{percent(gaps.n_missing as f64 / gaps.n.max(1) as f64, 1)}</td>
                </tr>
            }
        };
        Some(found.groups.iter().map(row).collect_view())
    };
    let number = |key: String| key.parse().unwrap_or(0);
    view! {
        <section
            class="card"
            aria-labelledby="look-title"
            aria-busy=move || (!is_chart_due()).then_some("true")
        >
            <div class="card-head">
                <h2 id="look-title">{text.look}</h2>
                <CardChoice
                    label=text.indicator
                    options=Signal::stored(indicators)
                    now=Signal::derive(move || column.get().to_string())
                    choose=Callback::new(move |key| column.set(number(key)))
                />
            </div>
            <p class="small muted">{direction}</p>
            {move || {
                let chart = move || distribution(state, survey.get(), column.get());
                is_chart_due().then(|| view! { <Plot chart /> })
            }}
            {has_groups.then(|| view! {
                <div class="card-head">
                    <h3 id="look-groups">{text.by_group}</h3>
                    <CardChoice
                        label=text.group
                        options=Signal::stored(groups)
                        now=Signal::derive(move || group.get().to_string())
                        choose=Callback::new(move |key| group.set(number(key)))
                    />
                </div>
                <div class="table-scroll tall" tabindex="0" role="group" aria-labelledby="look-groups">
                    <table>
                        {heads(&[(text.group, false), (text.n, true), (text.missing, true), (text.share, true)])}
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            })}
        </section>
    }
}

fn distribution(
    state: AppState,
    survey: Option<(Shared<Opened>, String, ColumnSurvey)>,
    column: usize,
) -> Distribution {
    let lang = state.lang.get();
    let text = words::words(lang);
    let mut chart = Distribution {
        words: Words { title: text.spread.into(), category: text.entity.into(), ..Words::default() },
        values: Vec::new(),
        names: Vec::new(),
        marked: Vec::new(),
        format: Format::new(plain),
        count: text.count.into(),
    };
    let Some((opened, period, found)) = survey else { return chart };
    let dataset = &opened.dataset;
    let framework = &dataset.framework;
    let leaf = framework.leaves().get(column).map(|&leaf| framework.node(leaf));
    let unit = framework.indicator(column).map_or("", |indicator| indicator.unit.as_str());
    let name = leaf.map_or("", |node| text::name(lang, &node.name));
    let year = if period.is_empty() { String::new() } else { format!(" {period}") };
    chart.words.title = format!("{name}{year}");
    chart.words.value = data::with_unit(lang, name, unit);
    let named = |entity: usize| named(lang, dataset, entity);
    let far: Vec<String> = found.far_out.iter().take(N_NAMED).map(|&entity| named(entity)).collect();
    chart.words.finding = words::finding(lang, &found, &far);
    let panel = panel_at(dataset, Some(period.clone()));
    let mended = mended::mended(state);
    let old = |entity: usize| mended.get(&CellAt { panel: panel?, column, entity }).copied();
    let of_column = mended.keys().filter(|cell| Some(cell.panel) == panel && cell.column == column);
    let corrected = of_column.filter_map(|cell| old(cell.entity).map(|old| (named(cell.entity), old)));
    mended::add_note(&mut chart.words.description, lang, mended::noted(lang, corrected));
    let cells = panel_of(dataset, Some(period)).and_then(|panel| panel.columns.get(column));
    chart.values = cells.map(|cells| cells.raw().to_vec()).unwrap_or_default();
    let marked = |entity: usize| match old(entity) {
        Some(_) => format!("{} {}", named(entity), mended::SIGN),
        None => named(entity),
    };
    if found.n - found.n_missing <= MOST_DOTS {
        chart.names = (0..dataset.n_entities()).map(marked).collect();
    }
    if let Some([_, _, median, _, _]) = found.five {
        chart.marked.push(Marked { name: text.median.into(), value: median, role: Role::InkMuted });
    }
    chart
}

fn named(lang: Lang, dataset: &Dataset, entity: usize) -> String {
    let found = dataset.entities.get(entity);
    found.map(|one| text::name(lang, &one.name).to_string()).unwrap_or_default()
}

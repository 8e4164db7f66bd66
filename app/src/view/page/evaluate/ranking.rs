//! The ranking: search, filters, pins, and a table that builds only the rows in sight.

use leptos::html;
use leptos::prelude::*;
use scoring::model::Text;

use super::announcer::Announcer;
use super::lines::{self, Line};
use super::ranking_bars::RankingBars;
use super::ranking_row::{HeadRow, RankingRow, adds_up};
use super::ranking_sheet::ranking_sheet;
use super::rules::RulesDoor;
use super::sure::{Sure, SureNote};
use crate::change::Change;
use crate::state::AppState;
use crate::text::{self, evaluate as words};
use crate::view::part::save_table::SaveTable;

/// Height of a row in CSS pixels at the base font size; the style sheet gives rows the same in rem.
const ROW_REM: f64 = 2.75;
/// Rows built above and below those in sight, so that a fast scroll meets no blank.
const MARGIN_ROWS: usize = 3;
/// Browsers stop at about 33 million pixels of height; beyond this the scroll bar covers more than a row a row.
const MOST_HEIGHT_PX: f64 = 8_000_000.0;
/// Rows built before the page has been laid out.
const FIRST_ROWS: usize = 20;

#[component]
pub fn RankingTable() -> impl IntoView {
    let state = AppState::expect();
    let text = words::evaluate(state.lang.get_untracked());
    let search = RwSignal::new(String::new());
    // Who matches the search, whatever their rank; `None` for everybody.
    let found = Memo::new(move |_| {
        let wanted = search.get().trim().to_lowercase();
        if wanted.is_empty() {
            return None;
        }
        state.opened.with(|opened| {
            let entities = opened.as_ref().map(|opened| opened.dataset.entities.as_slice()).unwrap_or_default();
            let matches =
                |name: &Text| name.zh.to_lowercase().contains(&wanted) || name.en.to_lowercase().contains(&wanted);
            let found = entities.iter().enumerate().filter(|(_, entity)| matches(&entity.name));
            Some(found.map(|(at, _)| at).collect::<Vec<usize>>())
        })
    });
    let n_all = Memo::new(move |_| state.derived.live().map_or(0, |live| live.n_ranked()));
    let n_listed = Memo::new(move |_| found.with(|found| found.as_ref().map_or_else(|| n_all.get(), Vec::len)));
    let in_sight = RwSignal::new((0, FIRST_ROWS));
    let lines = Memo::new(move |_| {
        let Some(live) = state.derived.live() else { return Vec::new() };
        let (first, end) = in_sight.get();
        found.with(|found| lines::at(&live, state.derived, state.lang.get(), found.as_deref(), first..end))
    });
    let adds_up = adds_up(state);
    let has_rules = move || state.scenario.with(|now| !now.rules.is_empty());
    let pinned = Memo::new(move |_| {
        let Some(live) = state.derived.live() else { return Vec::new() };
        let pins: Vec<usize> = live.scenario.pins.iter().filter_map(|id| live.dataset().find(id)).collect();
        lines::of(&live, state.derived, state.lang.get(), 0, &pins)
    });
    let Sure(certain) = expect_context();
    let is_stale = Memo::new(move |_| certain.is_stale());
    let n_pillars = state
        .opened
        .with_untracked(|opened| opened.as_ref().map_or(0, |opened| opened.dataset.framework.pillars().len()));
    view! {
        <section
            class="card ranking"
            class:ruled=has_rules
            class:stale=move || is_stale.get()
            aria-labelledby="ranking-title"
        >
            <div class="card-head">
                <h2 id="ranking-title">{text.ranking}</h2>
                <span class="muted small">{move || words::shown(state.lang.get_untracked(), n_listed.get(), n_all.get())}</span>
                <div class="row">
                    <SaveTable
                        name=text.ranking.to_string()
                        rows=move || {
                            let lang = state.lang.get();
                            state.derived.live().map(|live| ranking_sheet(&live, state.derived, lang)).unwrap_or_default()
                        }
                    />
                    <RulesDoor />
                </div>
            </div>
            <div class="row">
                <input
                    class="input grow"
                    type="search"
                    aria-label=text.search
                    placeholder=text.search
                    prop:value=search
                    on:input=move |event| search.set(event_target_value(&event))
                />
                <Filters />
            </div>
            <Show when=move || adds_up.get()>
                <Legend />
            </Show>
            <SureNote />
            <Show when=move || !pinned.with(Vec::is_empty)>
                <div class="pinned" role="table" aria-label=text.pinned>
                    <For each=move || 0..pinned.with(Vec::len) key=|place| *place let(place)>
                        <RankingRow place lines=pinned />
                    </For>
                    <RankingBars n_pillars lines=pinned />
                </div>
            </Show>
            <Show
                when=move || n_listed.get() != 0
                fallback=move || view! { <p class="empty">{text.no_match}</p> }
            >
                <Rows n_listed in_sight lines n_pillars />
            </Show>
            <Announcer />
        </section>
    }
}

/// The rows in sight of a list that may be a million long: says which places they are, draws the lines it is given for them.
#[component]
fn Rows(
    n_listed: Memo<usize>,
    in_sight: RwSignal<(usize, usize)>,
    lines: Memo<Vec<Line>>,
    n_pillars: usize,
) -> impl IntoView {
    let state = AppState::expect();
    let area = NodeRef::<html::Div>::new();
    let scroll_top = RwSignal::new(0.0_f64);
    let row_px = Memo::new(move |_| {
        let rem = window()
            .get_computed_style(&document().body().map(Into::into)?)
            .ok()??
            .get_property_value("font-size")
            .ok()?;
        let body = rem.trim_end_matches("px").parse::<f64>().ok()?;
        // The body is set at 15/16 of a rem.
        Some(body / 0.9375 * ROW_REM)
    });
    let row_px = move || row_px.get().unwrap_or(ROW_REM * 16.0);
    let height_px = move || (n_listed.get() as f64 * row_px()).min(MOST_HEIGHT_PX);
    let places = move || {
        let n = n_listed.get();
        let view_px = area.get().map_or(640.0, |area| f64::from(area.client_height()));
        let travel = (height_px() - view_px).max(1.0);
        let n_view = (view_px / row_px()).ceil() as usize;
        let first = (scroll_top.get().clamp(0.0, travel) / travel * n.saturating_sub(n_view) as f64) as usize;
        (first.saturating_sub(MARGIN_ROWS), (first + n_view + MARGIN_ROWS).min(n))
    };
    let look = move || {
        let places = places();
        if in_sight.get_untracked() != places {
            in_sight.set(places);
        }
    };
    // Layout is known only once the area is in the page, and changes with the list's length.
    Effect::new(look);
    let built = Memo::new(move |_| lines.with(|lines| (lines.first().map_or(0, |line| line.place), lines.len())));
    let places_built = move || {
        let (first, n) = built.get();
        first..first + n
    };
    // Above the first built row; where the height is capped, rows are laid from the scroll position instead of their own place.
    let offset_px = move || {
        let (first, _) = in_sight.get();
        let n = n_listed.get() as f64;
        if n * row_px() <= MOST_HEIGHT_PX {
            first as f64 * row_px()
        } else {
            let margin = MARGIN_ROWS.min(first) as f64;
            (scroll_top.get() - margin * row_px()).clamp(0.0, height_px())
        }
    };
    view! {
        <div
            class="ranking-area"
            node_ref=area
            tabindex="0"
            role="group"
            aria-label=words::evaluate(state.lang.get_untracked()).ranking_list
            on:scroll=move |_| {
                if let Some(area) = area.get_untracked() {
                    scroll_top.set(f64::from(area.scroll_top()));
                }
            }
        >
            <div
                class="ranking-table"
                role="table"
                aria-label=words::evaluate(state.lang.get_untracked()).ranking
                aria-rowcount=move || (n_listed.get() + 1).to_string()
            >
                <HeadRow />
                <div class="ranking-body" role="rowgroup" style:height=move || format!("{}px", height_px())>
                    <div class="ranking-window" role="presentation" style:transform=move || format!("translateY({}px)", offset_px())>
                        <For each=places_built key=|place| *place let(place)>
                            <RankingRow place lines />
                        </For>
                        <RankingBars n_pillars lines />
                    </div>
                </div>
            </div>
        </div>
    }
}

/// One choice for each group column: all, or one category.
#[component]
fn Filters() -> impl IntoView {
    let state = AppState::expect();
    let groups = move || {
        state.opened.with(|opened| {
            let groups = opened.as_ref().map(|opened| opened.dataset.groups.as_slice()).unwrap_or_default();
            groups.iter().filter(|group| group.categories.len() > 1).cloned().collect::<Vec<_>>()
        })
    };
    let choose = move |code: &str, value: String| {
        state.act(Change::Filter, |scenario| {
            if value.is_empty() {
                scenario.filter.remove(code);
            } else {
                scenario.filter.insert(code.to_string(), vec![value]);
            }
        });
        state.settle();
    };
    move || {
        let lang = state.lang.get();
        groups()
            .into_iter()
            .map(|group| {
                let code = group.code.clone();
                let now = state.scenario.with(|now| now.filter.get(&code).and_then(|names| names.first().cloned()));
                let label = text::name(lang, &group.name).to_string();
                let options = group.categories.iter().map(|category| {
                    let value = category.zh().to_string();
                    let selected = now.as_deref() == Some(category.zh());
                    view! { <option value=value selected=selected>{text::name(lang, category).to_string()}</option> }
                });
                view! {
                    <select
                        class="select"
                        data-edits=""
                        aria-label=label.clone()
                        on:change=move |event| choose(&code, event_target_value(&event))
                    >
                        <option value="">{format!("{label}：{}", words::evaluate(lang).all)}</option>
                        {options.collect_view()}
                    </select>
                }
            })
            .collect_view()
    }
}

/// Which colour is which pillar in the bars.
#[component]
fn Legend() -> impl IntoView {
    let state = AppState::expect();
    let entries = move || {
        let lang = state.lang.get();
        state.opened.with(|opened| {
            let Some(opened) = opened else { return Vec::new() };
            let framework = &opened.dataset.framework;
            let pillars = framework.pillars().iter().enumerate();
            pillars.map(|(at, &id)| (at, text::name(lang, &framework.node(id).name).to_string())).collect()
        })
    };
    view! {
        <ul class="legend small">
            {move || entries().into_iter().map(|(at, name)| view! {
                <li><i class=format!("swatch series-{}", at % 8 + 1) aria-hidden="true"></i>{name}</li>
            }).collect_view()}
        </ul>
    }
}

//! A chart on the page: title, finding, picture, table twin, keyboard and files.

mod download;
mod frame;
mod picture;
pub mod turn;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::ResizeObserver;

use self::download::{DownloadError, rows_of, save_csv, save_png, save_svg};
use self::picture::{draw_picture, draw_pointed};
use crate::browser::style::{adopt_style, style};
use crate::chart::hit::{Hit, Walk, hit_at, walk};
use crate::chart::page::Page;
use crate::chart::scene::{Point, Size};
use crate::chart::theme::Theme;
use crate::chart::{Chart, Table, Words};
use crate::sheet::Cell;

/// How near in CSS px a pointer must come to a dot.
const REACH: f64 = 24.0;

/// The words of the controls around a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChartText {
    /// "显示数据表"
    pub show_table: &'static str,
    /// "收起数据表"
    pub hide_table: &'static str,
    /// "存为 SVG"
    pub save_svg: &'static str,
    /// "存为 PNG"
    pub save_png: &'static str,
    /// "存为 CSV"
    pub save_csv: &'static str,
    /// What the keys do, for those who cannot see: "用方向键逐项查看，Esc 关闭"
    pub keys: &'static str,
}

/// A way to save a table as a workbook, which a chart does not have itself.
#[derive(Clone, Copy)]
pub struct BookSaver {
    /// "存为 XLSX"
    pub label: &'static str,
    /// Takes the table's title and rows, the first of which heads the columns.
    pub save: Callback<(String, Vec<Vec<Cell>>)>,
}

/// Shows a chart in all the width it is given.
///
/// The picture takes the height that the chart asks for, so that nothing jumps when it appears. Without a pointer the
/// arrow keys walk through what can be pointed at, Home and End jump, Escape closes the tooltip. If the browser cannot
/// draw, the table opens instead.
#[component]
pub fn ChartView(
    #[prop(into)] chart: Signal<Arc<dyn Chart>>,
    #[prop(into)] theme: Signal<Theme>,
    #[prop(into)] text: Signal<ChartText>,
    book: BookSaver,
    /// Multiplies type and spacing: more than 1 on a big screen.
    #[prop(into, default = Signal::stored(1.0))]
    scale: Signal<f64>,
    /// A height in CSS px instead of the one that the chart asks for.
    #[prop(into, optional)]
    height: Option<Signal<f64>>,
    /// Told which of the scene's hits was chosen, by a click or by Enter.
    #[prop(optional)]
    on_pick: Option<Callback<usize>>,
) -> impl IntoView {
    adopt_style(style!("../chart.css"));
    let holder = NodeRef::<html::Div>::new();
    let picture = NodeRef::<html::Canvas>::new();
    let overlay = NodeRef::<html::Canvas>::new();
    let width = observed_width(holder);
    let size = Memo::new(move |_| {
        let (width, scale) = (width.get(), scale.get());
        let height = height.map_or_else(|| chart.read().height(width, scale), |height| height.get());
        Size { width, height: height.round(), scale }
    });
    let scene = Memo::new(move |_| Arc::new(chart.read().scene(size.get())));
    let active = RwSignal::new(None::<usize>);
    let has_failed = RwSignal::new(false);
    let is_table_open = RwSignal::new(false);
    let hit = Memo::new(move |_| active.get().and_then(|index| scene.read().hits.get(index).cloned()));

    draw_picture(picture, scene, theme, has_failed);
    draw_pointed(overlay, scene, theme, active);

    let keys_id = next_id();
    let on_move = move |event: PointerEvent| {
        let pointer = Point::new(f64::from(event.offset_x()), f64::from(event.offset_y()));
        let found = hit_at(&scene.read_untracked(), pointer, REACH);
        if found != active.get_untracked() {
            active.set(found);
        }
    };
    let on_leave = move |event: PointerEvent| {
        // A finger leaves when it is lifted, which is when its owner wants to read.
        if event.pointer_type() != "touch" {
            active.set(None);
        }
    };
    let pick = move || {
        if let (Some(on_pick), Some(index)) = (on_pick, active.get_untracked()) {
            on_pick.run(index);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let to = match event.key().as_str() {
            "Enter" => return pick(),
            "ArrowRight" | "ArrowDown" => Walk::Next,
            "ArrowLeft" | "ArrowUp" => Walk::Previous,
            "Home" => Walk::First,
            "End" => Walk::Last,
            "Escape" => return active.set(None),
            _ => return,
        };
        event.prevent_default();
        active.update(|active| *active = walk(&scene.read_untracked(), *active, to));
    };
    let page = move || {
        let chart = chart.get_untracked();
        Page::titled((*scene.get_untracked()).clone(), chart.words(), size.get_untracked())
    };
    let title = move || chart.get_untracked().words().title.clone();
    let report = |result: Result<(), DownloadError>| {
        if let Err(cause) = result {
            leptos::logging::error!("cannot save the chart: {cause}");
        }
    };
    let is_table_shown = move || is_table_open.get() || has_failed.get();

    view! {
        <figure class="chart">
            <figcaption class="chart-caption">
                {move || some(&chart.read().words().title).map(|title| view! { <h3 class="chart-title">{title}</h3> })}
                {move || some(&chart.read().words().finding).map(|finding| view! { <p class="chart-finding">{finding}</p> })}
            </figcaption>
            <div class="chart-plot" node_ref=holder style:height=move || format!("{}px", size.get().height)>
                <canvas
                    class="chart-picture"
                    node_ref=picture
                    role="img"
                    tabindex="0"
                    aria-label=move || name_of(chart.read().words())
                    aria-describedby=keys_id.clone()
                    on:pointermove=on_move
                    on:pointerdown=on_move
                    on:pointerleave=on_leave
                    on:click=move |_| pick()
                    on:keydown=on_key
                    on:blur=move |_| active.set(None)
                ></canvas>
                <canvas class="chart-overlay" node_ref=overlay aria-hidden="true"></canvas>
                {move || hit.get().map(|hit| tooltip(&hit, size.get(), theme.get()))}
            </div>
            <p class="visually-hidden" id=keys_id.clone()>{move || text.get().keys}</p>
            <p class="visually-hidden" role="status">{move || hit.get().map(|hit| hit.spoken())}</p>
            {move || {
                some(&chart.read().words().description).map(|text| view! { <p class="chart-description">{text}</p> })
            }}
            <div class="chart-tools">
                <button class="button quiet"
                    type="button"
                    aria-expanded=move || is_table_shown().to_string()
                    on:click=move |_| is_table_open.update(|is_open| *is_open = !*is_open)
                >
                    {move || if is_table_shown() { text.get().hide_table } else { text.get().show_table }}
                </button>
                <button type="button" class="button quiet" on:click=move |_| report(save_csv(chart.get_untracked().table(), &title()))>
                    {move || text.get().save_csv}
                </button>
                <button
                    type="button"
                    class="button quiet"
                    on:click=move |_| book.save.run((title(), rows_of(chart.get_untracked().table())))
                >
                    {book.label}
                </button>
                <button type="button" class="button quiet" on:click=move |_| report(save_svg(&page(), theme.get_untracked(), &title()))>
                    {move || text.get().save_svg}
                </button>
                <button type="button" class="button quiet" on:click=move |_| report(save_png(&page(), theme.get_untracked(), &title()))>
                    {move || text.get().save_png}
                </button>
            </div>
            {move || is_table_shown().then(|| twin(chart.read().table()))}
        </figure>
    }
}

/// What the pointer or the keys have found: beside its point where the chart is wide, above or below it where not, and
/// always on the chart.
fn tooltip(hit: &Hit, size: Size, theme: Theme) -> impl IntoView + use<> {
    let is_low = hit.anchor.y > size.height / 2.0;
    let (x, y) = if size.is_narrow() {
        let share = 100.0 * hit.anchor.x / size.width.max(1.0);
        (format!("-{share:.1}%"), if is_low { "calc(-100% - 14px)" } else { "14px" })
    } else {
        let is_right = hit.anchor.x > size.width / 2.0;
        (String::from(if is_right { "calc(-100% - 14px)" } else { "14px" }), if is_low { "-100%" } else { "0" })
    };
    let rows = hit.rows.iter().map(|row| {
        let colour = row.role.map(|role| theme.css(role));
        view! {
            <span class="chart-tip-swatch" style:background-color=colour></span>
            <span class="chart-tip-name">{row.name.clone()}</span>
            <span class="chart-tip-value">{row.value.clone()}</span>
        }
    });
    view! {
        <div
            class="chart-tip"
            class:narrow=size.is_narrow()
            aria-hidden="true"
            style:left=format!("{}px", hit.anchor.x)
            style:top=format!("{}px", hit.anchor.y)
            style:transform=format!("translate({x}, {y})")
        >
            {some(&hit.title).map(|title| view! { <strong class="chart-tip-title">{title}</strong> })}
            <div class="chart-tip-rows">{rows.collect::<Vec<_>>()}</div>
        </div>
    }
}

/// The numbers as a table in the page.
fn twin(table: Table) -> impl IntoView {
    let head = table.columns.into_iter().map(|column| view! { <th scope="col">{column}</th> }).collect::<Vec<_>>();
    let row = |cells: Vec<String>| {
        let mut cells = cells.into_iter();
        let name = cells.next();
        let rest = cells.map(|cell| view! { <td>{cell}</td> }).collect::<Vec<_>>();
        view! { <tr><th scope="row">{name}</th>{rest}</tr> }
    };
    let label = table.caption.clone();
    view! {
        <div class="chart-table" tabindex="0" role="region" aria-label=label>
            <table>
                <caption>{table.caption}</caption>
                <thead><tr>{head}</tr></thead>
                <tbody>{table.rows.into_iter().map(row).collect::<Vec<_>>()}</tbody>
            </table>
        </div>
    }
}

/// What the picture is called: what it shows, or at least what it is.
fn name_of(words: &Words) -> String {
    some(&words.finding).unwrap_or_else(|| words.title.clone())
}

/// The text, unless it is empty.
fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// An id of its own for each chart on the page.
fn next_id() -> String {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    format!("chart-keys-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// The width of an element in CSS px, followed for as long as the component lives; 0 until it is known.
fn observed_width(holder: NodeRef<html::Div>) -> ReadSignal<f64> {
    let (width, set_width) = signal(0.0);
    let watch = StoredValue::new_local(None::<(ResizeObserver, Closure<dyn FnMut()>)>);
    Effect::new(move |_| {
        let Some(element) = holder.get() else { return };
        let measure = move || {
            set_width.try_set(f64::from(element.client_width()));
        };
        measure();
        let callback = Closure::<dyn FnMut()>::new(measure);
        if let (Ok(observer), Some(element)) =
            (ResizeObserver::new(callback.as_ref().unchecked_ref()), holder.get_untracked())
        {
            observer.observe(&element);
            watch.set_value(Some((observer, callback)));
        }
    });
    on_cleanup(move || {
        watch.try_update_value(|watch| {
            if let Some((observer, _callback)) = watch.take() {
                observer.disconnect();
            }
        });
    });
    width
}

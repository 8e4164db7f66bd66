//! A chart on the page: title, finding, picture, table twin, keyboard and files.

mod download;
mod frame;

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{HtmlCanvasElement, ResizeObserver};

use self::download::{DownloadError, rows_of, save_csv, save_png, save_svg};
use self::frame::{Drawn, Frame};
use crate::browser::page;
use crate::chart::draw::{DrawError, draw_on_canvas};
use crate::chart::hit::{Hit, Walk, hit_at, pointed_marks, walk};
use crate::chart::page::Page;
use crate::chart::scene::{Mark, Point, Scene, Size};
use crate::chart::theme::Theme;
use crate::chart::{Chart, Table, Words};
use crate::sheet;

/// How near in CSS px a pointer must come to a dot.
const REACH: f64 = 24.0;

/// Drawing for so long leaves the browser time to show it within the frame.
const PIECE_MS: f64 = 6.0;
/// Marks between two looks at the clock.
const MARKS_AT_ONCE: usize = 16;

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
    pub save: Callback<(String, Vec<Vec<sheet::Cell>>)>,
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
    page::adopt_style(include_str!("../chart.css"));
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

/// Redraws the picture in the next frame after anything has changed: once, however much has. The first time it may take some frames, so
/// that pages with large pictures come on screen without a halt; what is redrawn is redrawn at once, so that it does not flicker.
fn draw_picture(
    canvas: NodeRef<html::Canvas>,
    scene: Memo<Arc<Scene>>,
    theme: Signal<Theme>,
    has_failed: RwSignal<bool>,
) {
    // Marks of the scene that are drawn by now, and whether all were at any time.
    let n_drawn = Rc::new(Cell::new(0));
    let was_whole = Cell::new(false);
    let done = n_drawn.clone();
    let frame = Frame::new(move || {
        let (Some(canvas), Some(scene), Some(theme)) = untracked(canvas, scene, theme) else { return Drawn::Whole };
        let piece_ends_ms = page::now_ms() + PIECE_MS;
        if done.get() == 0 {
            fit(&canvas, &scene);
        }
        let n = scene.marks().count();
        while done.get() < n {
            let marks = scene.marks().skip(done.get()).take(MARKS_AT_ONCE);
            if let Err(cause) = draw(&canvas, &scene, marks, theme) {
                leptos::logging::error!("cannot draw the chart: {cause}");
                has_failed.set(true);
                return Drawn::Whole;
            }
            done.set(done.get() + MARKS_AT_ONCE);
            if done.get() < n && !was_whole.get() && page::now_ms() > piece_ends_ms {
                return Drawn::Partly;
            }
        }
        was_whole.set(true);
        Drawn::Whole
    });
    Effect::new(move |_| {
        made(scene);
        theme.track();
        canvas.track();
        n_drawn.set(0);
        frame.request();
    });
}

/// Tracks the scene when it has been made: made only in the frame, it would be news then, and drawn twice.
fn made(scene: Memo<Arc<Scene>>) {
    scene.with(|_| ());
}

/// Redraws what is pointed at, on a canvas of its own, so that the picture need not be drawn again.
fn draw_pointed(
    canvas: NodeRef<html::Canvas>,
    scene: Memo<Arc<Scene>>,
    theme: Signal<Theme>,
    active: RwSignal<Option<usize>>,
) {
    let is_clean = Cell::new(true);
    let frame = Frame::new(move || {
        let (Some(canvas), Some(scene), Some(theme)) = untracked(canvas, scene, theme) else { return Drawn::Whole };
        let marks = active.try_get_untracked().flatten().map(|index| pointed_marks(&scene, index)).unwrap_or_default();
        // A canvas that was never drawn on costs the browser nothing.
        if !(is_clean.replace(marks.is_empty()) && marks.is_empty()) {
            fit(&canvas, &scene);
            // Where this canvas cannot be drawn on, neither can the picture, which says so.
            let _ = draw(&canvas, &scene, &marks, theme);
        }
        Drawn::Whole
    });
    Effect::new(move |_| {
        made(scene);
        theme.track();
        canvas.track();
        active.track();
        frame.request();
    });
}

type Now = (Option<HtmlCanvasElement>, Option<Arc<Scene>>, Option<Theme>);

/// The present values, each `None` once the component is gone.
fn untracked(canvas: NodeRef<html::Canvas>, scene: Memo<Arc<Scene>>, theme: Signal<Theme>) -> Now {
    (canvas.try_get_untracked().flatten(), scene.try_get_untracked(), theme.try_get_untracked())
}

/// Pixels of the screen in one CSS px. At least two: the drawing library rounds to whole pixels, and lines are to be smooth on any screen.
fn units() -> f64 {
    window().device_pixel_ratio().max(2.0).ceil()
}

/// Clears a canvas and fits it to the scene and the screen.
fn fit(canvas: &HtmlCanvasElement, scene: &Scene) {
    let units = units();
    // Setting the size of a canvas, even to what it is, clears it.
    canvas.set_width((scene.width * units) as u32);
    canvas.set_height((scene.height * units) as u32);
}

fn draw<'a>(
    canvas: &HtmlCanvasElement,
    scene: &Scene,
    marks: impl IntoIterator<Item = &'a Mark>,
    theme: Theme,
) -> Result<(), DrawError> {
    if scene.width < 1.0 {
        return Ok(());
    }
    draw_on_canvas(canvas, marks, theme, units())
}

//! A chart on a page, in a browser: it draws, answers keys and pointer, and has a table.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]
#![cfg(target_arch = "wasm32")]

use std::sync::Arc;

use app::chart::canvas::{BookSaver, ChartText, ChartView};
use app::chart::format::Format;
use app::chart::scene::Role;
use app::chart::spec::{Lines, Periods, Series, Vertical};
use app::chart::theme::{Mode, Theme};
use app::chart::{Chart, Words};
use gloo_timers::future::TimeoutFuture;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlCanvasElement, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

const TEXT: ChartText = ChartText {
    show_table: "Show table",
    hide_table: "Hide table",
    save_csv: "存为 CSV",
    save_svg: "Save SVG",
    save_png: "Save PNG",
    keys: "Arrow keys walk through the values",
};

/// A mounted chart, gone from the page at the end of the test.
struct Mounted {
    host: HtmlElement,
    _handle: Box<dyn std::any::Any>,
}

impl Mounted {
    async fn chart(theme: RwSignal<Theme>) -> Self {
        let host: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        host.set_attribute("style", "width:600px").unwrap();
        document().body().unwrap().append_child(&host).unwrap();
        let chart = Signal::stored(Arc::new(sample()) as Arc<dyn Chart>);
        let book = BookSaver { label: "存为 XLSX", save: Callback::new(|_| ()) };
        let handle = mount_to(host.clone(), move || {
            view! { <ChartView chart=chart theme=theme text=Signal::stored(TEXT) book /> }
        });
        let mounted = Self { host, _handle: Box::new(handle) };
        drawn().await;
        mounted
    }

    fn find(&self, selector: &str) -> Option<Element> {
        self.host.query_selector(selector).unwrap()
    }

    fn picture(&self) -> HtmlCanvasElement {
        self.find("canvas[role=img]").unwrap().unchecked_into()
    }

    fn press(&self, key: &str) {
        let code = format!("element.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true }}))");
        js_sys::Function::new_with_args("element", &code).call1(&wasm_bindgen::JsValue::NULL, &self.picture()).unwrap();
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.host.remove();
    }
}

fn sample() -> Lines {
    Lines {
        words: Words {
            title: "Score".into(),
            finding: "Suzhou leads.".into(),
            category: "Year".into(),
            ..Words::default()
        },
        periods: Periods::years(2020..=2022),
        series: vec![
            Series::new("Suzhou", Role::Series(0), vec![Some(70.0), Some(75.0), Some(80.0)]),
            Series::new("<b>Wuxi</b>", Role::Series(1), vec![Some(60.0), None, Some(66.0)]),
        ],
        vertical: Vertical::Value,
        fans: Vec::new(),
        callouts: Vec::new(),
        format: Format::fixed(1),
    }
}

/// Long enough for the size to be observed and a frame to be drawn.
async fn drawn() {
    TimeoutFuture::new(150).await;
}

#[wasm_bindgen_test]
async fn the_picture_is_drawn_sharp_and_named() {
    let mounted = Mounted::chart(RwSignal::new(Theme::default())).await;
    let picture = mounted.picture();
    let css_width = mounted.find(".chart-plot").unwrap().client_width();
    assert!(
        css_width > 300 && picture.width() >= 2 * css_width as u32,
        "{} px for {css_width} CSS px",
        picture.width()
    );
    assert_eq!(picture.get_attribute("aria-label").as_deref(), Some("Suzhou leads."));
    let blank: HtmlCanvasElement = document().create_element("canvas").unwrap().unchecked_into();
    blank.set_width(picture.width());
    blank.set_height(picture.height());
    assert_ne!(picture.to_data_url().unwrap(), blank.to_data_url().unwrap());
}

#[wasm_bindgen_test]
async fn another_theme_is_another_picture() {
    let theme = RwSignal::new(Theme::default());
    let mounted = Mounted::chart(theme).await;
    let light = mounted.picture().to_data_url().unwrap();
    theme.set(Theme { mode: Mode::Dark, ..Theme::default() });
    drawn().await;
    assert_ne!(mounted.picture().to_data_url().unwrap(), light);
}

#[wasm_bindgen_test]
async fn keys_walk_the_years_and_escape_closes() {
    let mounted = Mounted::chart(RwSignal::new(Theme::default())).await;
    assert!(mounted.find(".chart-tip").is_none());
    mounted.press("ArrowRight");
    mounted.press("ArrowRight");
    drawn().await;
    let tip = mounted.find(".chart-tip").unwrap().text_content().unwrap();
    assert!(tip.contains("2021") && tip.contains("75.0"), "{tip}");
    assert!(tip.contains("<b>Wuxi</b>") && mounted.find(".chart-tip b").is_none(), "a name became markup");
    let spoken = mounted.find("[role=status]").unwrap().text_content().unwrap();
    assert_eq!(spoken, "2021; Suzhou 75.0; <b>Wuxi</b> —");
    mounted.press("Escape");
    drawn().await;
    assert!(mounted.find(".chart-tip").is_none());
}

#[wasm_bindgen_test]
async fn the_table_opens_and_closes() {
    let mounted = Mounted::chart(RwSignal::new(Theme::default())).await;
    let button: HtmlElement = mounted.find("button[aria-expanded]").unwrap().unchecked_into();
    assert_eq!(button.text_content().as_deref(), Some("Show table"));
    button.click();
    drawn().await;
    assert_eq!(mounted.host.query_selector_all("tbody tr").unwrap().length(), 3);
    assert_eq!(button.get_attribute("aria-expanded").as_deref(), Some("true"));
    button.click();
    drawn().await;
    assert!(mounted.find("table").is_none());
}

//! The window: address, title, theme, focus and the clipboard.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, HtmlElement, Window};

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

/// The address's fragment with its `#`; empty when there is none.
pub fn hash() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The whole address without its fragment.
pub fn address() -> String {
    let href = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_string()
}

/// Milliseconds since 1970, by the machine's clock; for saying when something was kept.
pub fn clock_ms() -> f64 {
    js_sys::Date::now()
}

/// A moment as the person's own clock has it, as `2026-01-05T08:03:02` and on; empty where there is no such moment. How a language writes
/// it is said elsewhere: a browser takes more than a frame to write its first one.
pub fn local_time(at_ms: f64) -> String {
    let offset_minutes = js_sys::Date::new(&at_ms.into()).get_timezone_offset();
    let local = js_sys::Date::new(&(at_ms - offset_minutes * 60_000.0).into());
    // Of no moment there is no text.
    if local.get_time().is_nan() { String::new() } else { local.to_iso_string().into() }
}

/// Goes to a fragment, as a link would.
pub fn set_hash(hash: &str) {
    if let Some(window) = window() {
        // Refused only for a malformed fragment, and ours are printed by `Route`.
        let _ = window.location().set_hash(hash);
    }
}

/// Changes the fragment without a new entry in the browser's history and without a `hashchange`.
pub fn replace_hash(hash: &str) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        // A page opened from a file may refuse; the address then stays as it was.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(hash));
    }
}

/// Which child of an element is at this height of the window, the first or the last where it is above or below all; `None` where
/// it has none.
pub fn row_at(list: &web_sys::Element, y: f64) -> Option<usize> {
    let rows = list.children();
    let n = (rows.length() as usize).checked_sub(1)?;
    let ends = (0..rows.length()).filter_map(|at| rows.item(at)).map(|row| row.get_bounding_client_rect().bottom());
    Some(ends.take_while(|&end| end < y).count().min(n))
}

pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets an attribute of `<html>`, such as `lang` or `data-theme`.
pub fn set_root(attribute: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute(attribute, value);
    }
}

pub fn is_dark_preferred() -> bool {
    window()
        .and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok().flatten())
        .is_some_and(|query| query.matches())
}

/// How much larger type is than a browser's usual 16 px.
pub fn type_scale() -> f64 {
    let root = document().and_then(|document| document.document_element());
    let style = root.and_then(|root| window()?.get_computed_style(&root).ok().flatten());
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    size.and_then(|size| size.trim_end_matches("px").parse::<f64>().ok()).map_or(1.0, |size| size / 16.0)
}

pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = window() {
        // Refused only in a sandboxed frame, where nothing can be printed.
        let _ = window.print();
    }
}

pub fn scroll_to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Moves focus to the first element that matches, without scrolling.
pub fn focus(selector: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Scrolls no farther than it takes to bring the element with this id in sight.
pub fn reveal(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Whether what happened happened in a field that takes text.
pub fn is_in_field(target: Option<web_sys::EventTarget>) -> bool {
    let element = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let field = element.and_then(|element| element.closest("input, textarea, select").ok().flatten());
    field.is_some()
}

/// Milliseconds since the page opened; for progress and benches, never for results.
pub fn now_ms() -> f64 {
    window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}

/// When the frame that is being drawn began, in milliseconds since the page opened: the same for all that is called for it; NaN where the
/// browser does not tell.
pub fn frame_ms() -> f64 {
    document().and_then(|document| document.timeline().current_time()).unwrap_or(f64::NAN)
}

/// How many threads this machine runs side by side, as far as the browser tells.
pub fn n_threads() -> usize {
    window().map_or(1, |window| window.navigator().hardware_concurrency() as usize).max(1)
}

/// Removes the skeleton that `index.html` draws before the application is there.
pub fn clear_skeleton() {
    if let Some(app) = document().and_then(|document| document.get_element_by_id("app")) {
        app.set_text_content(None);
        let _ = app.remove_attribute("aria-busy");
    }
}

/// The element the application is mounted in.
pub fn mount_point() -> Option<HtmlElement> {
    document()?.get_element_by_id("app")?.dyn_into().ok()
}

/// Tells the page's boot script that the application is gone, with the details for a report.
pub fn report_crash(detail: &str) {
    let options = web_sys::CustomEventInit::new();
    options.set_detail(&detail.into());
    if let (Some(window), Ok(event)) =
        (window(), web_sys::CustomEvent::new_with_event_init_dict("yuanheng-crash", &options))
    {
        let _ = window.dispatch_event(&event);
    }
}

/// Copies text; false when the browser does not allow it.
pub async fn clipboard_write(text: &str) -> bool {
    let Some(window) = window() else { return false };
    // Absent on pages that are not served securely.
    let clipboard = js_sys::Reflect::get(&window.navigator(), &"clipboard".into());
    match clipboard {
        Ok(value) if !value.is_undefined() => {
            JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
        }
        _ => false,
    }
}

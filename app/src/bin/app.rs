//! The page's entry: shows a crash as a page, then mounts the application over the skeleton.

use app::app::App;
use app::browser::page;
use leptos::prelude::*;

fn main() {
    std::panic::set_hook(Box::new(|info| {
        page::report_crash(&info.to_string());
        console_error_panic_hook::hook(info);
    }));
    let Some(root) = page::mount_point() else { return };
    page::clear_skeleton();
    mount_to(root, App).forget();
}

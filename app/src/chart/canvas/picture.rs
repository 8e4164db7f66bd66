//! Draws a chart's picture, and on a canvas over it what is pointed at, whenever either has changed.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use web_sys::HtmlCanvasElement;

use super::frame::{Drawn, Frame};
use super::turn;
use crate::chart::draw::{DrawError, draw_on_canvas};
use crate::chart::hit::pointed_marks;
use crate::chart::scene::{Mark, Scene};
use crate::chart::theme::Theme;

/// Marks between two questions whether there is room for more.
const MARKS_AT_ONCE: usize = 16;

/// Redraws the picture in the next frame after anything has changed: once, however much has. The first time it may take some frames, so
/// that pages with large pictures come on screen without a halt; what is redrawn is redrawn at once, so that it does not flicker.
pub fn draw_picture(
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
        let may_go_on = || was_whole.get() || turn::has_room();
        if !may_go_on() {
            return Drawn::Partly;
        }
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
            if done.get() < n && !may_go_on() {
                return Drawn::Partly;
            }
        }
        // Nothing is drawn before the width is known.
        was_whole.set(was_whole.get() || scene.width >= 1.0);
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
pub fn draw_pointed(
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

//! One drawing a frame, however often it is asked for.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::request_animation_frame;

/// Something to do before the next frame.
#[derive(Clone)]
pub struct Frame {
    action: Rc<dyn Fn()>,
    is_waiting: Rc<Cell<bool>>,
}

impl Frame {
    pub fn new(action: impl Fn() + 'static) -> Self {
        Self { action: Rc::new(action), is_waiting: Rc::default() }
    }

    /// Asks for the action before the next frame; until then asking again changes nothing.
    pub fn request(&self) {
        if self.is_waiting.replace(true) {
            return;
        }
        let Self { action, is_waiting } = self.clone();
        request_animation_frame(move || {
            is_waiting.set(false);
            action();
        });
    }
}

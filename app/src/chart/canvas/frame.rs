//! One drawing a frame, however often it is asked for; a long one goes on in the next.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::request_animation_frame;

/// Whether something is done with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawn {
    Whole,
    /// There is more to be done before the next frame.
    Partly,
}

/// Something to do before the next frame.
#[derive(Clone)]
pub struct Frame {
    action: Rc<dyn Fn() -> Drawn>,
    is_waiting: Rc<Cell<bool>>,
}

impl Frame {
    pub fn new(action: impl Fn() -> Drawn + 'static) -> Self {
        Self { action: Rc::new(action), is_waiting: Rc::default() }
    }

    /// Asks for the action before the next frame; until then asking again changes nothing.
    pub fn request(&self) {
        if self.is_waiting.replace(true) {
            return;
        }
        let frame = self.clone();
        request_animation_frame(move || {
            frame.is_waiting.set(false);
            if (frame.action)() == Drawn::Partly {
                frame.request();
            }
        });
    }
}

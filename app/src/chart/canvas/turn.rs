//! Who draws in a frame: what takes long takes turns, so that all of it together takes no longer than one.

use std::cell::Cell;
use std::mem;

use crate::browser::page;

/// Drawing for so long leaves the browser time to show it within the frame.
const ROOM_MS: f64 = 6.0;

thread_local! {
    static TURN: Cell<Turn> = const { Cell::new(Turn::NONE) };
}

/// Takes this frame for something that cannot be cut; false where somebody draws in it, or waits to go on with what can.
pub fn takes_frame() -> bool {
    ask(Turn::takes_frame)
}

/// Whether there is room in this frame for a little more of something that can be cut.
pub fn has_room() -> bool {
    ask(Turn::has_room)
}

fn ask(question: impl Fn(&mut Turn, f64) -> bool) -> bool {
    let mut turn = TURN.get();
    turn.enter(page::frame_ms());
    let answer = question(&mut turn, page::now_ms());
    TURN.set(turn);
    answer
}

/// What was drawn in a frame.
#[derive(Clone, Copy)]
struct Turn {
    frame_ms: f64,
    since_ms: Option<f64>,
    /// Somebody found no room and comes again in the next frame.
    is_owed: bool,
}

impl Turn {
    const NONE: Self = Self { frame_ms: f64::NAN, since_ms: None, is_owed: false };

    fn enter(&mut self, frame_ms: f64) {
        if self.frame_ms != frame_ms {
            *self = Self { frame_ms, since_ms: None, ..*self };
        }
    }

    fn takes_frame(&mut self, now_ms: f64) -> bool {
        // Who is owed a frame may be gone: one is enough to find out.
        let is_free = self.since_ms.is_none() && !mem::take(&mut self.is_owed);
        if is_free {
            self.since_ms = Some(now_ms);
        }
        is_free
    }

    fn has_room(&mut self, now_ms: f64) -> bool {
        let has_room = self.since_ms.is_none_or(|since| now_ms - since < ROOM_MS);
        self.since_ms.get_or_insert(now_ms);
        self.is_owed = !has_room;
        has_room
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_cut_goes_on_before_anything_else_begins() {
        let mut turn = Turn::NONE;
        turn.enter(1.0);
        assert!(turn.takes_frame(1.0) && !turn.takes_frame(2.0), "one a frame");
        assert!(turn.has_room(3.0) && !turn.has_room(1.0 + ROOM_MS));
        turn.enter(2.0);
        assert!(!turn.takes_frame(20.0), "this frame is owed");
        assert!(turn.has_room(20.0) && turn.has_room(21.0));
        turn.enter(3.0);
        assert!(turn.takes_frame(40.0));
    }

    #[test]
    fn who_is_owed_a_frame_and_does_not_come_loses_it() {
        let mut turn = Turn::NONE;
        turn.enter(1.0);
        assert!(turn.has_room(1.0) && !turn.has_room(9.0));
        turn.enter(2.0);
        assert!(!turn.takes_frame(20.0));
        turn.enter(3.0);
        assert!(turn.takes_frame(40.0));
    }

    #[test]
    fn without_a_clock_of_frames_nobody_waits_for_ever() {
        let mut turn = Turn::NONE;
        turn.enter(f64::NAN);
        assert!(turn.takes_frame(1.0));
        turn.enter(f64::NAN);
        assert!(turn.takes_frame(1.5));
    }
}

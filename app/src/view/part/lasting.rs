//! Choices of what is looked at that outlive the page they were made on.

use leptos::prelude::*;

/// Choices that belong to the application, as signals: they are still there when another language, the dataset that arrives or a visit to
/// another page has had the page drawn anew. There is one of each type, made when first asked for; it must fit any dataset.
pub fn lasting<T: Clone + Send + Sync + 'static>(first: fn() -> T) -> T {
    application().with(|| {
        use_context().unwrap_or_else(|| {
            let choices = first();
            provide_context(choices.clone());
            choices
        })
    })
}

/// What owns all that is drawn.
fn application() -> Owner {
    let mut owner = Owner::current().unwrap_or_default();
    while let Some(parent) = owner.parent() {
        owner = parent;
    }
    owner
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Copy, Debug, PartialEq)]
    enum Side {
        Left,
        Right,
    }

    fn side() -> RwSignal<Side> {
        lasting(|| RwSignal::new(Side::Left))
    }

    #[test]
    fn a_choice_outlives_what_it_was_made_in() {
        let application = Owner::new();
        application.set();
        let page = application.child();
        page.with(|| side().set(Side::Right));
        page.cleanup();
        let frame = application.child();
        assert_eq!(frame.child().with(|| side().get_untracked()), Side::Right);
    }

    #[test]
    fn another_application_has_choices_of_its_own() {
        let (one, other) = (Owner::new(), Owner::new());
        one.child().with(|| side().set(Side::Right));
        assert_eq!(other.child().with(|| side().get_untracked()), Side::Left);
    }
}

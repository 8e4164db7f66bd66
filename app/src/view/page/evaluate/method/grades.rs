//! Where on the scale each grade of a fuzzy evaluation is whole.

use leptos::prelude::*;

use crate::change::Change;
use crate::state::AppState;
use crate::text::method::labels;
use crate::text::number::plain;

#[component]
pub fn GradePoints() -> impl IntoView {
    let state = AppState::expect();
    let text = labels(state.lang.get_untracked());
    let is_bad = RwSignal::new(false);
    let now = Memo::new(move |_| {
        let points = state.scenario.with(|now| now.rank.grade_points());
        points.into_iter().map(plain).collect::<Vec<_>>().join(", ")
    });
    let take = move |event| {
        let points = parse(&event_target_value(&event));
        let mut rank = state.scenario.with_untracked(|now| now.rank.clone());
        let fits = points.is_some_and(|points| {
            rank.grades = points;
            rank.bad_numbers().is_empty()
        });
        is_bad.set(!fits);
        if fits {
            state.act(Change::Ranking, |scenario| scenario.rank = rank);
            state.settle();
        }
    };
    view! {
        <div class="field grow">
            <label for="rank-grades">{text.grade_points}</label>
            <input
                class="input"
                type="text"
                id="rank-grades"
                aria-invalid=move || is_bad.get().to_string()
                aria-describedby="rank-grades-message"
                prop:value=now
                on:change=take
            />
            <span class="small field-error" id="rank-grades-message">
                {move || is_bad.get().then_some(text.bad_grade_points)}
            </span>
        </div>
    }
}

/// `None` where something is no number; an empty text asks for the usual grades.
fn parse(text: &str) -> Option<Vec<f64>> {
    let parts = text.split([',', '，', ';', '；', '、']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| part.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_read_as_people_write_them() {
        assert_eq!(parse("0.9，0.6, 0.3"), Some(vec![0.9, 0.6, 0.3]));
        assert_eq!(parse(" "), Some(vec![]));
        assert_eq!(parse("0.9, high"), None);
    }
}

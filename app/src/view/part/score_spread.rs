//! How the scores of all are spread and where a few stand: what there is to see with one period only.

use leptos::prelude::*;
use scoring::math::{median, min_max};

use crate::chart::Words;
use crate::chart::scene::Role;
use crate::chart::spec::{Distribution, MOST_DOTS, Marked};
use crate::state::{AppState, Scored, Shared};
use crate::text::{self, spread as words};
use crate::view::part::plot::{Plot, score_format};

/// Entities pointed out, each in its colour.
pub type Marks = Vec<(usize, Role)>;

/// `id` is unique on the page.
#[component]
pub fn ScoreSpread(
    id: &'static str,
    marked: impl Fn() -> Option<(Shared<Scored>, Marks)> + Send + Sync + 'static,
) -> impl IntoView {
    let state = AppState::expect();
    view! {
        <section class="card" aria-labelledby=id>
            <div class="card-head">
                <h2 id=id>{words::spread(state.lang.get_untracked()).heading}</h2>
            </div>
            <Plot chart=move || distribution(state, marked()) />
        </section>
    }
}

fn distribution(state: AppState, marked: Option<(Shared<Scored>, Marks)>) -> Distribution {
    let lang = state.lang.get();
    let text = words::spread(lang);
    let mut chart = Distribution {
        words: Words {
            title: text.title.into(),
            finding: String::new(),
            description: text.note.into(),
            category: text.park.into(),
            value: text.score.into(),
        },
        values: Vec::new(),
        names: Vec::new(),
        marked: Vec::new(),
        format: score_format(2),
        count: text.count.into(),
    };
    let Some((scored, marks)) = marked else { return chart };
    let entities = &scored.dataset().entities;
    let name =
        |entity: usize| entities.get(entity).map(|one| text::name(lang, &one.name).to_string()).unwrap_or_default();
    let ranked = || scored.ranking.order.iter().map(|&entity| entity as usize);
    let known = || ranked().filter_map(|entity| scored.score(entity));
    let decimals = scored.decimals();
    chart.format = score_format(decimals);
    chart.values = ranked().map(|entity| scored.score(entity).unwrap_or(f64::NAN)).collect();
    if known().nth(MOST_DOTS).is_none() {
        chart.names = ranked().map(name).collect();
    }
    chart.marked = marks
        .into_iter()
        .filter_map(|(entity, role)| Some(Marked { name: name(entity), value: scored.score(entity)?, role }))
        .collect();
    if let (Some((low, high)), Some(middle)) = (min_max(known()), median(known())) {
        chart.words.finding = words::finding(lang, scored.ranking.n_ranked(), (low, middle, high), decimals);
        chart.marked.push(Marked { name: text.median.into(), value: middle, role: Role::InkMuted });
    }
    chart
}

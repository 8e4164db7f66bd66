//! What comes out, in sentences: first on the page, and read aloud once a change has come to rest.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use super::Screen;
use super::chance::trouble;
use super::model::{self, Pays};
use crate::prefs::Lang;
use crate::state::AppState;
use crate::text::revenue::{self as words, chance, finding};

/// How long the numbers must rest before they are read aloud.
const REST_MS: u32 = 500;

#[component]
pub fn Headline() -> impl IntoView {
    let state = AppState::expect();
    let screen = expect_context::<Screen>();
    let lang = state.lang.get_untracked();
    let text = words::revenue(lang);
    let headline = Memo::new(move |_| screen.compared.with(model::Compared::headline));
    let first = move || {
        headline.with(|it| match it {
            Some(it) => finding::break_even(lang, &it.break_even, it.years),
            None => text.nothing_yet.to_string(),
        })
    };
    let others = move || headline.with(|it| it.as_ref().map(|it| sentences(lang, it)).unwrap_or_default());
    let by_chance = move || {
        let (kind, text) = (screen.plan.get(), chance::chance(lang));
        // Something stands here from the start, so that nothing jumps when the simulation answers.
        match screen.chances.told(kind) {
            None => trouble(text, screen.chances.status.get()).unwrap_or(text.waiting).to_string(),
            Some(told) if told.summary.tolerance.is_some() => {
                let basis = chance::paths(lang, told.summary.paths as f64);
                format!("{basis} · {}", chance::gap(lang, kind, &told.summary))
            }
            Some(_) => text.no_equity.to_string(),
        }
    };
    view! {
        <section class="card conclusion" aria-labelledby="conclusion-title">
            <h2 id="conclusion-title">{text.headline}</h2>
            <p class="conclusion-first">{first}</p>
            {move || others().into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view()}
            <p><strong>{chance::chance(lang).title}</strong> " " {by_chance}</p>
            <p class="small muted">{chance::why_different(lang)}</p>
            <p class="small muted">{text.caveat}</p>
        </section>
    }
}

fn sentences(lang: Lang, it: &model::Headline) -> Vec<String> {
    let (rate, years) = (it.discount_rate, it.years);
    let pays = match &it.pays {
        Pays::Never => finding::never_pays(lang, rate, years),
        Pays::OnPaper(plans) => finding::pays_on_paper(lang, plans, rate, years),
        Pays::InCash(plans) => finding::pays_in_cash(lang, plans, rate, years),
    };
    let adds = it.equity_adds.map(|(cash, with_nav)| finding::equity_adds(lang, cash, with_nav));
    [Some(finding::holes(lang, &it.holes)), Some(pays), adds].into_iter().flatten().collect()
}

#[component]
pub fn Announcer() -> impl IntoView {
    let lang = AppState::expect().lang.get_untracked();
    let screen = expect_context::<Screen>();
    let said = RwSignal::new(String::new());
    let timer = StoredValue::new_local(None::<Timeout>);
    Effect::new(move |before: Option<()>| {
        screen.compared.track();
        if before.is_none() {
            return;
        }
        let speak = move || {
            let headline = screen.compared.with_untracked(model::Compared::headline);
            if let Some(it) = headline {
                said.set(finding::break_even(lang, &it.break_even, it.years));
            }
        };
        timer.set_value(Some(Timeout::new(REST_MS, speak)));
    });
    view! { <p class="visually-hidden" role="status">{said}</p> }
}

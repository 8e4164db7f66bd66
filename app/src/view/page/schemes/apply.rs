//! The door to a scheme's application, and while it is applied, what stands for its items and what comes out.

use leptos::prelude::*;
use scoring::appraise::{Appraisal, AppraiseError, appraise, propose};
use scoring::scenario::{Mapped, SchemeChoice};
use scoring::scheme::Scheme;

use super::detail::Detail;
use super::mapping::Mapping;
use super::result::ResultCard;
use crate::browser::page;
use crate::change::Change;
use crate::state::{AppState, Shared};
use crate::text::schemes::{self as words, trouble};

/// What the scheme makes of the dataset; `None` while it is not applied.
pub type Outcome = Option<Result<Shared<Appraisal>, AppraiseError>>;

#[component]
pub fn Applied(scheme: Shared<Scheme>) -> impl IntoView {
    let state = AppState::expect();
    let text = words::schemes(state.lang.get_untracked());
    let scheme = StoredValue::new(scheme);
    let is_applied = Memo::new(move |_| {
        scheme.with_value(|scheme| {
            state.scenario.with(|now| now.scheme.as_ref().is_some_and(|choice| choice.id == scheme.id))
        })
    });
    let outcome: Memo<Outcome> = Memo::new(move |_| {
        if !is_applied.get() {
            return None;
        }
        let opened = state.derived.assumed.get()?;
        let result = scheme
            .with_value(|scheme| state.scenario.with(|now| appraise(&opened.dataset, now, scheme)))
            .map(Shared::new);
        Some(result)
    });
    let apply = move |_| {
        let (id, name) = scheme.with_value(|scheme| (scheme.id.clone(), scheme.name.clone()));
        let map = proposed(state, scheme);
        state.act(Change::Scheme { name }, |scenario| {
            scenario.scheme = Some(SchemeChoice { id, map, ..SchemeChoice::default() });
        });
        state.settle();
        request_animation_frame(|| page::focus("#scheme-mapping"));
    };
    let again = move |()| {
        let map = proposed(state, scheme);
        let name = scheme.with_value(|scheme| scheme.name.clone());
        state.act(Change::SchemeMap { item: name }, |scenario| {
            if let Some(choice) = &mut scenario.scheme {
                choice.map = map;
            }
        });
        state.settle();
    };
    let stop = move |()| {
        let name = scheme.with_value(|scheme| scheme.name.clone());
        state.act(Change::NoScheme { name }, |scenario| scenario.scheme = None);
        state.settle();
        request_animation_frame(|| page::focus("#scheme-apply"));
    };
    let error = move || match outcome.get() {
        Some(Err(error)) => Some(trouble::appraise_error(state.lang.get(), &error)),
        Some(Ok(_)) | None => None,
    };
    let has_result = Memo::new(move |_| outcome.with(|outcome| matches!(outcome, Some(Ok(_)))));
    view! {
        <Show
            when=move || is_applied.get()
            fallback=move || view! {
                <div class="callout">
                    <p>{text.apply_hint}</p>
                    <p class="row" data-edits="">
                        <button type="button" class="button primary" id="scheme-apply" on:click=apply>{text.apply}</button>
                        <span class="muted small">{text.never_official}</span>
                    </p>
                </div>
            }
        >
            <Mapping
                scheme=scheme.get_value()
                outcome
                on_propose=Callback::new(again)
                on_stop=Callback::new(stop)
            />
            {move || error().map(|message| view! {
                <div class="callout warning" role="status">
                    <strong>{text.no_result}</strong>
                    <p>{message}</p>
                </div>
            })}
            <Show when=move || has_result.get()>
                <ResultCard scheme=scheme.get_value() outcome />
            </Show>
            <Detail scheme=scheme.get_value() outcome />
        </Show>
    }
}

fn proposed(state: AppState, scheme: StoredValue<Shared<Scheme>>) -> std::collections::BTreeMap<String, Mapped> {
    let Some(opened) = state.opened.get_untracked() else { return Default::default() };
    let proposals = scheme.with_value(|scheme| propose(&opened.dataset, scheme));
    proposals.into_iter().map(|proposal| (proposal.item, proposal.mapped)).collect()
}

//! Compare: two to eight parks on one scale, by area, by indicator, against a reference and the best, over the years, and by what they
//! are made of.

mod chooser;
mod coordination;
mod frontier;
mod gap_table;
mod growth;
mod indicators;
mod inequality;
mod level;
mod memberships;
mod model;
mod obstacles;
mod peers;
mod profile;
mod structure;
mod trend;

use leptos::prelude::*;

use crate::browser::style::{adopt_style, style};
use crate::chart::scene::Role;
use crate::chart::spec::Series;
use crate::state::{AppState, Scored, Shared};
use crate::text::{self, compare as words};
use crate::view::part::score_error::ScoreError;
use crate::view::part::score_spread::{Marks, ScoreSpread};
use chooser::Chooser;
use coordination::CoordinationCard;
use frontier::FrontierCard;
use gap_table::GapCard;
use growth::GrowthCard;
use indicators::IndicatorsCard;
use inequality::InequalityCard;
use memberships::MembershipsCard;
use model::{Axes, Field};
use obstacles::ObstaclesCard;
use peers::PeersCard;
use profile::ProfileCard;
use structure::StructureCards;
use trend::TrendCard;

#[component]
pub fn Compare() -> impl IntoView {
    adopt_style(style!("compare/compare.css"));
    let state = AppState::expect();
    let text = words::compare(state.lang.get_untracked());
    let field = Memo::new(move |_| Field::new(state.derived.shown.get()?));
    let has_field = Memo::new(move |_| field.with(Option::is_some));
    view! {
        <div class="page-head">
            <div>
                <h1 tabindex="-1">{text.title}</h1>
                <p>{text.intro}</p>
            </div>
        </div>
        <ScoreError />
        <Show when=move || has_field.get() fallback=Placeholder>
            <Chooser field />
            <div class="columns">
                <ProfileCard field />
                {match state.has_several_periods() {
                    true => view! { <TrendCard field /> }.into_any(),
                    false => view! { <ScoreSpread id="compare-spread" marked=move || marks(field) /> }.into_any(),
                }}
            </div>
            <div class="stack">
                <GapCard field />
                <IndicatorsCard field />
                {state.has_several_periods().then(|| view! { <GrowthCard field /> })}
                <MembershipsCard field />
                <CoordinationCard field />
                <ObstaclesCard field />
                <FrontierCard field />
                <PeersCard field />
                <StructureCards field />
                <InequalityCard field />
            </div>
        </Show>
    }
}

/// Stands where the page will be, as high as it will be.
#[component]
fn Placeholder() -> impl IntoView {
    let state = AppState::expect();
    view! {
        <div class="skeleton" role="status">
            <span class="visually-hidden">{words::compare(state.lang.get_untracked()).loading}</span>
            <i class="placeholder-headline"></i>
            <div class="columns">{(0..2).map(|_| view! { <i class="placeholder-chart"></i> }).collect_view()}</div>
        </div>
    }
}

fn marks(field: Memo<Option<Field>>) -> Option<(Shared<Scored>, Marks)> {
    let marks = |field: &Field| field.parks.iter().enumerate().map(|(place, &park)| (park, role(place))).collect();
    field.with(|field| field.as_ref().map(|field| (field.scored.clone(), marks(field))))
}

/// The colour of a park, by its place in the field: the same in every chart.
fn role(place: usize) -> Role {
    Role::Series(u8::try_from(place).unwrap_or(u8::MAX))
}

fn name_of(state: AppState, field: &Field, entity: usize) -> String {
    let entity = field.scored.dataset().entities.get(entity);
    entity.map(|entity| text::name(state.lang.get(), &entity.name).to_string()).unwrap_or_default()
}

/// One series a park, in the field's order.
fn series_of(state: AppState, field: &Field, axes: &Axes) -> Vec<Series> {
    let parks = field.parks.iter().zip(&axes.values).enumerate();
    parks
        .map(|(place, (&park, values))| Series::new(name_of(state, field, park), role(place), values.clone()))
        .collect()
}

//! One of several named things, chosen from a list, with one line on what the choice means.

use leptos::prelude::*;

/// Options under a heading; without one, they stand by themselves.
#[derive(Clone, Default, PartialEq)]
pub struct Group {
    pub name: String,
    /// Key and label.
    pub options: Vec<(String, String)>,
}

impl Group {
    pub fn plain(options: Vec<(String, String)>) -> Vec<Self> {
        vec![Self { name: String::new(), options }]
    }

    /// One group for each run of options with the same heading.
    pub fn runs(options: impl IntoIterator<Item = (String, String, String)>) -> Vec<Self> {
        let mut groups: Vec<Self> = Vec::new();
        for (name, key, label) in options {
            match groups.last_mut().filter(|group| group.name == name) {
                Some(group) => group.options.push((key, label)),
                None => groups.push(Self { name, options: vec![(key, label)] }),
            }
        }
        groups
    }
}

/// Where the label of a choice stands.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Label {
    #[default]
    Above,
    /// In the head of a card, where a line of its own would be too much.
    Beside,
}

/// `now` is the key of the option in force.
#[component]
pub fn Choice(
    #[prop(into)] label: String,
    #[prop(into)] groups: Signal<Vec<Group>>,
    #[prop(into)] now: Signal<String>,
    choose: Callback<String>,
    #[prop(optional)] at: Label,
    /// Names the line of `about`, which stands only where both are given.
    #[prop(optional)]
    id: &'static str,
    #[prop(optional, into)] about: Option<Signal<String>>,
) -> impl IntoView {
    // Drawn anew only for another choice or other options, not whenever something is asked that they might hang on.
    let (groups, now) = (Memo::new(move |_| groups.get()), Memo::new(move |_| now.get()));
    let about_id = format!("{id}-about");
    let described_by = about.is_some().then(|| about_id.clone());
    let option = move |(key, label): (String, String), now: &str| {
        let selected = key == now;
        view! { <option value=key selected=selected>{label}</option> }
    };
    let listed = move || {
        let now = now.get();
        let group = |group: Group| {
            let options = group.options.into_iter().map(|one| option(one, &now)).collect_view();
            if group.name.is_empty() {
                options.into_any()
            } else {
                view! { <optgroup label=group.name>{options}</optgroup> }.into_any()
            }
        };
        groups.get().into_iter().map(group).collect_view()
    };
    let class = match at {
        Label::Above => "field",
        Label::Beside => "row small muted",
    };
    view! {
        <label class=class>
            <span>{label}</span>
            <select
                class="select"
                aria-describedby=described_by
                on:change=move |event| choose.run(event_target_value(&event))
            >
                {listed}
            </select>
        </label>
        {about.map(|about| view! { <p class="small muted" id=about_id>{about}</p> })}
    }
    .into_any()
}

/// A choice without headings in the head of a card: `options` are a key and a name each.
#[component]
pub fn CardChoice(
    #[prop(into)] label: String,
    #[prop(into)] options: Signal<Vec<(String, String)>>,
    #[prop(into)] now: Signal<String>,
    choose: Callback<String>,
) -> impl IntoView {
    let groups = Signal::derive(move || Group::plain(options.get()));
    view! { <Choice label groups now choose at=Label::Beside /> }
}

/// A choice among values that have no key of their own: each with its words.
#[component]
pub fn ChoiceOf<T, L>(
    #[prop(into)] label: String,
    options: Vec<(T, L)>,
    now: impl Fn() -> T + Send + Sync + 'static,
    choose: impl Fn(T) + Send + Sync + 'static,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
    L: Into<String>,
{
    let (values, words): (Vec<T>, Vec<L>) = options.into_iter().unzip();
    let named = words.into_iter().enumerate().map(|(at, words)| (at.to_string(), words.into()));
    let groups = Signal::stored(Group::plain(named.collect()));
    let places = values.clone();
    let now = Signal::derive(move || {
        let now = now();
        places.iter().position(|value| *value == now).map(|at| at.to_string()).unwrap_or_default()
    });
    let choose = Callback::new(move |key: String| {
        if let Some(value) = key.parse::<usize>().ok().and_then(|at| values.get(at).copied()) {
            choose(value);
        }
    });
    view! { <Choice label groups now choose /> }
}

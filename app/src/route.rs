//! Where in the application a person is: an enum over the URL fragment, parsed and printed in one place.
//!
//! A fragment is `#/<page>?d=<dataset>&s=<scenario>`; both parameters may be absent. The scenario is base64url and opaque here.

/// A page of the application.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Page {
    #[default]
    Overview,
    Evaluate,
    Certainty,
    Compare,
    Indicators,
    Schemes,
    Revenue,
    Data,
    /// What the others say, laid out for paper; opened from pages, not from the navigation.
    Report,
    NotFound,
}

impl Page {
    /// The pages of the navigation, in its order.
    pub const ALL: [Self; 8] = [
        Self::Overview,
        Self::Evaluate,
        Self::Certainty,
        Self::Compare,
        Self::Indicators,
        Self::Schemes,
        Self::Revenue,
        Self::Data,
    ];

    fn from_segment(segment: &str) -> Self {
        Self::ALL.into_iter().chain([Self::Report]).find(|page| page.segment() == segment).unwrap_or(Self::NotFound)
    }

    fn segment(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Evaluate => "evaluate",
            Self::Certainty => "certainty",
            Self::Compare => "compare",
            Self::Indicators => "indicators",
            Self::Schemes => "schemes",
            Self::Revenue => "revenue",
            Self::Data => "data",
            Self::Report => "report",
            Self::NotFound => "not-found",
        }
    }
}

/// A page and what the address carries with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    pub page: Page,
    /// Id of a built-in dataset.
    pub dataset: Option<String>,
    /// A scenario in base64url.
    pub scenario: Option<String>,
}

impl Route {
    pub fn to(page: Page) -> Self {
        Self { page, ..Self::default() }
    }

    /// Parses a fragment, with or without its `#`. Total: what is not understood is [`Page::NotFound`] or ignored.
    pub fn parse(fragment: &str) -> Self {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        let (path, query) = fragment.split_once('?').unwrap_or((fragment, ""));
        let segment = path.trim_matches('/');
        let page = if segment.is_empty() { Page::default() } else { Page::from_segment(segment) };
        let value = |key: &str| {
            query
                .split('&')
                .filter_map(|pair| pair.split_once('='))
                .find(|(name, value)| *name == key && !value.is_empty())
                .map(|(_, value)| value.to_string())
        };
        Self { page, dataset: value("d").filter(|id| is_plain(id)), scenario: value("s") }
    }

    /// The fragment with its `#`; parsing it gives the route again.
    pub fn href(&self) -> String {
        let mut href = format!("#/{}", self.page.segment());
        let pairs = [("d", &self.dataset), ("s", &self.scenario)];
        let mut join = '?';
        for (key, value) in pairs {
            if let Some(value) = value {
                href.push(join);
                href.push_str(key);
                href.push('=');
                href.push_str(value);
                join = '&';
            }
        }
        href
    }
}

/// Dataset ids become part of a path that is fetched: letters, digits and hyphens only.
fn is_plain(id: &str) -> bool {
    id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(fragment: &str, page: Page, dataset: Option<&str>, scenario: Option<&str>) {
        let route = Route::parse(fragment);
        let expect = Route { page, dataset: dataset.map(Into::into), scenario: scenario.map(Into::into) };
        assert_eq!(route, expect, "{fragment}");
        if page != Page::NotFound {
            assert_eq!(Route::parse(&route.href()), route, "{fragment} must survive printing");
        }
    }

    #[test]
    fn fragments_parse_and_print() {
        check("", Page::Overview, None, None);
        check("#", Page::Overview, None, None);
        check("#/", Page::Overview, None, None);
        check("#/compare", Page::Compare, None, None);
        check("#/schemes", Page::Schemes, None, None);
        check("#/compare/", Page::Compare, None, None);
        check("#/evaluate?d=demo-parks&s=eyJ9", Page::Evaluate, Some("demo-parks"), Some("eyJ9"));
        check("#/data?s=abc", Page::Data, None, Some("abc"));
        check("#/report?d=hdi-2015", Page::Report, Some("hdi-2015"), None);
        check("#/revenue?x=1&s=&d=", Page::Revenue, None, None);
        check("#/nowhere?d=hdi-2015", Page::NotFound, Some("hdi-2015"), None);
        check("#/data?d=../../etc", Page::Data, None, None);
    }

    #[test]
    fn every_page_has_an_address_of_its_own() {
        for page in Page::ALL {
            assert_eq!(Route::parse(&Route::to(page).href()).page, page);
        }
    }
}

//! XML as three kinds of pieces, so that what reads a workbook's parts need not know the many kinds of events.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::Trouble;

pub(super) enum Piece<'e> {
    Open(&'e Element<'e>),
    Text(&'e str),
    /// Local name of the element that ends.
    Close(&'e str),
}

/// An element's name and attributes. Names are without prefix: programs differ in theirs.
pub(super) struct Element<'e>(&'e BytesStart<'e>);

impl Element<'_> {
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The attribute's value, by its name without prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        self.find(|key| key.rsplit(':').next() == Some(name))
    }

    /// The attribute's value by its whole name, where several differ by prefix only.
    pub(super) fn prefixed(&self, name: &str) -> Option<String> {
        self.find(|key| key == name)
    }

    /// Some attribute of this name, whatever its prefix, has this value.
    pub(super) fn has(&self, name: &str, value: &str) -> bool {
        let mut attributes = self.0.attributes();
        let mut found = attributes.with_checks(false).flatten();
        found.any(|attribute| attribute.key.0.rsplit(':').next() == Some(name) && &*attribute.value == value)
    }

    fn find(&self, is_wanted: impl Fn(&str) -> bool) -> Option<String> {
        let mut attributes = self.0.attributes();
        let found = attributes.with_checks(false).flatten().find(|attribute| is_wanted(attribute.key.0))?;
        Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
    }

    pub(super) fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// The attribute is `1`, `true` or `on`.
    pub(super) fn is_on(&self, name: &str) -> bool {
        self.attribute(name).is_some_and(|value| matches!(value.trim(), "1" | "true" | "on"))
    }
}

/// Hands every piece over in order. Text comes in pieces where references stand in it.
///
/// # Errors
/// Of `take`; or the part is no XML, or breaks off.
pub(super) fn each(
    part: &str,
    source: &mut dyn BufRead,
    mut take: impl FnMut(Piece<'_>) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    let damaged = || Trouble::Damaged(part.into());
    let mut reader = Reader::from_reader(source);
    reader.config_mut().expand_empty_elements = true;
    let mut depth = 0usize;
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).map_err(|_| damaged())? {
            Event::Start(start) => {
                depth += 1;
                take(Piece::Open(&Element(&start)))?;
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                take(Piece::Close(end.local_name().into_inner()))?;
            }
            Event::Text(text) => take(Piece::Text(&text.xml10_content()))?,
            Event::CData(text) => take(Piece::Text(&text.xml10_content()))?,
            Event::GeneralRef(reference) => {
                let named = || quick_xml::escape::resolve_predefined_entity(&reference);
                match reference.resolve_char_ref() {
                    Ok(Some(character)) => take(Piece::Text(character.encode_utf8(&mut [0; 4])))?,
                    Ok(None) => take(Piece::Text(named().ok_or_else(damaged)?))?,
                    Err(_) => return Err(damaged()),
                }
            }
            Event::Eof if depth == 0 => return Ok(()),
            // A part that breaks off would otherwise pass for a short one.
            Event::Eof => return Err(damaged()),
            _ => {}
        }
        buffer.clear();
    }
}

//! What lies in the private compartment: only where it is wanted.

use super::{Columns, Source, day, word};
use crate::domain::ids::SessionId;
use crate::spreadsheet::csv::Cell;
use crate::spreadsheet::tables::Column as C;

pub(super) fn private(source: &Source<'_>) -> Columns {
    let columns = vec![C::Kind, C::CodeName, C::Session, C::Day, C::Text, C::SettledOn, C::Outcome];
    if !source.private {
        return (columns, Vec::new());
    }
    let file = source.file;
    let session = |id: Option<SessionId>| {
        let session = id.and_then(|id| file.sessions.get(id.0));
        day(session.and_then(|session| session.time()).map(|time| time.date()))
    };
    let concerns = file.concerns.iter().map(|concern| {
        vec![
            Cell::Word("concern".to_owned()),
            source.name(concern.person),
            Cell::Empty,
            concern.raised_on.into(),
            concern.concern.as_deref().unwrap_or_default().into(),
            day(concern.discussed_on),
            concern.outcome.as_str().into(),
        ]
    });
    let incidents = file.incidents.iter().map(|incident| {
        vec![
            Cell::Word("incident".to_owned()),
            Cell::Empty,
            session(Some(incident.session)),
            incident.on.into(),
            incident.text.as_str().into(),
            day(incident.closed_on),
            incident.resolution.as_str().into(),
        ]
    });
    let matters = file.matters.iter().map(|matter| {
        vec![
            word(&matter.kind),
            source.name(matter.person),
            session(matter.session),
            matter.on.into(),
            matter.text.as_str().into(),
            day(matter.settled_on),
            matter.outcome.as_str().into(),
        ]
    });
    (columns, concerns.chain(incidents).chain(matters).collect())
}

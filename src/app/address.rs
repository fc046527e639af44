//! The address of a screen, as one type for all of them.

use leptos_router::{PartialPathMatch, PathSegment, PossibleRouteMatch};

/// An address as it is written in the list of screens: `sessions/:session` has the parameter `session`.
///
/// The library's own make a type of each shape of address, and compile the finding of a screen for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address(pub &'static str);

impl Address {
    fn segments(self) -> impl Iterator<Item = &'static str> {
        self.0.split('/').filter(|segment| !segment.is_empty())
    }
}

impl PossibleRouteMatch for Address {
    fn optional(&self) -> bool {
        false
    }

    fn test<'a>(&self, path: &'a str) -> Option<PartialPathMatch<'a>> {
        let mut rest = path;
        let mut parameters = Vec::new();
        for segment in self.segments() {
            let inner = rest.strip_prefix('/')?;
            let (value, after) = inner.split_at(inner.find('/').unwrap_or(inner.len()));
            match segment.strip_prefix(':') {
                Some(name) if !value.is_empty() => parameters.push((name.into(), value.to_owned())),
                None if value == segment => {}
                _ => return None,
            }
            rest = after;
        }
        let matched = path.strip_suffix(rest).unwrap_or_default();
        Some(PartialPathMatch::new(rest, parameters, matched))
    }

    fn generate_path(&self, path: &mut Vec<PathSegment>) {
        path.extend(self.segments().map(|segment| match segment.strip_prefix(':') {
            Some(name) => PathSegment::Param(name.into()),
            None => PathSegment::Static(segment.into()),
        }));
    }
}

//! The first line in which what a page shows differs from what it should show.

/// A line of the text that a page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownLine {
    /// Its number among all lines of text, from 1.
    pub line: usize,
    /// What stands there.
    pub stands: String,
    /// What should stand there.
    pub sealed: String,
}

/// The first line of text in which `markup` differs from `sealed`; none where both read the same, so that only the markup
/// between the texts differs.
#[must_use]
pub fn differing(markup: &str, sealed: &str) -> Option<ShownLine> {
    let (stands, sealed) = (lines(markup), lines(sealed));
    let place = (0..stands.len().max(sealed.len())).find(|place| stands.get(*place) != sealed.get(*place))?;
    let text = |lines: &[String]| lines.get(place).cloned().unwrap_or_default();
    Some(ShownLine { line: place + 1, stands: text(&stands), sealed: text(&sealed) })
}

/// The texts between the tags, in their order.
fn lines(markup: &str) -> Vec<String> {
    let between = markup.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
    between.map(str::trim).filter(|text| !text.is_empty()).map(plain).collect()
}

fn plain(text: &str) -> String {
    let mut text = text.to_owned();
    for (written, letter) in
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", "\u{a0}"), ("&amp;", "&")]
    {
        text = text.replace(written, letter);
    }
    text
}

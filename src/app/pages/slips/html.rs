//! A slip as a page of its own that any browser shows, with the slip inside for Circlebook to read.

use super::words::{says, what};
use crate::app::format;
use crate::app::texts::slips::SlipText as T;
use crate::exchange::slip::Slip;
use crate::exchange::slip::file::{CLOSES, OPENS, slip as json};
use crate::json::DecodeError;

/// The page asks nobody for anything and runs nothing.
const HEAD: &str = r#"<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
table { width: 100%; border-collapse: collapse; margin: 1.5rem 0; }
th, td { text-align: start; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #888; overflow-wrap: anywhere; }
td { white-space: pre-line; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
</style>
"#;

/// The page.
///
/// # Errors
/// Where the slip has no JSON, which it does not lack.
pub(super) fn page(slip: &Slip) -> Result<String, DecodeError> {
    let mut page = HEAD.to_owned();
    let mut add = |parts: &[&str]| parts.iter().for_each(|part| page.push_str(part));
    let heading = escaped(&T::Heading.with(&[&slip.group]));
    add(&["<title>", T::Title.text(), "</title>\n</head>\n<body>\n<main>\n<h1>", &heading, "</h1>\n<p>"]);
    add(&[&escaped(&T::MadeOn.with(&[&slip.mentee, &format::day(slip.made_at.date())])), "</p>\n"]);
    if let Some(counted) = slip.counted {
        let (attended, credited) = (format::hours(counted.attended), format::hours(counted.credited));
        add(&["<p>", &escaped(&T::Counted.with(&[&attended, &credited])), "</p>\n"]);
    }
    add(&["<table>\n<thead><tr><th scope=\"col\">", T::What.text(), "</th><th scope=\"col\">"]);
    add(&[T::Says.text(), "</th></tr></thead>\n<tbody>\n"]);
    for line in &slip.lines {
        let (what, says) = (escaped(&what(&line.fact)), escaped(&says(&line.fact)));
        add(&["<tr><th scope=\"row\">", &what, "</th><td>", &says, "</td></tr>\n"]);
    }
    add(&["</tbody>\n</table>\n<p>", T::PageHow.text(), "</p>\n</main>\n", OPENS]);
    add(&[&json(env!("CARGO_PKG_VERSION"), slip)?, CLOSES, "\n</body>\n</html>\n"]);
    Ok(page)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

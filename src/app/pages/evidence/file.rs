//! The pack as one file that opens by itself: the very document that is shown, its style, and the JSON of the pack.

use crate::app::js;
use crate::app::texts::evidence::PackText;
use crate::evidence::pack::Pack;
use crate::evidence::seal::{SHOWN_FROM, SHOWN_TO, Written, shown_digest, write};
use crate::json::DecodeError;
use data_encoding::BASE64;
use js_sys::Array;
use leptos::prelude::{document, window};
use sha2::{Digest, Sha256};
use web_sys::Element;

/// There is no file: what is shown changed, or the browser does not give what it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotMade;

/// Identifier of the element that holds the JSON.
const JSON: &str = "circlebook-evidence";

/// The seal over the pack and the document as it stands in the page, in which no code is shown yet.
///
/// # Errors
/// Where a part has no JSON, which none of ours lacks.
pub fn seal(pack: &Pack, shown: &Element) -> Result<Written, DecodeError> {
    write(pack, Some(shown_digest(&markup(shown), "")))
}

/// The bytes of the file. `paper` is the class of the element that holds the document.
///
/// # Errors
/// [`NotMade`] where the document is no longer the one that was sealed, or the browser does not give the style.
pub fn file(written: &Written, shown: &Element, paper: &str, style: &str) -> Result<Vec<u8>, NotMade> {
    let code = written.seal.code();
    let markup = markup(shown);
    if Some(shown_digest(&markup, &code)) != written.seal.shown {
        return Err(NotMade);
    }
    let sprite = document().query_selector("svg.sprite").ok().flatten().ok_or(NotMade)?.outer_html();
    let hash = BASE64.encode(&Sha256::digest(style.as_bytes()));
    // Nothing is fetched, run or sent: the policy lets in this one style and nothing else.
    let policy = format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'");
    let title = PackText::Title.text();
    let text = format!(
        "<!doctype html>\n<html lang=\"en-GB\" translate=\"no\" data-theme=\"light\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<title>{title} – Circlebook</title>\n<style>{style}</style>\n</head>\n\
         <body class=\"pack-file\">\n{sprite}\n<main><h1 class=\"off\">{title}</h1><article id=\"pack\" class=\"{paper}\">{SHOWN_FROM}{markup}{SHOWN_TO}</article></main>\n\
         <script type=\"application/json\" id=\"{JSON}\">{}</script>\n</body>\n</html>\n",
        written.text
    );
    Ok(text.into_bytes())
}

/// The text of the page's own style sheets.
///
/// # Errors
/// [`NotMade`] where one cannot be read again.
pub async fn style() -> Result<String, NotMade> {
    let links = js::call(&document(), "querySelectorAll", &[&"link[rel=stylesheet]".into()]).map_err(|_| NotMade)?;
    let mut text = String::new();
    for link in Array::from(&links).iter() {
        let answer = js::ask(&window(), "fetch", &[&js::get(&link, "href")]).await.map_err(|_| NotMade)?;
        let sheet = js::ask(&answer, "text", &[]).await.map_err(|_| NotMade)?;
        text.push_str(&sheet.as_string().ok_or(NotMade)?);
        text.push('\n');
    }
    // A style that could end its element is not one of ours.
    if text.trim().is_empty() || text.contains("</") { Err(NotMade) } else { Ok(text) }
}

/// What stands in an element, as the browser writes it.
fn markup(element: &Element) -> String {
    js::get(element, "innerHTML").as_string().unwrap_or_default()
}

//! The house rules that no compiler holds: which module may see which, and what no file of the core may contain.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by a panic")]

use std::fs;
use std::path::{Path, PathBuf};

/// Each module of the core with those that it may see, itself left out.
const ARROWS: [(&str, &[&str]); 14] = [
    ("domain", &[]),
    ("guard", &[]),
    ("storage", &[]),
    ("vault", &["storage"]),
    ("json", &["domain"]),
    ("policy", &["domain", "guard", "json"]),
    ("live", &["domain", "policy"]),
    ("journal", &["domain", "json"]),
    ("exchange", &["domain", "journal", "json", "storage", "vault"]),
    ("evidence", &["domain", "policy", "journal", "json", "exchange"]),
    ("keeping", &["domain", "exchange", "journal", "json", "storage"]),
    ("spreadsheet", &["domain", "guard", "journal", "policy"]),
    ("templates", &["domain", "policy"]),
    ("programme", &["domain", "exchange", "journal", "json", "policy", "templates"]),
];

/// What belongs to the browser, to a clock or to randomness.
const FORBIDDEN: [&str; 8] =
    ["leptos", "web_sys", "js_sys", "gloo_", "SystemTime", "Utc::now", "Local::now", "getrandom"];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

fn sources(module: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(module), &mut found);
    found.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

/// The modules named after `crate::` in a text.
fn seen(text: &str) -> impl Iterator<Item = &str> {
    text.split("crate::").skip(1).map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap())
}

#[test]
fn every_module_of_the_core_is_in_the_table() {
    let library = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let named: Vec<_> = library.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert!(named.len() > 5, "{named:?}");
    for module in named.into_iter().filter(|module| *module != "app") {
        assert!(ARROWS.iter().any(|(name, _)| *name == module), "`{module}` has no row in the table of arrows");
    }
}

#[test]
fn arrows_run_one_way() {
    for (module, allowed) in ARROWS {
        for (path, text) in sources(module) {
            for other in seen(&text) {
                let known = ARROWS.iter().any(|(name, _)| *name == other) || other == "app";
                let may = other == module || allowed.contains(&other);
                assert!(!known || may, "{}: `{module}` may not see `{other}`", path.display());
            }
        }
    }
}

#[test]
fn the_core_has_no_browser_clock_or_randomness() {
    for (module, _) in ARROWS {
        for (path, text) in sources(module) {
            for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
                let found = FORBIDDEN.iter().find(|word| line.contains(**word));
                assert!(
                    found.is_none(),
                    "{}:{}: `{}` belongs to the shell",
                    path.display(),
                    number + 1,
                    found.unwrap()
                );
            }
        }
    }
}

#[test]
fn no_view_writes_raw_html_or_inline_style() {
    for (path, text) in sources("app") {
        for word in ["inner_html", "style=\"", "style=format"] {
            assert!(!text.contains(word), "{}: `{word}` is against the page policy", path.display());
        }
    }
}

#[test]
fn no_file_has_outgrown_its_idea() {
    for module in ARROWS.iter().map(|(name, _)| *name).chain(["app"]) {
        for (path, text) in sources(module) {
            let lines = text.lines().count();
            assert!(lines <= 400, "{} has {lines} lines: split it", path.display());
        }
    }
}

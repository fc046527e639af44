//! Puts every mutant of a list behind a switch, so that one compilation serves them all, where cargo mutants compiles each by
//! itself: `circlebook-switches LIST TREE KEEP`.
//!
//! LIST is a file: what `cargo mutants --list --json` gives, each mutant with an `id`. TREE is a copy of the sources, which is
//! rewritten. KEEP names the functions that have to stay `const`, with commas between them: a switch is asked while the
//! tests run, so that nothing which the compiler works out can stand behind one. Prints the ids that now do.
//!
//! `MUTANT=7` turns number 7 on; `MUTANTS_REACHED=path` turns none on and writes the numbers of those that were asked.

mod rewrite;

use rewrite::{Mutant, Switches};
use std::collections::BTreeSet;
use std::path::Path;
use std::{env, fs, io};
use syn::parse_quote;
use syn::visit_mut::VisitMut;

/// What the switches ask.
fn switch() -> syn::Item {
    parse_quote! {
        #[doc(hidden)]
        pub fn mutant(id: usize) -> bool {
            use std::io::Write as _;
            use std::sync::OnceLock;
            use std::sync::atomic::{AtomicBool, Ordering};
            static ON: OnceLock<Option<usize>> = OnceLock::new();
            static REACHED: OnceLock<Option<String>> = OnceLock::new();
            static SEEN: [AtomicBool; 16_384] = [const { AtomicBool::new(false) }; 16_384];
            if let Some(path) = REACHED.get_or_init(|| std::env::var("MUTANTS_REACHED").ok()) {
                if !SEEN[id].swap(true, Ordering::Relaxed) {
                    let mut file = std::fs::OpenOptions::new().create(true).append(true).open(path).unwrap();
                    file.write_all(format!("{id}\n").as_bytes()).unwrap();
                }
                return false;
            }
            *ON.get_or_init(|| std::env::var("MUTANT").ok()?.parse().ok()) == Some(id)
        }
    }
}

/// The sources of the core: the app is not compiled.
fn sources(folder: &Path, found: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() && !path.ends_with("src/app") {
            sources(&path, found)?;
        } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("src/main.rs") {
            found.push(path.to_string_lossy().into_owned());
        }
    }
    Ok(())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [list, tree, keep] = arguments.as_slice() else {
        return Err("usage: circlebook-switches LIST TREE KEEP".into());
    };
    let mutants: Vec<Mutant> = serde_json::from_str(&fs::read_to_string(list)?)?;
    let keep: BTreeSet<String> = keep.split(',').map(str::to_owned).collect();
    let mut paths = Vec::new();
    sources(&Path::new(tree).join("src"), &mut paths)?;
    let mut behind = Vec::new();
    for path in paths {
        let mut file = syn::parse_file(&fs::read_to_string(&path)?).map_err(|why| format!("{path}: {why}"))?;
        let name = path.strip_prefix(tree).unwrap_or(&path).trim_start_matches('/');
        let mut switches = Switches::new(mutants.iter().filter(|mutant| mutant.file == name), &keep);
        switches.visit_file_mut(&mut file);
        behind.append(&mut switches.behind);
        if name == "src/lib.rs" {
            file.items.push(switch());
        }
        fs::write(&path, prettyplease::unparse(&file))?;
    }
    println!("{}", serde_json::to_string(&behind)?);
    Ok(())
}

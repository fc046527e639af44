//! What each target begins with, and the words of its format.

use crate::import::SEEDS;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Writes the seeds of a target into the folder that `CIRCLEBOOK_SEEDS` names, where it names one: `make fuzz` does before each run.
pub fn plant(target: &str) {
    let Some(folder) = std::env::var_os("CIRCLEBOOK_SEEDS").map(PathBuf::from) else { return };
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests");
    let seeds = match target {
        "import" => SEEDS.to_vec(),
        "migration" => stored(&tests),
        "merge" => scripts(),
        "guard" => notes(&tests),
        _ => vec![fs::read(tests.join("golden/vault/v1.head")).unwrap(), vault()],
    };
    if let "import" | "migration" = target {
        let mut words = BTreeSet::new();
        seeds.iter().for_each(|seed| gather(&serde_json::from_slice(seed).unwrap(), &mut words));
        let line = |word: &String| format!("\"{}\"\n", word.replace('\\', "\\\\").replace('"', "\\\""));
        fs::write(folder.with_extension("dict"), words.iter().map(line).collect::<String>()).unwrap();
    }
    write(&folder, seeds);
}

fn write(folder: &Path, seeds: Vec<Vec<u8>>) {
    fs::create_dir_all(folder).unwrap();
    for (number, seed) in seeds.into_iter().enumerate() {
        fs::write(folder.join(format!("seed-{number}")), seed).unwrap();
    }
}

/// The frozen files of both schemas, and each record of the segments by itself.
fn stored(tests: &Path) -> Vec<Vec<u8>> {
    let names = ["entry", "segment-book", "segment-group", "segment-people", "segment-private"];
    let files = ["v1", "v2"].into_iter().flat_map(|schema| names.map(|name| format!("golden/{schema}/{name}.json")));
    let mut seeds: Vec<Vec<u8>> = files.map(|file| fs::read(tests.join(file)).unwrap()).collect();
    for seed in seeds.clone() {
        let segment: Value = serde_json::from_slice(&seed).unwrap();
        for standing in segment["records"].as_array().into_iter().flatten() {
            seeds.push(serde_json::to_vec(&standing["record"]).unwrap());
        }
    }
    seeds
}

/// Scripts of many lengths whose acts differ.
fn scripts() -> Vec<Vec<u8>> {
    (1..40_usize).map(|seed| (0..seed * 5).map(|at| (at * at * seed + at * 31 + seed * 17) as u8).collect()).collect()
}

/// Every tenth labelled note, as two texts and what is off limits.
fn notes(tests: &Path) -> Vec<Vec<u8>> {
    let read = |name: &str| fs::read_to_string(tests.join("guard").join(name)).unwrap();
    let text = read("held_out.txt") + &read("by_hand.txt");
    let notes: Vec<&str> = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    notes
        .chunks(10)
        .map(|notes| format!("{}\0{}\0Ada\nthe Crown inn", notes[0], notes[notes.len() - 1]).into_bytes())
        .collect()
}

/// What a head vouches for: two saves, one run, a row, a head.
fn vault() -> Vec<u8> {
    let row = [&[0][..], &4_u32.to_le_bytes(), b"book", &2_u64.to_le_bytes()].concat();
    [&2_u64.to_le_bytes()[..], &1_u64.to_le_bytes(), &1_u32.to_le_bytes(), &row, &[1], b"head"].concat()
}

/// The words of a JSON text: names of fields and short values.
fn gather(value: &Value, words: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| gather(item, words)),
        Value::Object(fields) => fields.iter().for_each(|(name, value)| {
            words.insert(name.clone());
            gather(value, words);
        }),
        Value::String(text) if text.is_ascii() && text.len() < 40 && !text.is_empty() && !text.contains('\n') => {
            words.insert(text.clone());
        }
        _ => {}
    }
}

//! Lists every rule of the policies that come with the book: identifier, clause, how binding it is, and the check that
//! judges it with its parameters. `cargo run --no-default-features --example rules`
#![allow(clippy::print_stdout, reason = "a list on the terminal is what this is for")]

use circlebook::policy::packs::built_in;

fn main() {
    let packs = match built_in() {
        Ok(packs) => packs,
        Err(error) => return println!("{error}"),
    };
    let english = |texts: &circlebook::policy::pack::Texts| texts.get("en-GB").cloned().unwrap_or_default();
    for pack in packs {
        println!("\n{} ({}), {} rules", english(&pack.title), pack.key, pack.rules.len());
        for rule in &pack.rules {
            let check = serde_json::to_string(&rule.check).unwrap_or_default();
            println!("{:<8} {:<28} {:<8} {check}", rule.id, english(&rule.clause), format!("{:?}", rule.severity));
        }
    }
    println!("\n{} rules in {} policies", packs.iter().map(|pack| pack.rules.len()).sum::<usize>(), packs.len());
}

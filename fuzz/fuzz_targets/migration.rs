#![no_main]

libfuzzer_sys::fuzz_target!(init: circlebook_fuzz::seeds::plant("migration"), |bytes: &[u8]| circlebook_fuzz::migration::enter(bytes));

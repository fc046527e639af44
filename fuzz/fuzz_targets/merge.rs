#![no_main]

libfuzzer_sys::fuzz_target!(init: circlebook_fuzz::seeds::plant("merge"), |bytes: &[u8]| circlebook_fuzz::merge::enter(bytes));

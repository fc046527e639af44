#![no_main]

libfuzzer_sys::fuzz_target!(init: circlebook_fuzz::seeds::plant("guard"), |bytes: &[u8]| circlebook_fuzz::guard::enter(bytes));

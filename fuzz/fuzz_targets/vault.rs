#![no_main]

libfuzzer_sys::fuzz_target!(init: circlebook_fuzz::seeds::plant("vault"), |bytes: &[u8]| circlebook_fuzz::vault::enter(bytes));

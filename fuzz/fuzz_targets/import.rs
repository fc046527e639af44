#![no_main]

libfuzzer_sys::fuzz_target!(init: circlebook_fuzz::seeds::plant("import"), |bytes: &[u8]| circlebook_fuzz::import::enter(bytes));

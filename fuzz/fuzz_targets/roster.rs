//! See `roster` of the checks.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::checks::ask("roster", bytes));

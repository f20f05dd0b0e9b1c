//! The checks that the fuzz targets ask: those of the test `corpus` of `crates/school`.

#[path = "../../crates/school/tests/corpus/checks/mod.rs"]
pub mod checks;

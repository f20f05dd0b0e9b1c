//! Yeneta.
pub mod app;

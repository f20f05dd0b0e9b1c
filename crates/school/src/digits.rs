//! Whole numbers as people type them into fields.

use std::{fmt::Display, str::FromStr};

/// A number that is written as the program itself would write it: without a sign before it, zeros or anything else. What is typed
/// is never taken for what was perhaps meant.
pub(crate) fn plain<N: FromStr + Display>(typed: &str) -> Option<N> {
    typed.parse::<N>().ok().filter(|number| number.to_string() == typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_in_one_way() {
        assert_eq!([plain::<u8>("0"), plain("5"), plain("255")], [Some(0), Some(5), Some(255)]);
        for other in ["", "+5", "05", "007", "-0", " 5", "5 ", "5.0", "0x5", "256", "፭", "٥", "５"] {
            assert_eq!(plain::<u8>(other), None, "{other}");
        }
    }
}

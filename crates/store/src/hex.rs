//! Bytes as the database and cookies keep them: in hexadecimal.

use std::fmt::Write as _;

/// Two small digits a byte.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        // Writing to a string never fails.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The bytes that are written so; none for anything else.
#[must_use]
pub fn bytes_of(text: &str) -> Option<Vec<u8>> {
    // A sign before the digits would be read as a number, too.
    let all_digits = text.len().is_multiple_of(2) && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let pair = |at: usize| u8::from_str_radix(text.get(at..at + 2)?, 16).ok();
    if all_digits { (0..text.len()).step_by(2).map(pair).collect() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_has_two_digits() {
        assert_eq!(hex(&[0, 0x0a, 0xff]), "000aff");
        assert_eq!(hex(&[]), "");
    }

    #[test]
    fn what_was_written_reads_back_and_garbage_does_not() {
        let all: Vec<u8> = (0..=u8::MAX).collect();
        assert_eq!(bytes_of(&hex(&all)), Some(all));
        assert_eq!(bytes_of(""), Some(Vec::new()));
        for garbage in ["a", "zz", "+1", "0x", "a5 ", "\u{1369}"] {
            assert_eq!(bytes_of(garbage), None, "{garbage}");
        }
    }
}

//! A day that may be left out, as a date field sends it: `yyyy-mm-dd`, or an empty text.

use serde::{Deserialize, Deserializer, Serializer, de::Error};

use super::Day;

/// Writes the day, or an empty text.
///
/// # Errors
/// The format's own.
// Serde asks for a reference to the field.
#[allow(clippy::ref_option)]
pub fn serialize<S: Serializer>(day: &Option<Day>, format: S) -> Result<S::Ok, S::Error> {
    format.serialize_str(&day.map(Day::iso).unwrap_or_default())
}

/// Reads a day, or none of an empty text.
///
/// # Errors
/// For a text that is neither empty nor a date.
pub fn deserialize<'de, D: Deserializer<'de>>(format: D) -> Result<Option<Day>, D::Error> {
    let text = String::deserialize(format)?;
    if text.is_empty() {
        return Ok(None);
    }
    Day::from_iso(&text).map(Some).ok_or_else(|| D::Error::custom("no date"))
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};

    use super::Day;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Form {
        #[serde(default, with = "super")]
        on: Option<Day>,
    }

    #[test]
    fn a_date_field_reads_back_and_garbage_is_refused() {
        for (json, on) in [(r#"{"on":"1970-01-02"}"#, Some(Day(1))), (r#"{"on":""}"#, None)] {
            assert_eq!(serde_json::from_str::<Form>(json).ok(), Some(Form { on }), "{json}");
            assert_eq!(serde_json::to_string(&Form { on }).ok().as_deref(), Some(json));
        }
        assert_eq!(serde_json::from_str::<Form>("{}").ok(), Some(Form { on: None }));
        for wrong in [r#"{"on":"2026-02-30"}"#, r#"{"on":"soon"}"#, r#"{"on":7}"#] {
            assert!(serde_json::from_str::<Form>(wrong).is_err(), "{wrong}");
        }
    }
}

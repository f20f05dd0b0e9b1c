//! What the headings and words of a roster mean, however a school writes them.

use crate::person::{PersonField, Role};

/// The field that a heading names: "Given name", "given_name" and "GivenName" are one.
#[must_use]
pub fn field_of_header(heading: &str) -> Option<PersonField> {
    let heading: String = heading.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    match heading.as_str() {
        "number" | "studentnumber" | "no" | "id" | "studentid" | "መለያቁጥር" | "የተማሪቁጥር" | "ቁጥር" => {
            Some(PersonField::Number)
        }
        "givenname" | "given" | "firstname" | "name" | "የራስስም" | "ስም" => Some(PersonField::GivenName),
        "fathersname" | "fathername" | "father" | "የአባትስም" | "አባት" => Some(PersonField::FatherName),
        "grandfathersname" | "grandfathername" | "grandfather" | "የአያትስም" | "አያት" => {
            Some(PersonField::GrandfatherName)
        }
        "role" | "ሚና" => Some(PersonField::Role),
        "class" | "section" | "gradeandsection" | "ክፍል" => Some(PersonField::Class),
        "email" | "emailaddress" | "ኢሜይል" | "ኢሜል" => Some(PersonField::Email),
        _ => None,
    }
}

/// The role that a word names.
#[must_use]
pub fn role_of_word(word: &str) -> Option<Role> {
    match word.trim().to_lowercase().as_str() {
        "administrator" | "አስተዳዳሪ" => Some(Role::Admin),
        "መምህር" => Some(Role::Teacher),
        "ተማሪ" => Some(Role::Student),
        "guardian" | "ወላጅ" | "አሳዳጊ" => Some(Role::Parent),
        name => Role::from_name(name),
    }
}

/// What two ways of writing one class have in common: "Grade 9 A", "9A", "9 a" and "9ኛ ክፍል A" are one.
#[must_use]
pub fn class_key(text: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut before = None;
    for c in text.chars().flat_map(char::to_lowercase) {
        let kind = c.is_alphanumeric().then(|| c.is_numeric());
        match words.last_mut() {
            Some(word) if kind.is_some() && kind == before => word.push(c),
            _ if kind.is_some() => words.push(c.into()),
            _ => {}
        }
        before = kind;
    }
    let words = words.iter().map(|word| match word.as_str() {
        "መዋዕለ" => "kg",
        "ተፈጥሮ" | "የተፈጥሮ" => "natural",
        "ማኅበራዊ" | "የማኅበራዊ" | "ማህበራዊ" | "የማህበራዊ" => "social",
        word => word,
    });
    let told: Vec<&str> =
        words.filter(|word| !["grade", "science", "ኛ", "ክፍል", "ሳይንስ", "ሕፃናት"].contains(word)).collect();
    told.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_and_classes_are_known_in_many_spellings() {
        for (heading, field) in [
            ("Number", PersonField::Number),
            (" given name", PersonField::GivenName),
            ("Father's name", PersonField::FatherName),
            ("GRANDFATHER_NAME", PersonField::GrandfatherName),
            ("E-mail", PersonField::Email),
        ] {
            assert_eq!(field_of_header(heading), Some(field), "{heading}");
        }
        assert_eq!(field_of_header("phone"), None);
        for class in ["Grade 9 A", "9 A", "9A", "9-a", "grade 9 a", "Grade9A"] {
            assert_eq!(class_key(class), "9 a", "{class}");
        }
        assert_eq!(class_key("11 Natural Science B"), class_key("Grade 11 Natural B"));
        assert_eq!(class_key("9ኛ ክፍል A"), class_key("Grade 9 A"));
        assert_eq!(class_key("11ኛ ክፍል የተፈጥሮ ሳይንስ B"), class_key("Grade 11 Natural B"));
        assert_ne!(class_key("Grade 1 1A"), class_key("Grade 11 A"));
        assert_eq!(class_key("KG 2"), class_key("kg2"));
        assert_eq!(role_of_word(" Teacher "), Some(Role::Teacher));
        assert_eq!(role_of_word("root"), None);
    }
}

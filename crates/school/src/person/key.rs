//! Names as they are searched and sorted: without case, and without the letters that only spelling tells apart.
//!
//! Amharic writes one sound with several families of letters, and people of one name write it differently: ሐ and ኀ sound as ሀ,
//! ሠ as ሰ, ዐ as አ, ፀ as ጸ. In the families of ሀ and አ the first order sounds as the fourth (ሀ and ሃ). Readers treat them as one
//! letter; so does whoever looks for a name. Tigrinya and Geʽez tell some of them apart: a name is stored and shown as it was typed,
//! and only found and sorted by its key.

use super::Name;

/// A family of letters: its first letter, how many orders it has, and the first letter of the family that it sounds as.
struct Homophones {
    first: u32,
    orders: u32,
    as_of: u32,
}

const HOMOPHONES: [Homophones; 5] = [
    Homophones { first: 'ሐ' as u32, orders: 8, as_of: 'ሀ' as u32 },
    Homophones { first: 'ኀ' as u32, orders: 8, as_of: 'ሀ' as u32 },
    Homophones { first: 'ሠ' as u32, orders: 8, as_of: 'ሰ' as u32 },
    Homophones { first: 'ዐ' as u32, orders: 7, as_of: 'አ' as u32 },
    Homophones { first: 'ፀ' as u32, orders: 7, as_of: 'ጸ' as u32 },
];

/// A text as it is searched: what sounds the same is the same.
#[must_use]
pub fn searched(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).map(sound).collect()
}

impl Name {
    /// What a person with this name and number is searched and sorted by: given, father's, grandfather's name, then the number.
    #[must_use]
    pub fn key(&self, number: &str) -> String {
        searched(&format!("{self} {number}"))
    }
}

fn sound(letter: char) -> char {
    let code = u32::from(letter);
    let family = HOMOPHONES.iter().find(|family| (family.first..family.first + family.orders).contains(&code));
    let letter = family.and_then(|family| char::from_u32(code - family.first + family.as_of)).unwrap_or(letter);
    match letter {
        'ሃ' => 'ሀ',
        'ኣ' => 'አ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_find_each_other() {
        let same = [
            ("ሐይሉ", "ሀይሉ"),
            ("ኃይሉ", "ሃይሉ"),
            ("ኀይለ", "ሐይለ"),
            ("ሠላም", "ሰላም"),
            ("ዓለሙ", "አለሙ"),
            ("ዐለሙ", "ኣለሙ"),
            ("ፀሐይ", "ጸሀይ"),
            ("Tsehay", "TSEHAY"),
        ];
        for (one, other) in same {
            assert_eq!(searched(one), searched(other), "{one} and {other}");
        }
    }

    #[test]
    fn every_order_keeps_its_vowel_and_other_letters_stay() {
        assert_eq!(searched("ሠሡሢሣሤሥሦሧ"), "ሰሱሲሳሴስሶሷ");
        assert_eq!(searched("ፀፁፂፃፄፅፆ"), "ጸጹጺጻጼጽጾ");
        assert_eq!(searched("ዐዑዒዓዔዕዖ"), "አኡኢአኤእኦ");
        assert_eq!(searched("ሐሑሒሓሔሕሖሗ"), searched("ኀኁኂኃኄኅኆኇ"));
        assert_eq!(searched("አበበ በቀለ 12-ሀ"), "አበበ በቀለ 12-ሀ");
    }

    #[test]
    fn a_name_sorts_by_its_parts_in_their_order() {
        let key = |given: &str, father: &str| Name::new(given, father, "").key("12");
        let mut keys =
            [key("Abebech", "Alemu"), key("Abebe", "Zewdu"), key("abebe", "Bekele"), key("ሠላም", "አ"), key("ሰላም", "ለ")];
        keys.sort();
        assert_eq!(keys, ["abebe bekele 12", "abebe zewdu 12", "abebech alemu 12", "ሰላም ለ 12", "ሰላም አ 12"]);
    }
}

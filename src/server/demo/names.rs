//! Names as Ethiopia gives them. Made-up combinations: nobody real is meant.

use school::person::Name;

/// Names of boys and men; a father's and a grandfather's name is one of these.
const MEN: [&str; 48] = [
    "Abebe",
    "Abel",
    "Addisu",
    "Alemayehu",
    "Amanuel",
    "Anteneh",
    "Ashenafi",
    "Bekele",
    "Berhanu",
    "Biruk",
    "Dagim",
    "Daniel",
    "Dawit",
    "Dereje",
    "Desta",
    "Ermias",
    "Eyob",
    "Fasil",
    "Fikru",
    "Getachew",
    "Girma",
    "Habtamu",
    "Hailu",
    "Henok",
    "Ibrahim",
    "Kaleab",
    "Kassahun",
    "Kebede",
    "Kidus",
    "Lemma",
    "Mekonnen",
    "Melaku",
    "Mohammed",
    "Mulugeta",
    "Nahom",
    "Natnael",
    "Robel",
    "Samuel",
    "Seyoum",
    "Solomon",
    "Tadesse",
    "Tariku",
    "Tesfaye",
    "Tewodros",
    "Wondimu",
    "Yared",
    "Yohannes",
    "Zerihun",
];

/// Names of girls and women.
const WOMEN: [&str; 40] = [
    "Abeba",
    "Adanech",
    "Almaz",
    "Aster",
    "Bethlehem",
    "Birtukan",
    "Chaltu",
    "Eden",
    "Eleni",
    "Feven",
    "Frehiwot",
    "Genet",
    "Hana",
    "Helen",
    "Hirut",
    "Kalkidan",
    "Konjit",
    "Lensa",
    "Lidya",
    "Mahlet",
    "Makeda",
    "Marta",
    "Meron",
    "Meseret",
    "Mihret",
    "Nardos",
    "Rahel",
    "Rediet",
    "Ruth",
    "Saba",
    "Samrawit",
    "Selam",
    "Sifan",
    "Sosena",
    "Tigist",
    "Tsion",
    "Wubit",
    "Yordanos",
    "Zahra",
    "Zenebech",
];

/// The name of the person of this number; numbers below 48 × 48 × 88 have names of their own.
#[must_use]
pub fn name(number: usize) -> Name {
    let given = number % (MEN.len() + WOMEN.len());
    let given = MEN.get(given).or_else(|| WOMEN.get(given - MEN.len())).copied().unwrap_or_default();
    let father = MEN[(number * 7 + number / 88) % MEN.len()];
    let grandfather = MEN[(number * 13 + number / 48 + 5) % MEN.len()];
    Name::new(given, father, grandfather)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_school_full_of_students_has_names_of_their_own() {
        let names: BTreeSet<Name> = (0..400).map(name).collect();
        assert_eq!(names.len(), 400);
        assert!(names.iter().all(|n| !n.given.is_empty() && !n.father.is_empty() && !n.grandfather.is_empty()));
    }
}

//! Ethiopia's regions and chartered cities.

use serde::{Deserialize, Serialize};

/// Declares the regions with their stored and their English names.
macro_rules! regions {
    ($($variant:ident = $name:literal, $english:literal;)+) => {
        /// Where a school is: one of the 14 that the national register of schools knows.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Region {
            $(#[serde(rename = $name)] $variant,)+
        }

        impl Region {
            /// Every region, in the order in which a form offers them.
            pub const ALL: [Region; 14] = [$(Region::$variant),+];

            /// The name in the database and on the wire.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Region::$variant => $name,)+ }
            }

            /// The region's own name in Latin letters, for the languages that write them.
            #[must_use]
            pub fn proper_name(self) -> &'static str {
                match self { $(Region::$variant => $english,)+ }
            }

            /// Reads a stored or sent name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Region::$variant),)+ _ => None }
            }
        }
    };
}

regions! {
    Tigray = "tigray", "Tigray";
    Afar = "afar", "Afar";
    Amhara = "amhara", "Amhara";
    Oromia = "oromia", "Oromia";
    Somali = "somali", "Somali";
    BenishangulGumuz = "benishangul_gumuz", "Benishangul-Gumuz";
    Snnpr = "snnpr", "SNNPR";
    Gambella = "gambella", "Gambella";
    Harari = "harari", "Harari";
    Sidama = "sidama", "Sidama";
    SouthWest = "south_west", "South West Ethiopia Peoples";
    CentralEthiopia = "central_ethiopia", "Central Ethiopia";
    AddisAbaba = "addis_ababa", "Addis Ababa";
    DireDawa = "dire_dawa", "Dire Dawa";
}

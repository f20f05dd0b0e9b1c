//! The admin's catalogue and settings.

use super::{Aims, Row, plain};

pub const ROWS: &[Row] = &[
    ("POST setup/settings", [401, 403, 403, 403, 403, 403, 403, 403, 403, 200, 404, 403]),
    ("POST setup/save_settings", [401, 403, 403, 403, 403, 403, 403, 403, 403, 200, 404, 403]),
    ("POST setup/catalogue", [401, 403, 403, 403, 403, 403, 403, 403, 403, 200, 404, 403]),
    ("POST setup/change_catalogue", [401, 403, 403, 403, 403, 403, 403, 403, 403, 200, 404, 403]),
    ("GET /admin/catalogue", [303, 403, 403, 403, 403, 403, 403, 403, 403, 200, 200, 403]),
    ("GET /admin/settings", [303, 403, 403, 403, 403, 403, 403, 403, 403, 200, 200, 403]),
];

pub fn fields(place: &str, _caller: &str, aims: &Aims) -> Option<Vec<(String, String)>> {
    Some(match place {
        // The first school's: the admin of another one gets nothing of it.
        "setup/settings" => plain(&[("school", aims.school)]),
        "setup/catalogue" => plain(&[("school", aims.school), ("part", "classes")]),
        "setup/change_catalogue" => plain(&[("school", aims.school), ("act[add_subject][name]", "Chess")]),
        "setup/save_settings" => plain(&[
            ("save[school]", aims.school),
            ("save[seen]", "0"),
            ("save[told]", "0"),
            ("save[settings][name]", "First School"),
            ("save[settings][region]", "sidama"),
            ("save[settings][scale]", "letters"),
            ("save[settings][calendar]", "gregorian"),
            ("save[settings][time_zone]", "africa/addis_ababa"),
        ]),
        _ => return None,
    })
}

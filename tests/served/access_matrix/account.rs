//! One's own account, invitations and registration.

use super::{Aims, Row, plain};

pub const ROWS: &[Row] = &[
    ("POST account/opened_link", [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
    ("POST account/reset_password", [422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422]),
    ("POST account/accept_invitation", [422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422]),
    ("POST account/join_invited", [401, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422]),
    ("POST account/member_links", [401, 403, 403, 403, 403, 403, 403, 403, 403, 200, 404, 403]),
    ("POST account/issue_link", [401, 403, 403, 403, 403, 403, 403, 403, 403, 200, 404, 403]),
    ("POST account/own", [401, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
    ("POST account/change_password", [401, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422]),
    ("POST account/change_email", [401, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422]),
    ("POST account/choose_look", [401, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
    ("POST account/choose_data_saver", [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
    ("GET /manifest.webmanifest", [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
    ("GET /worker.js", [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
    ("POST account/end_device", [401, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404]),
    ("POST account/end_other_devices", [401, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
    ("POST account/register_page", [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
    ("POST account/register", [422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422]),
    ("POST account/register_role", [401, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422]),
    ("POST account/correct_registration", [401, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404]),
    ("POST account/registrations", [401, 403, 403, 403, 403, 403, 403, 403, 403, 200, 200, 403]),
    ("POST account/decide_registration", [401, 403, 403, 403, 403, 403, 403, 403, 403, 404, 404, 403]),
    ("GET /register", [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
    ("GET /admin/registrations", [303, 403, 403, 403, 403, 403, 403, 403, 403, 200, 200, 403]),
    ("GET /account", [303, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
    ("GET /reset", [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
    ("GET /reset/:token", [303, 303, 303, 303, 303, 303, 303, 303, 303, 303, 303, 303]),
    ("GET /invitation", [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
    ("GET /invitation/:token", [303, 303, 303, 303, 303, 303, 303, 303, 303, 303, 303, 303]),
    ("GET /admin/people/:id/link", [303, 403, 403, 403, 403, 403, 403, 403, 403, 200, 404, 403]),
];

pub fn fields(place: &str, caller: &str, aims: &Aims) -> Option<Vec<(String, String)>> {
    // Each caller guesses a token of their own: several tries with one would be slowed down.
    let token = format!("guess-of-{caller}");
    Some(match place {
        "account/opened_link" => plain(&[("kind", "invitation")]),
        "account/reset_password" => plain(&[("reset[token]", &token), ("reset[password]", "a good long phrase")]),
        "account/accept_invitation" => plain(&[
            ("accept[token]", &token),
            ("accept[email]", "new@school.test"),
            ("accept[password]", "a good long phrase"),
        ]),
        "account/join_invited" => plain(&[("token", &token)]),
        "account/member_links" => plain(&[("member", aims.student)]),
        "account/issue_link" => plain(&[
            ("issue[member]", aims.student),
            ("issue[role]", "admin"),
            ("issue[school_id]", "2"),
            ("issue[kind]", "invitation"),
        ]),
        "account/change_password" => plain(&[("change[present]", "not it"), ("change[new]", "a good long phrase")]),
        "account/change_email" => plain(&[("change[email]", "new@school.test"), ("change[password]", "not it")]),
        "account/choose_look" => plain(&[
            ("choose[language]", "en"),
            ("choose[theme]", "dark"),
            ("choose[account]", "1010"),
            ("choose[role]", "admin"),
        ]),
        "account/choose_data_saver" => plain(&[("chosen", "on")]),
        "account/end_device" => plain(&[("tag", "0123456789ab")]),
        // The schools take no registrations: tests/served/registrations.rs has those that do.
        "account/register" => {
            let mut fields = plain(&about("parent"));
            fields.extend(plain(&[("login[email]", "new@school.test"), ("login[password]", "a good long phrase")]));
            fields
        }
        "account/register_role" => plain(&about("admin")),
        "account/correct_registration" => {
            plain(&[("correct[registration]", aims.registration), ("correct[given]", "Mine")])
        }
        "account/registrations" => plain(&[("tab", "waiting")]),
        "account/decide_registration" => {
            plain(&[("decide[registration]", aims.registration), ("decide[seen]", "1"), ("decide[verdict]", "approve")])
        }
        _ => return None,
    })
}

fn about(role: &str) -> [(&str, &str); 3] {
    [("about[school]", "1"), ("about[role]", role), ("about[given]", "New")]
}

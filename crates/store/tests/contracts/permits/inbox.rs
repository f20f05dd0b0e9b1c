//! Permits for one's own inbox.

use store::permit::{OwnInbox, OwnNotice};

use super::{Ask, ask, cast::Ids};

/// The one permit that everybody gets: who is a member of nothing has an empty inbox.
pub const OWN: &str = "opens the own inbox";

pub const TABLE: &str = "\
opens the own inbox
    admin, half: [(near, own admin)]
    both: [(near, own admin), (far, own admin)]
    hats: [(near, own student), (near, own teacher), (near, own parent), (near, own admin), (far, own teacher)]
    far-admin: [(far, own admin)]
    teacher, colleague, physicist, homeroom: [(near, own teacher)]
    suspended, dropout, nobody: []
    far-teacher, twin-colleague: [(far, own teacher)]
    parent: [(near, own parent), (far, own parent)]
    other-parent, former, unlinked, odd: [(near, own parent)]
    twin-former: [(far, own parent)]
    student, sibling, leaver: [(near, own student)]
    far-student, twin-student, twin-dropout: [(far, own student)]
opens a notice
    parent: near notice own parent Parent
opens a notice that is held back
opens a notice of the second school
    twin-colleague: far far-notice own teacher Teacher
opens no notice
";

pub fn asks(Ids { notice, held, far_notice, .. }: Ids) -> Vec<Ask> {
    let says =
        |permit: &OwnNotice| format!("{} {} {} {:?}", permit.school(), permit.notice(), permit.member(), permit.role());
    vec![
        ask!("opens the own inbox", |conn, who| OwnInbox::mint(conn, who), |permit| format!("{:?}", permit.members())),
        ask!("opens a notice", |conn, who| OwnNotice::mint(conn, who, notice), says),
        ask!("opens a notice that is held back", |conn, who| OwnNotice::mint(conn, who, held), says),
        ask!("opens a notice of the second school", |conn, who| OwnNotice::mint(conn, who, far_notice), says),
        ask!("opens no notice", |conn, who| OwnNotice::mint(conn, who, 1.into()), says),
    ]
}

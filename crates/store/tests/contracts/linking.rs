//! Codes and links: who may issue, what a code opens, and that it opens it once.

use school::{
    event::{Cursor, EventName},
    family::{Kinship, LinkAct},
    id::{LinkCodeId, LinkIssueId, MemberId},
    link_code::{LIFE_MILLIS, LinkProblem},
    notice::NoticeKind,
    person::Name,
    view::{EndLink, FamilyLine, IssueForClass, LinkedChild, Problem},
};
use store::{
    Error, feed,
    id::mint,
    inbox,
    linking::{self, IssueCodesCommand, LinkCodeHash, NewCode, UseCodeCommand},
    permit::{ChildrenRecords, ReadsRecords},
};

use crate::{
    contracts, families,
    world::{Person, World},
};

contracts!(
    a_code_links_a_parent_once,
    an_account_becomes_a_parent_at_the_childs_school,
    a_new_school_comes_into_the_feed,
    who_has_no_name_anywhere_says_it,
    several_guardians_and_several_children,
    a_newer_code_ends_the_older_one_unless_it_is_for_another_guardian,
    a_code_ends_when_its_days_are_over,
    the_same_press_twice_is_one_link,
    five_wrong_codes_an_hour_and_right_ones_dont_count,
    at_once_no_more_than_five_guesses_are_let_in,
    of_two_parents_with_one_code_one_is_linked,
    suspended_people_are_linked_to_nobody,
    an_ended_link_is_over_at_once_and_told,
    the_salt_is_made_once,
);

/// A hash that stands for a code.
pub fn hash(code: u8) -> LinkCodeHash {
    LinkCodeHash::new([code; 32])
}

/// Issues a code for each student; says under which issue.
pub async fn issue(w: &World, by: Person, codes: &[(Person, u8)], others_work_on: bool) -> Result<LinkIssueId, Error> {
    let issue = LinkIssueId(mint());
    let new =
        |(student, code): &(Person, u8)| NewCode { id: LinkCodeId(mint()), student: student.member, hash: hash(*code) };
    let codes = codes.iter().map(new).collect();
    let command = IssueCodesCommand { caller: by.caller(), issue, codes, others_work_on };
    w.store.issue_codes(command).await.map(|_| issue)
}

pub async fn use_code(w: &World, by: Person, code: u8) -> Result<LinkedChild, Error> {
    w.store
        .use_code(UseCodeCommand { caller: by.caller(), hash: hash(code), kinship: Kinship::Mother, name: None })
        .await
}

pub fn problem<T>(outcome: &Result<T, Error>) -> Option<LinkProblem> {
    match outcome {
        Err(Error::Invalid(Problem::Link(problem))) => Some(*problem),
        _ => None,
    }
}

async fn children(w: &World, parent: Person) -> Vec<MemberId> {
    let mut reader = w.store.read().await.expect("a connection is free");
    let permit = ChildrenRecords::mint(&mut reader, parent.caller()).await.expect("a parent");
    permit.students().iter().map(|(_, student)| *student).collect()
}

async fn notices(w: &World, person: Person) -> Vec<NoticeKind> {
    let mut reader = w.store.read().await.expect("a connection is free");
    let inbox = inbox::inbox(&mut reader, person.caller(), 0).await.expect("the inbox loads");
    inbox.lines.iter().map(|line| line.kind).collect()
}

async fn family(w: &World, student: Person) -> FamilyLine {
    let all = families::of_admin(w, w.admin, &Default::default()).await.lines;
    all.into_iter().find(|line| line.student == student.member).expect("the student is listed")
}

async fn a_code_links_a_parent_once(w: World) {
    issue(&w, w.admin, &[(w.leaver, 1)], false).await.expect("an admin may");
    assert_eq!(family(&w, w.leaver).await.codes.len(), 1);
    let linked = use_code(&w, w.unlinked, 1).await.expect("the code works");
    assert_eq!((linked.child, linked.school), (Name::new("Lia", "Girma", "Tadesse"), w.school));
    assert_eq!(children(&w, w.unlinked).await, [w.leaver.member]);
    assert_eq!(problem(&use_code(&w, w.parent, 1).await), Some(LinkProblem::UnknownOrUsed), "one use");
    assert_eq!(notices(&w, w.admin).await, [NoticeKind::GuardianLinked]);
    let line = family(&w, w.leaver).await;
    assert_eq!(line.codes, []);
    let guardians: Vec<_> = line.guardians.iter().map(|g| (g.guardian, g.kinship)).collect();
    assert_eq!(guardians, [(w.other_parent.member, Kinship::Father), (w.unlinked.member, Kinship::Mother)]);
    let steps: Vec<_> = line.history.iter().map(|step| (step.act, &*step.guardian.given, &*step.by.given)).collect();
    assert_eq!(steps, [(LinkAct::Linked, "Selam", "Selam")]);
}

async fn an_account_becomes_a_parent_at_the_childs_school(w: World) {
    issue(&w, w.admin, &[(w.student, 1)], false).await.expect("an admin may");
    use_code(&w, w.teacher, 1).await.expect("a teacher may be a parent");
    let profile = w.store.profile(w.teacher.account).await.expect("the database answers").expect("it is there");
    let roles: Vec<_> = profile.memberships.iter().map(|m| (m.school, m.role.name(), &*m.name.given)).collect();
    assert_eq!(roles, [(w.school, "teacher", "Tesfaye"), (w.school, "parent", "Tesfaye")]);
    assert_eq!(children(&w, w.teacher).await, [w.student.member]);
    let added = "SELECT COUNT(*) FROM member_history WHERE act = 'added_by_code'";
    assert_eq!(w.number(added).await, 1);
}

async fn a_new_school_comes_into_the_feed(w: World) {
    let mut reader = w.store.read().await.expect("a connection is free");
    let since: Cursor = feed::cursor_of(&mut reader, w.unlinked.account).await.expect("the cursor loads");
    assert_eq!(since.at(w.second_school), None);
    issue(&w, w.far_admin, &[(w.far_student, 1)], false).await.expect("the far admin may");
    let linked = use_code(&w, w.unlinked, 1).await.expect("the code works");
    assert_eq!(linked.school, w.second_school);
    let (events, after) = feed::changes_since(&mut reader, w.unlinked.account, &since).await.expect("the feed loads");
    let told: Vec<_> = events.iter().map(|event| (event.name, event.school)).collect();
    assert_eq!(told, [(EventName::DataRefreshNeeded, w.second_school)]);
    assert_eq!(after.at(w.second_school), linked.revision);
    let committed = feed::committed_since(&mut reader, w.second_school, school::id::Revision(1)).await.expect("loads");
    let woken = feed::audience(&mut reader, &committed).await.expect("the audience loads");
    assert!(woken.contains(&w.unlinked.account), "the new parent's other tabs are woken");
    assert_eq!(children(&w, w.unlinked).await, [w.far_student.member]);
}

async fn who_has_no_name_anywhere_says_it(w: World) {
    issue(&w, w.admin, &[(w.student, 1)], false).await.expect("an admin may");
    w.behind(&format!("DELETE FROM members WHERE id = {}", w.unlinked.member)).await;
    let newcomer = w.unlinked;
    assert_eq!(problem(&use_code(&w, newcomer, 1).await), Some(LinkProblem::NameNeeded));
    let name = Some(Name::new("Selam", "Tesfa", ""));
    let command =
        UseCodeCommand { caller: newcomer.caller(), hash: hash(1), kinship: Kinship::Guardian, name: name.clone() };
    w.store.use_code(command).await.expect("the code works");
    let profile = w.store.profile(newcomer.account).await.expect("the database answers").expect("it is there");
    assert_eq!(Some(profile.memberships[0].name.clone()), name);
}

async fn several_guardians_and_several_children(w: World) {
    issue(&w, w.admin, &[(w.student, 1), (w.leaver, 2)], false).await.expect("an admin may");
    issue(&w, w.admin, &[(w.student, 3)], true).await.expect("for another guardian");
    for (parent, code) in [(w.unlinked, 1), (w.unlinked, 2), (w.other_parent, 3)] {
        use_code(&w, parent, code).await.expect("the code works");
    }
    let mut both = [w.student.member, w.leaver.member];
    both.sort();
    assert_eq!(children(&w, w.unlinked).await, both);
    let guardians: Vec<_> = family(&w, w.student).await.guardians.iter().map(|g| g.guardian).collect();
    assert_eq!(guardians, [w.parent.member, w.unlinked.member, w.other_parent.member]);
}

async fn a_newer_code_ends_the_older_one_unless_it_is_for_another_guardian(w: World) {
    issue(&w, w.admin, &[(w.student, 1), (w.sibling, 2)], false).await.expect("an admin may");
    issue(&w, w.admin, &[(w.student, 3)], true).await.expect("for another guardian");
    assert_eq!(family(&w, w.student).await.codes.len(), 2);
    issue(&w, w.admin, &[(w.student, 4)], false).await.expect("in the place of both");
    assert_eq!(family(&w, w.student).await.codes.len(), 1);
    for ended in [1, 3] {
        assert_eq!(problem(&use_code(&w, w.unlinked, ended).await), Some(LinkProblem::UnknownOrUsed), "{ended}");
    }
    for works in [2, 4] {
        use_code(&w, w.unlinked, works).await.expect("the sibling's and the newest work");
    }
}

async fn a_code_ends_when_its_days_are_over(w: World) {
    issue(&w, w.admin, &[(w.student, 1), (w.sibling, 2)], false).await.expect("an admin may");
    let life = "SELECT expires_at - created_at FROM link_codes LIMIT 1";
    assert_eq!(w.number(life).await, LIFE_MILLIS);
    let ends = |at: i64, student: Person| {
        format!("UPDATE link_codes SET expires_at = {at} WHERE student_id = {}", student.member)
    };
    // At its very last instant a code is over, by the clock of the transaction.
    w.behind(&ends(w.store.now().0, w.student)).await;
    w.behind(&ends(w.store.now().0 + 60_000, w.sibling)).await;
    assert_eq!(problem(&use_code(&w, w.unlinked, 1).await), Some(LinkProblem::Expired));
    use_code(&w, w.unlinked, 2).await.expect("there is a minute left");
    assert_eq!(family(&w, w.student).await.codes, [], "an expired code is not open");
}

async fn the_same_press_twice_is_one_link(w: World) {
    issue(&w, w.admin, &[(w.student, 1)], false).await.expect("an admin may");
    let first = use_code(&w, w.unlinked, 1).await.expect("the code works");
    let again = use_code(&w, w.unlinked, 1).await.expect("the answer may have been lost");
    assert_eq!((again.child, again.revision), (first.child, None));
    assert_eq!(notices(&w, w.admin).await, [NoticeKind::GuardianLinked], "told once");
    // A second letter to the same parent is left for somebody else.
    issue(&w, w.admin, &[(w.student, 2)], true).await.expect("for another guardian");
    assert_eq!(use_code(&w, w.unlinked, 2).await.expect("linked already").revision, None);
    use_code(&w, w.other_parent, 2).await.expect("it works still");
    let link = EndLink { student: w.student.member, guardian: w.unlinked.member };
    w.store.end_link(w.admin.caller(), link).await.expect("an admin may");
    let old = use_code(&w, w.unlinked, 1).await;
    assert_eq!(problem(&old), Some(LinkProblem::UnknownOrUsed), "the used code opens nothing again");
}

async fn five_wrong_codes_an_hour_and_right_ones_dont_count(w: World) {
    issue(&w, w.admin, &[(w.student, 1), (w.sibling, 2)], false).await.expect("an admin may");
    for wrong in 100..104 {
        assert_eq!(problem(&use_code(&w, w.unlinked, wrong).await), Some(LinkProblem::UnknownOrUsed));
    }
    use_code(&w, w.unlinked, 1).await.expect("a right one is no guess");
    assert_eq!(problem(&use_code(&w, w.unlinked, 104).await), Some(LinkProblem::UnknownOrUsed));
    let refused = Some(LinkProblem::TooManyTries { again_in_minutes: 60 });
    assert_eq!(problem(&use_code(&w, w.unlinked, 2).await), refused, "not even a right one is looked at");
    use_code(&w, w.other_parent, 2).await.expect("others are let in");
    let since = w.store.now().0 - 30 * 60_000 - 1;
    w.behind(&format!("UPDATE link_tries SET since = {since} WHERE account_id = {}", w.unlinked.account)).await;
    let refused = Some(LinkProblem::TooManyTries { again_in_minutes: 30 });
    assert_eq!(problem(&use_code(&w, w.unlinked, 105).await), refused);
    let since = w.store.now().0 - 60 * 60_000;
    w.behind(&format!("UPDATE link_tries SET since = {since} WHERE account_id = {}", w.unlinked.account)).await;
    assert_eq!(problem(&use_code(&w, w.unlinked, 106).await), Some(LinkProblem::UnknownOrUsed), "an hour later");
}

async fn at_once_no_more_than_five_guesses_are_let_in(w: World) {
    let guess = |code| {
        let (store, caller) = (w.store.clone(), w.unlinked.caller());
        let command = UseCodeCommand { caller, hash: hash(code), kinship: Kinship::Other, name: None };
        tokio::spawn(async move { store.use_code(command).await })
    };
    let guesses: Vec<_> = (100..140).map(guess).collect();
    let mut looked_at = 0;
    for guess in guesses {
        let outcome = guess.await.expect("the guess ends");
        looked_at += usize::from(problem(&outcome) == Some(LinkProblem::UnknownOrUsed));
    }
    assert_eq!(looked_at, 5);
}

async fn of_two_parents_with_one_code_one_is_linked(w: World) {
    issue(&w, w.admin, &[(w.student, 1)], false).await.expect("an admin may");
    let (one, other) = tokio::join!(use_code(&w, w.unlinked, 1), use_code(&w, w.other_parent, 1));
    assert_eq!(usize::from(one.is_ok()) + usize::from(other.is_ok()), 1);
    assert!([problem(&one), problem(&other)].contains(&Some(LinkProblem::UnknownOrUsed)));
    let links = format!("SELECT COUNT(*) FROM guardianship_history WHERE student_id = {}", w.student.member);
    assert_eq!(w.number(&links).await, 1);
}

async fn suspended_people_are_linked_to_nobody(w: World) {
    issue(&w, w.admin, &[(w.student, 1), (w.sibling, 2)], false).await.expect("an admin may");
    w.suspend(w.unlinked).await;
    assert_eq!(problem(&use_code(&w, w.unlinked, 1).await), Some(LinkProblem::Suspended));
    w.suspend(w.student).await;
    assert_eq!(problem(&use_code(&w, w.other_parent, 1).await), Some(LinkProblem::UnknownOrUsed));
    let refused = issue(&w, w.admin, &[(w.student, 3)], false).await;
    assert!(matches!(refused, Err(Error::NotFound)), "no letter for who is suspended");
    assert!(matches!(issue(&w, w.suspended, &[(w.sibling, 4)], false).await, Err(Error::NotFound)));
}

async fn an_ended_link_is_over_at_once_and_told(w: World) {
    let link = EndLink { student: w.student.member, guardian: w.parent.member };
    let ended = w.store.end_link(w.admin.caller(), link).await.expect("an admin may");
    assert!(ended.revision.is_some());
    assert!(!children(&w, w.parent).await.contains(&w.student.member), "at the next request");
    assert_eq!(notices(&w, w.parent).await, [NoticeKind::GuardianUnlinked]);
    let again = w.store.end_link(w.admin.caller(), link).await.expect("ending twice is fine");
    assert_eq!(again.revision, None);
    assert_eq!(notices(&w, w.parent).await.len(), 1, "told once");
    let line = family(&w, w.student).await;
    assert_eq!(line.guardians, []);
    let steps: Vec<_> = line.history.iter().map(|step| (step.act, &*step.guardian.given, &*step.by.given)).collect();
    assert_eq!(steps, [(LinkAct::Unlinked, "Bekele", "Almaz")]);
    let never = EndLink { student: w.student.member, guardian: w.unlinked.member };
    assert!(matches!(w.store.end_link(w.admin.caller(), never).await, Err(Error::NotFound)));
    for stranger in [w.far_admin, w.other_teacher, w.parent, w.student] {
        assert!(matches!(w.store.end_link(stranger.caller(), link).await, Err(Error::NotFound)));
    }
    // A new code opens the link again, with a history of its own.
    issue(&w, w.admin, &[(w.student, 1)], false).await.expect("an admin may");
    use_code(&w, w.parent, 1).await.expect("the code works");
    assert!(children(&w, w.parent).await.contains(&w.student.member));
    assert_eq!(family(&w, w.student).await.history.len(), 2);
}

async fn the_salt_is_made_once(w: World) {
    let first = w.store.link_salt("a fresh salt of more than 32 characters").await.expect("it is made");
    let second = w.store.link_salt("another salt of more than 32 characters").await.expect("it is there");
    assert_eq!(first, second);
    assert_eq!(first, "a fresh salt of more than 32 characters");
    let mut reader = w.store.read().await.expect("a connection is free");
    let start = linking::link_start(&mut reader, w.parent.caller()).await.expect("it loads");
    assert_eq!((start.name_needed, start.children.len()), (false, 3));
    let nobody = IssueForClass { class: school::id::ClassId(1), only_unlinked: false };
    let refused = linking::students_of_class(&mut reader, w.admin.caller(), nobody).await;
    assert!(matches!(refused, Err(Error::NotFound)), "no such class");
}

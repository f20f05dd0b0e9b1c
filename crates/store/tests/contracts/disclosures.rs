//! Files that people take along: what is in them, and the log of who took what.

use school::{
    export::{AccountFacts, Content, Format, Login},
    id::MemberId,
    view::Disclosure,
};
use store::{
    Caller, Error, disclosure, export, people,
    permit::{ExportsRecord, OwnRecords},
};

use crate::{
    contracts,
    world::{Person, World},
};

contracts!(
    a_download_is_a_line_for_the_person_and_the_admins,
    nobody_takes_what_is_anothers,
    a_login_is_noted_at_each_of_its_schools,
    a_record_knows_its_term_and_zone,
);

async fn own(w: &World, person: Person) -> Vec<Disclosure> {
    disclosure::own(&mut w.store.read().await.expect("a connection is free"), person.caller()).await.expect("one's own")
}

async fn of(w: &World, admin: Person, person: MemberId) -> Vec<Disclosure> {
    let mut reader = w.store.read().await.expect("a connection is free");
    people::person(&mut reader, admin.caller(), person).await.expect("an admin's person").disclosures
}

async fn account(w: &World, caller: Caller) -> AccountFacts {
    let mut reader = w.store.read().await.expect("a connection is free");
    let login = Login { email: String::new(), language: "en".into(), theme: "system".into(), time_zone: String::new() };
    export::account(&mut reader, caller, login, Vec::new()).await.expect("one's own")
}

async fn a_download_is_a_line_for_the_person_and_the_admins(w: World) {
    w.store.disclose_record(w.parent.caller(), w.student.member, Format::Csv).await.expect("a guardian may");
    w.store.disclose_record(w.student.caller(), w.student.member, Format::Json).await.expect("the student may");
    let lines = own(&w, w.student).await;
    let told = |line: &Disclosure| (line.by.given.clone(), line.of.given.clone(), line.own, line.content, line.format);
    let expected = [
        ("Hanna".to_owned(), "Hanna".to_owned(), true, Content::Record, Format::Json),
        ("Bekele".to_owned(), "Hanna".to_owned(), false, Content::Record, Format::Csv),
    ];
    assert_eq!(lines.iter().map(told).collect::<Vec<_>>(), expected, "the newest first");
    assert_eq!(of(&w, w.admin, w.student.member).await, lines);
    assert_eq!(of(&w, w.admin, w.parent.member).await, lines[1..], "what the guardian took");
    for person in [w.parent, w.sibling, w.teacher] {
        assert_eq!(own(&w, person).await, [], "of nobody else's business");
    }
    assert_eq!(of(&w, w.admin, w.sibling.member).await, []);
}

async fn nobody_takes_what_is_anothers(w: World) {
    let cases = [(w.parent, w.leaver), (w.student, w.sibling), (w.teacher, w.student), (w.admin, w.student)];
    for (person, student) in cases.into_iter().chain([(w.unlinked, w.student), (w.far_student, w.student)]) {
        let refused = w.store.disclose_record(person.caller(), student.member, Format::Csv).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
        let mut reader = w.store.read().await.expect("a connection is free");
        let refused = ExportsRecord::mint(&mut reader, person.caller(), student.member).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    }
    w.behind(&format!("UPDATE guardianships SET ended_at = 1 WHERE student_id = {}", w.student.member)).await;
    let refused = w.store.disclose_record(w.parent.caller(), w.student.member, Format::Csv).await;
    assert!(matches!(refused, Err(Error::NotFound)), "the link is ended");
    assert_eq!(w.number("SELECT COUNT(*) FROM disclosures").await, 0, "what was refused is not noted");
    w.suspend(w.sibling).await;
    let refused = w.store.disclose_record(w.sibling.caller(), w.sibling.member, Format::Csv).await;
    assert!(matches!(refused, Err(Error::NotFound)), "who is suspended has no right");
}

async fn a_login_is_noted_at_each_of_its_schools(w: World) {
    w.store.disclose_account(w.parent.caller(), Format::Json).await.expect("everybody may");
    let lines = own(&w, w.parent).await;
    assert_eq!(lines.len(), 2, "a parent at two schools: {lines:?}");
    assert!(lines.iter().all(|line| line.own && line.content == Content::Account));
    assert_eq!(of(&w, w.admin, w.parent.member).await.len(), 1, "each school has its own line");
    let facts = account(&w, w.parent.caller()).await;
    assert_eq!((facts.roles.len(), facts.children.len(), facts.disclosures.len()), (2, 3, 2));
    assert!(facts.records.is_empty(), "a child's record is a file of its own");
    w.behind(&format!("UPDATE guardianships SET ended_at = 1 WHERE student_id = {}", w.student.member)).await;
    let children = account(&w, w.parent.caller()).await.children;
    assert!(children.iter().all(|child| child.name.given != "Hanna"), "a link that is ended tells no name");
}

async fn a_record_knows_its_term_and_zone(w: World) {
    let mut reader = w.store.read().await.expect("a connection is free");
    let permit = OwnRecords::mint(&mut reader, w.student.caller()).await.expect("a student");
    let records = export::own_records(&mut reader, &permit).await.expect("the own record");
    let [record] = &records[..] else { panic!("one school, one record") };
    assert_eq!(record.time_zone, "Africa/Addis_Ababa");
    assert_eq!(record.record.courses.len(), 1);
    assert_ne!(record.period(w.maths).term, "");
    let titles: Vec<_> = record.record.marks().map(|mark| mark.assessment).collect();
    assert_eq!(titles, [w.quiz, w.exam], "neither what is held back nor what is of a term before");
    let facts = account(&w, w.student.caller()).await;
    assert_eq!(facts.records, records, "a student's account has the own record");
}

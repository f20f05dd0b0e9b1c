//! What admins see of people.

use school::{
    curriculum::ClassLabel,
    family::Kinship,
    id::{ClassId, MemberId, Revision},
    person::{Name, Role, Standing},
    view::{Headcount, PeopleFilter, PeopleList, PersonLine, SchoolOverview, Waiting},
};
use store::{
    Error,
    id::mint,
    people,
    permit::Administers,
    plan::{PlannedMember, SchoolPlan},
};

use crate::{
    contracts,
    world::{Person, World},
};

contracts!(
    an_overview_counts_the_own_schools_people,
    a_list_holds_the_own_schools_people_by_name,
    a_list_is_filtered_by_words_role_class_and_standing,
    a_name_is_found_in_every_spelling,
    keys_of_older_rows_are_filled_in,
    a_list_comes_in_pages_of_fifty,
    an_admin_of_two_schools_sees_both,
    a_person_is_shown_with_all_that_ties_them,
    a_person_elsewhere_does_not_exist,
);

async fn an_overview_counts_the_own_schools_people(w: World) {
    let mut reader = w.store.read().await.expect("a reader");
    let home = people::admin_home(&mut reader, w.admin.caller()).await.expect("the admin's overview");
    let people = Headcount { admins: 1, teachers: 3, students: 3, parents: 3, suspended: 1 };
    let (school, name, waiting) = (w.school, "Yeneta School".into(), Waiting::default());
    assert_eq!(home.schools, [SchoolOverview { school, name, people, waiting }]);
    assert_eq!(home.as_of.cursor, [(w.school, Revision(1))].into_iter().collect());
    for person in [w.teacher, w.student, w.parent, w.suspended] {
        let refused = people::admin_home(&mut reader, person.caller()).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    }
    let permit = Administers::managing_people(&mut reader, w.far_admin.caller()).await.expect("an admin elsewhere");
    assert_eq!(permit.members(), [(w.second_school, w.far_admin.member)]);
    w.suspend(w.admin).await;
    let refused = Administers::overview(&mut reader, w.admin.caller()).await;
    assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
}

async fn list(w: &World, filter: PeopleFilter) -> PeopleList {
    let mut reader = w.store.read().await.expect("a reader");
    people::list(&mut reader, w.admin.caller(), &filter).await.expect("the list loads")
}

fn given(list: &PeopleList) -> Vec<&str> {
    list.people.iter().map(|person| person.name.given.as_str()).collect()
}

async fn a_list_holds_the_own_schools_people_by_name(w: World) {
    let all = list(&w, PeopleFilter::default()).await;
    let names =
        ["Abel", "Almaz", "Bekele", "Chaltu", "Dawit", "Hanna", "Lia", "Meseret", "Selam", "Tesfaye", "Yohannes"];
    assert_eq!((given(&all), all.total, all.page, all.pages()), (names.to_vec(), 11, 1, 1));
    assert_eq!(all.classes.iter().map(|class| class.label.plain()).collect::<Vec<_>>(), ["Grade 9 A"]);
    assert_eq!(all.schools.iter().map(|school| school.school).collect::<Vec<_>>(), [w.school]);
    assert_eq!(all.as_of.cursor, [(w.school, Revision(1))].into_iter().collect());
    let abel = &all.people[0];
    let email = format!("abel-{}@example.et", w.sibling.account);
    let expected = PersonLine {
        school: w.school,
        member: w.sibling.member,
        name: Name::new("Abel", "Girma", "Tadesse"),
        role: Role::Student,
        number: "S6".into(),
        class: ClassLabel::read("Grade 9 A"),
        email,
        has_login: true,
        standing: Standing::Active,
    };
    assert_eq!(abel, &expected);
    let mut reader = w.store.read().await.expect("a reader");
    for person in [w.teacher, w.student, w.parent, w.suspended] {
        let refused = people::list(&mut reader, person.caller(), &PeopleFilter::default()).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    }
}

async fn a_list_is_filtered_by_words_role_class_and_standing(w: World) {
    let class = ClassId(w.number("SELECT MIN(class_id) FROM members WHERE number = 'S6'").await);
    let searched = |search: &str| PeopleFilter { search: search.into(), ..PeopleFilter::default() };
    let cases = [
        (searched("ABEL girma"), vec!["Abel"]),
        (searched("s6"), vec!["Abel"]),
        (searched("tesfaye-"), vec!["Tesfaye"]),
        (searched("abel bekele"), vec![]),
        (searched("%"), vec![]),
        (searched("_"), vec![]),
        (searched("' OR 1=1 --"), vec![]),
        (PeopleFilter { role: Some(Role::Admin), ..PeopleFilter::default() }, vec!["Almaz"]),
        (PeopleFilter { standing: Some(Standing::Suspended), ..PeopleFilter::default() }, vec!["Dawit"]),
        (PeopleFilter { class: Some(class), ..searched("a") }, vec!["Abel", "Hanna", "Lia"]),
        (PeopleFilter { class: Some(ClassId(1)), ..PeopleFilter::default() }, vec![]),
        (PeopleFilter { school: Some(w.school), ..searched("s6") }, vec!["Abel"]),
        (PeopleFilter { school: Some(w.second_school), ..PeopleFilter::default() }, vec![]),
        (PeopleFilter { role: Some(Role::Student), class: Some(class), ..searched("l") }, vec!["Abel", "Hanna", "Lia"]),
    ];
    for (filter, expected) in cases {
        let found = list(&w, filter.clone()).await;
        assert_eq!((given(&found), found.total as usize), (expected.clone(), expected.len()), "{filter:?}");
    }
}

async fn a_name_is_found_in_every_spelling(w: World) {
    let member = |name: &str| PlannedMember {
        id: MemberId(mint()),
        account: None,
        role: Role::Parent,
        number: String::new(),
        name: Name::new(name, "ዓለሙ", ""),
        class: None,
    };
    let members = ["ሠላም", "ሐይሉ", "ሰላማዊት"].map(member).to_vec();
    w.store.build(w.school, SchoolPlan { members, ..SchoolPlan::default() }).await.expect("the school takes them");
    for (typed, expected) in
        [("ኃይሉ", vec!["ሐይሉ"]), ("ሰላም አለሙ", vec!["ሠላም"]), ("ሠላማ", vec!["ሰላማዊት"]), ("ኀይሉ ኣለሙ", vec!["ሐይሉ"])]
    {
        let found = list(&w, PeopleFilter { search: typed.into(), ..PeopleFilter::default() }).await;
        assert_eq!(given(&found), expected, "{typed}");
    }
}

async fn keys_of_older_rows_are_filled_in(w: World) {
    let keys = "SELECT COUNT(*) FROM members WHERE search_key = ''";
    assert_eq!(w.number(keys).await, 0, "a member was written without a key");
    let before = list(&w, PeopleFilter::default()).await;
    w.behind("UPDATE members SET search_key = ''").await;
    w.behind("UPDATE subjects SET search_key = ''").await;
    // What migrates can't be sent between threads.
    let (store, here) = (w.store.clone(), tokio::runtime::Handle::current());
    let again = tokio::task::spawn_blocking(move || here.block_on(store.migrate()));
    again.await.expect("it does not panic").expect("twice is fine");
    assert_eq!(w.number(keys).await, 0);
    assert_eq!(w.number("SELECT COUNT(*) FROM subjects WHERE search_key = ''").await, 0);
    assert_eq!(list(&w, PeopleFilter::default()).await.people, before.people);
}

async fn a_list_comes_in_pages_of_fifty(w: World) {
    let member = |n: i64| PlannedMember {
        id: MemberId(mint()),
        account: None,
        role: Role::Parent,
        number: String::new(),
        name: Name::new(&format!("Zz{n:03}"), "", ""),
        class: None,
    };
    let plan = SchoolPlan { members: (0..120).map(member).collect(), ..SchoolPlan::default() };
    w.store.build(w.school, plan).await.expect("the people are added");
    let page = |page| PeopleFilter { search: "zz".into(), page, ..PeopleFilter::default() };
    let second = list(&w, page(2)).await;
    assert_eq!((second.total, second.page, second.pages(), second.people.len()), (120, 2, 3, 50));
    assert_eq!((given(&second)[0], given(&second)[49]), ("Zz050", "Zz099"));
    assert!(second.people.iter().all(|person| !person.has_login && person.email.is_empty()));
    let beyond = list(&w, page(99)).await;
    assert_eq!((beyond.page, beyond.people.len()), (3, 20), "a page beyond the end is the last one");
    assert_eq!(list(&w, page(0)).await.page, 1);
}

async fn an_admin_of_two_schools_sees_both(w: World) {
    let second = PlannedMember {
        id: MemberId(mint()),
        account: Some(w.admin.account),
        role: Role::Admin,
        number: String::new(),
        name: Name::new("Almaz", "Girma", "Tadesse"),
        class: None,
    };
    w.store.add_member(w.second_school, second).await.expect("an admin there, too");
    let all = list(&w, PeopleFilter::default()).await;
    assert_eq!(all.schools.iter().map(|school| &*school.name).collect::<Vec<_>>(), ["Second School", "Yeneta School"]);
    assert_eq!((all.total, all.classes.len()), (16, 2));
    let ruth = list(&w, PeopleFilter { search: "ruth".into(), ..PeopleFilter::default() }).await;
    assert_eq!(ruth.people.iter().map(|person| person.school).collect::<Vec<_>>(), [w.second_school]);
    assert!(shown(&w, w.far_student).await.person.standing == Standing::Active, "and both schools' people");
    let mut reader = w.store.read().await.expect("a reader");
    let home = people::admin_home(&mut reader, w.admin.caller()).await.expect("the overview loads");
    assert_eq!(home.schools.len(), 2);
}

async fn shown(w: &World, person: Person) -> school::view::PersonPage {
    let mut reader = w.store.read().await.expect("a reader");
    people::person(&mut reader, w.admin.caller(), person.member).await.expect("the person loads")
}

async fn a_person_is_shown_with_all_that_ties_them(w: World) {
    let student = shown(&w, w.sibling).await;
    assert_eq!((&*student.person.name.given, &*student.school_name, student.oneself), ("Abel", "Yeneta School", false));
    assert_eq!(student.classes.len(), 1);
    assert_eq!(student.class, Some(student.classes[0].class));
    let courses: Vec<_> = student.courses.iter().map(|c| (c.course, &*c.subject, c.class.plain())).collect();
    assert_eq!(courses, [(w.maths, "Mathematics", "Grade 9 A".into()), (w.physics, "Physics", "Grade 9 A".into())]);
    let relatives: Vec<_> = student.relatives.iter().map(|r| (r.member, r.relation)).collect();
    assert_eq!(relatives, [(w.parent.member, Some(Kinship::Father))]);
    let parent = shown(&w, w.parent).await;
    let children: Vec<_> = parent.relatives.iter().map(|r| &*r.name.given).collect();
    assert_eq!((children, parent.courses.len(), parent.classes.len()), (vec!["Abel", "Hanna"], 0, 0));
    let teacher = shown(&w, w.teacher).await;
    assert_eq!(teacher.courses.iter().map(|c| c.course).collect::<Vec<_>>(), [w.maths]);
    assert!(shown(&w, w.admin).await.oneself);
    let also = MemberId(mint());
    let planned = PlannedMember {
        id: also,
        account: Some(w.teacher.account),
        role: Role::Parent,
        number: String::new(),
        name: Name::new("Tesfaye", "", ""),
        class: None,
    };
    w.store.add_member(w.school, planned).await.expect("a teacher is a parent, too");
    let roles: Vec<_> = shown(&w, w.teacher).await.other_roles.iter().map(|r| (r.member, r.role)).collect();
    assert_eq!(roles, [(also, Role::Parent)]);
}

async fn a_person_elsewhere_does_not_exist(w: World) {
    let mut reader = w.store.read().await.expect("a reader");
    let nobody = Person { member: MemberId(1), ..w.student };
    for (caller, whom) in [
        (w.admin, w.far_student),
        (w.far_admin, w.student),
        (w.admin, nobody),
        (w.teacher, w.student),
        (w.student, w.student),
        (w.parent, w.student),
    ] {
        let refused = people::person(&mut reader, caller.caller(), whom.member).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    }
    for caller in [w.teacher, w.student] {
        let refused = people::new_person(&mut reader, caller.caller()).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    }
}

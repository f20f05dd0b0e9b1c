//! What admins see and do of people.

use school::{
    id::Revision,
    view::{Headcount, SchoolOverview},
};
use store::{Error, people, permit::Administers};

use crate::{contracts, world::World};

contracts!(an_overview_counts_the_own_schools_people,);

async fn an_overview_counts_the_own_schools_people(w: World) {
    let mut reader = w.store.read().await.expect("a reader");
    let home = people::admin_home(&mut reader, w.admin.caller()).await.expect("the admin's overview");
    let people = Headcount { admins: 1, teachers: 3, students: 3, parents: 3, suspended: 1 };
    assert_eq!(home.schools, [SchoolOverview { school: w.school, name: "Yeneta School".into(), people }]);
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

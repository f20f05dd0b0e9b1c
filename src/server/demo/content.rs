//! What the demo schools are: who is where and who teaches what.

use school::{
    id::{AccountId, ClassId, MemberId, SchoolId, SubjectId},
    person::Role,
};
use store::plan::{NewSchool, PlannedClass, SchoolPlan};

use super::{
    SECONDARY,
    dice::Dice,
    people::{Ids, People},
    requests,
    teaching::{Calendar, Course, Teaching},
};

/// The classes: grade level, stream, section. Forty students each.
const CLASSES: [(i64, &str, &str); 8] = [
    (9, "", "A"),
    (9, "", "B"),
    (10, "", "A"),
    (10, "", "B"),
    (11, "Natural", "A"),
    (11, "Social", "A"),
    (12, "Natural", "A"),
    (12, "Social", "A"),
];
const CLASS_SIZE: usize = 40;

/// Who is who, for the courses.
struct Cast {
    /// teacher@, teacher2@ and those without a login.
    teachers: Vec<MemberId>,
    classes: Vec<(ClassId, Vec<MemberId>)>,
}

/// The demo's two schools with their ids: the big one, and the one where a parent has a second child.
pub fn schools(hash: &str) -> [(SchoolId, SchoolPlan); 2] {
    let (secondary, second_parent) = secondary(hash);
    [(SECONDARY, secondary), (SchoolId(2), preparatory(hash, second_parent))]
}

fn secondary(hash: &str) -> (SchoolPlan, AccountId) {
    let mut ids = Ids::from(1_000_000);
    let mut plan =
        SchoolPlan { new_school: Some(new_school("Addis Ketema Secondary School")), ..SchoolPlan::default() };
    let calendar = Calendar::plan(&mut ids, &mut plan);
    let (cast, second_parent) = people(&mut ids, &mut plan, &calendar, hash);
    let mut teaching = Teaching { ids: &mut ids, plan: &mut plan, dice: Dice::new(2018), calendar };
    courses(&mut teaching, &cast);
    requests::ask(&mut plan, [&cast.classes[1].1, &cast.classes[0].1]);
    // Last: the ids before stay what they are.
    plan.offer_the_starting_set(|| SubjectId(ids.next()));
    (plan, second_parent)
}

fn people(ids: &mut Ids, plan: &mut SchoolPlan, calendar: &Calendar, hash: &str) -> (Cast, AccountId) {
    let classes = CLASSES.map(|(grade_level, stream, section)| PlannedClass {
        id: ClassId(ids.next()),
        year: calendar.year,
        grade_level,
        stream: stream.into(),
        section: section.into(),
        class_teacher: None,
    });
    plan.classes.extend(classes);
    let class_ids: Vec<ClassId> = plan.classes.iter().map(|c| c.id).collect();
    let mut people = People { ids, plan, hash, first_name: 0 };
    people.with_login(Role::Admin, "admin@yeneta.demo");
    let mut teachers = vec![
        people.with_login(Role::Teacher, "teacher@yeneta.demo").0,
        people.with_login(Role::Teacher, "teacher2@yeneta.demo").0,
    ];
    teachers.extend((0..6).map(|_| people.member(Role::Teacher, String::new(), None)));
    // teacher@ is the class teacher of the first class.
    if let (Some(class), Some(teacher)) = (people.plan.classes.first_mut(), teachers.first()) {
        class.class_teacher = Some(*teacher);
    }
    let (parent, _) = people.with_login(Role::Parent, "parent@yeneta.demo");
    let (parent2, second_parent) = people.with_login(Role::Parent, "parent2@yeneta.demo");
    people.speaks(second_parent, "am");
    let mut classes = Vec::new();
    let mut number = 0;
    for class in class_ids {
        let students = (0..CLASS_SIZE).map(|_| {
            number += 1;
            people.member(Role::Student, format!("AK{number:04}"), Some(class))
        });
        classes.push((class, students.collect::<Vec<_>>()));
    }
    people.give_login(classes[0].1[0], "student@yeneta.demo");
    people.link(parent, classes[0].1[0]);
    people.link(parent, classes[2].1[7]);
    people.link(parent2, classes[1].1[3]);
    (Cast { teachers, classes }, second_parent)
}

fn courses(teaching: &mut Teaching<'_>, cast: &Cast) {
    // Subject, class, teachers by number. The first one is shared.
    let plain: [(&str, usize, &[usize]); 12] = [
        ("Mathematics", 0, &[0, 1]),
        ("Physics", 0, &[2]),
        ("English", 0, &[3]),
        ("Mathematics", 1, &[0]),
        ("English", 1, &[3]),
        ("Mathematics", 2, &[1]),
        ("Chemistry", 2, &[4]),
        ("Mathematics", 3, &[1]),
        ("Biology", 4, &[5]),
        ("Economics", 5, &[6]),
        ("Physics", 6, &[2]),
        ("History", 7, &[6]),
    ];
    for (n, (subject, class, by)) in plain.into_iter().enumerate() {
        let (class, students) = &cast.classes[class];
        let teachers = by.iter().map(|t| cast.teachers[*t]).collect();
        let course = Course {
            subject,
            class: Some(*class),
            grade_level: -1,
            capacity: 60,
            teachers,
            students,
            both_semesters: n < 6,
        };
        teaching.course(course);
    }
    let both: Vec<MemberId> = cast.classes[..2].iter().flat_map(|(_, students)| students).copied().collect();
    teaching.course(joint("Citizenship", 9, cast.teachers[7], &both));
    let seniors: Vec<MemberId> = cast.classes[6..].iter().flat_map(|(_, students)| &students[..20]).copied().collect();
    teaching.course(joint("Information Technology", 12, cast.teachers[7], &seniors));
    let few = &cast.classes[6].1[..2];
    teaching.course(joint("Agriculture", 12, cast.teachers[0], few));
    // Every student is in two courses with four marks at least.
    for (subject, class) in
        [("Geography", 1), ("Geography", 3), ("English", 4), ("English", 5), ("English", 6), ("English", 7)]
    {
        let (class, students) = &cast.classes[class];
        let teachers = vec![cast.teachers[4]];
        teaching.course(Course {
            subject,
            class: Some(*class),
            grade_level: -1,
            capacity: 60,
            teachers,
            students,
            both_semesters: false,
        });
    }
}

/// A course for classes of one grade level together.
fn joint<'a>(subject: &'a str, grade_level: i64, teacher: MemberId, students: &'a [MemberId]) -> Course<'a> {
    Course { subject, class: None, grade_level, capacity: 90, teachers: vec![teacher], students, both_semesters: false }
}

/// The school at which the second parent has another child.
fn preparatory(hash: &str, second_parent: AccountId) -> SchoolPlan {
    let mut ids = Ids::from(2_000_000);
    let mut plan = SchoolPlan { new_school: Some(new_school("Bole Preparatory School")), ..SchoolPlan::default() };
    let calendar = Calendar::plan(&mut ids, &mut plan);
    let class = ClassId(ids.next());
    let (year, stream, section) = (calendar.year, String::new(), "A".into());
    plan.classes.push(PlannedClass { id: class, year, grade_level: 8, stream, section, class_teacher: None });
    let mut people = People { ids: &mut ids, plan: &mut plan, hash, first_name: 350 };
    let teacher = people.member(Role::Teacher, String::new(), None);
    let parent = people.known(Role::Parent, second_parent);
    let students: Vec<MemberId> =
        (1..=24).map(|n| people.member(Role::Student, format!("BP{n:03}"), Some(class))).collect();
    people.link(parent, students[5]);
    let mut teaching = Teaching { ids: &mut ids, plan: &mut plan, dice: Dice::new(8), calendar };
    for subject in ["General Science", "Amharic"] {
        let teachers = vec![teacher];
        teaching.course(Course {
            subject,
            class: Some(class),
            grade_level: -1,
            capacity: 60,
            teachers,
            students: &students,
            both_semesters: false,
        });
    }
    plan.offer_the_starting_set(|| SubjectId(ids.next()));
    plan
}

fn new_school(name: &str) -> NewSchool {
    NewSchool { name: name.into(), time_zone: "Africa/Addis_Ababa".into(), demo: true }
}

//! What the operator does at the school's computer.

use school::{
    account::password::{FEWEST_CHARACTERS, MOST_BYTES, PasswordProblem, check},
    id::{AccountId, CourseId, MemberId, SchoolId},
    person::{Name, Role},
};
use store::{
    Store,
    account::{NewAccount, normal_email},
    id::mint,
    operator::{AddTeacher, GiveLogin},
    plan::{PlannedMember, SchoolPlan},
};

use super::{cli::Refusal, password};

/// A person to be added with a login.
pub struct NewPerson {
    /// Needed where there is more than one school, or none.
    pub school_name: Option<String>,
    pub email: String,
    pub role: Role,
    /// Empty for a student who is on the rolls already.
    pub name: String,
    pub password: String,
    /// The number of a student who is on the rolls already.
    pub number: Option<String>,
    /// The code of a course: for a teacher to teach, for a student to be found in.
    pub course: Option<String>,
}

/// Adds a person, or gives a student who is there a login; says what was done.
///
/// # Errors
/// A line that says what is wrong and what to do.
pub async fn add_person(store: &Store, person: NewPerson) -> Result<String, Refusal> {
    check(&person.password, &[&person.email, &person.name]).map_err(bad_password)?;
    let school = the_school(store, person.school_name.as_deref()).await?;
    let course = match &person.course {
        Some(code) => Some(course(store, school, code).await?),
        None => None,
    };
    let password_hash = password::hash(person.password).await.map_err(|e| e.to_string())?;
    let email = normal_email(&person.email);
    let account = NewAccount { id: AccountId(mint()), email: email.clone(), password_hash, language: String::new() };
    match (person.role, person.number, course) {
        (Role::Student, Some(number), Some(course)) => {
            let code = person.course.unwrap_or_default();
            let member = student(store, school, course, [&number, &format!("{code}-{number}")]).await?;
            store.write(school, GiveLogin { account, member }).await.map_err(|e| refusal(&e))?;
        }
        (role, number, course) => {
            let member = add_member(store, school, role, &person.name, number, account).await?;
            if let (Role::Teacher, Some(course)) = (role, course) {
                let add = AddTeacher { course, teacher: member };
                store.write(school, add).await.map_err(|e| refusal(&e))?;
            }
        }
    }
    Ok(format!("{email} can sign in now, as {}.", person.role.name()))
}

/// The school of this name, founded if there is none.
///
/// # Errors
/// The database's, as a line.
pub async fn school(store: &Store, name: &str) -> Result<SchoolId, Refusal> {
    store.ensure_school(name, false).await.map_err(|e| refusal(&e))
}

/// A store's error as the operator reads it.
#[must_use]
pub fn refusal(error: &store::Error) -> Refusal {
    match error {
        store::Error::Taken => {
            "an e-mail, a number or a course of this name is there already; nothing was changed".into()
        }
        store::Error::Busy => "the database is busy or locked by another program; try again when it is free".into(),
        store::Error::Database(cause) => format!("the database failed: {cause}"),
        other => format!("{other}; nothing was changed"),
    }
}

fn bad_password(problem: PasswordProblem) -> Refusal {
    match problem {
        PasswordProblem::TooShort => format!("the password needs at least {FEWEST_CHARACTERS} characters"),
        PasswordProblem::TooLong => format!("the password has more than {MOST_BYTES} bytes"),
        PasswordProblem::Oneself => "the password is the person's own name or e-mail; choose another".into(),
        PasswordProblem::Common => "the password is among the first that anybody would guess; choose another".into(),
    }
}

async fn the_school(store: &Store, name: Option<&str>) -> Result<SchoolId, Refusal> {
    if let Some(name) = name {
        return school(store, name).await;
    }
    let schools = store.schools().await.map_err(|e| refusal(&e))?;
    match schools.as_slice() {
        [(school, _)] => Ok(*school),
        [] => Err("there is no school yet; found one with --school-name NAME".into()),
        _ => Err("there are several schools; say which with --school-name NAME".into()),
    }
}

async fn course(store: &Store, school: SchoolId, code: &str) -> Result<CourseId, Refusal> {
    let course = store.course_by_title(school, code).await.map_err(|e| refusal(&e))?;
    course.ok_or_else(|| format!("there is no course with the code {code}"))
}

/// The student with one of these numbers: an import puts the course's code before the file's own numbers.
async fn student(store: &Store, school: SchoolId, course: CourseId, numbers: [&str; 2]) -> Result<MemberId, Refusal> {
    for number in numbers {
        let found = store.student_of_course(school, course, number).await.map_err(|e| refusal(&e))?;
        if let Some(member) = found {
            return Ok(member);
        }
    }
    Err(format!("no student of that course has the number {}", numbers[0]))
}

async fn add_member(
    store: &Store,
    school: SchoolId,
    role: Role,
    name: &str,
    number: Option<String>,
    account: NewAccount,
) -> Result<MemberId, Refusal> {
    let mut parts = name.split_whitespace();
    let mut part = || parts.next().unwrap_or_default();
    let name = Name::new(part(), part(), part());
    if name.given.is_empty() {
        return Err("a person needs a name: --name \"Given Father Grandfather\"".into());
    }
    let id = MemberId(mint());
    let number = number.unwrap_or_default();
    let member = PlannedMember { id, account: Some(account.id), role, number, name, class: None };
    let plan = SchoolPlan { accounts: vec![account], members: vec![member], ..SchoolPlan::default() };
    store.build(school, plan).await.map_err(|e| refusal(&e))?;
    Ok(id)
}

//! Policies and explanations over HTTP, as plain forms and pages that work without wasm.

use school::grade::Kind;

use crate::harness;

const PAGE: &str = "/teacher/courses/700/policy";

/// The value of a hidden field.
fn hidden<'a>(page: &'a str, name: &str) -> &'a str {
    let (_, rest) =
        page.split_once(&format!("name=\"{name}\" value=\"")).unwrap_or_else(|| panic!("no {name}: {page}"));
    rest.split('"').next().unwrap_or_default()
}

fn unescaped(text: &str) -> String {
    text.replace("&quot;", "\"").replace("&amp;", "&")
}

#[tokio::test]
async fn a_policy_is_previewed_by_its_address_and_applied_by_a_plain_form() {
    let school = harness::school::start().await;
    let (teacher, student) = (school.client("teacher").await, school.client("student").await);
    let before = student.get("/student").await.body;
    assert!(before.contains("This is the current total") && before.contains("11 of 20"), "{before}");
    // Grades 7 to 11: the quiz is continuous assessment.
    let address = format!("{PAGE}?start=7");
    let page = teacher.get(&address).await.body;
    assert!(page.contains("What this would do") && page.contains("No total changes, of 1."), "{page}");
    let policy = unescaped(hidden(&page, "set[policy]"));
    assert!(policy.contains("Continuous assessment"), "{policy}");
    let fields = [
        ("set[course]", "700"),
        ("set[policy]", &*policy),
        ("set[seen]", hidden(&page, "set[seen]")),
        ("set[stamp]", hidden(&page, "set[stamp]")),
    ];
    let done = teacher.submit(&address, "policy/set", &fields).await;
    assert!(done.status.is_redirection(), "{}", done.body);
    assert_eq!(done.led_to(), format!("{PAGE}?applied=1"));
    let page = teacher.get(&done.led_to()).await.body;
    assert!(page.contains("The policy applies.") && page.contains("This course has a policy of its own."), "{page}");
    let after = student.get("/student").await.body;
    assert!(after.contains("Continuous assessment: 40 % of the whole"), "{after}");
    // The same form sent late, by somebody else: nothing is applied, and the page says so.
    let admin = school.client("admin").await;
    let late = admin.submit(&address, "policy/set", &fields).await;
    let told = admin.get(&late.led_to()).await.body;
    assert!(told.contains("somebody else changed the policy meanwhile"), "{told}");
}

#[tokio::test]
async fn what_is_wrong_stands_next_to_its_field_and_what_was_typed_stays() {
    let school = harness::school::start().await;
    let teacher = school.client("teacher").await;
    let typed =
        "parts=2&name0=Work&weight0=40&method0=sum_of_points&drop0=0&name1=&weight1=61&drop1=x&in_quiz=0&do=preview";
    let page = teacher.get(&format!("{PAGE}?{typed}")).await.body;
    for said in
        ["Give the part a name.", "Type a whole number from 0 to 20.", "The weights sum to 101 %", "value=\"Work\""]
    {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(page.contains("Choose in which part Final exam counts.") && !page.contains("What this would do"), "{page}");
    let more = teacher.get(&format!("{PAGE}?{typed}").replace("do=preview", "do=add-")).await.body;
    assert!(more.contains("Part 3") && !more.contains("Give the part a name."), "{more}");
    let less = teacher.get(&format!("{PAGE}?{typed}").replace("do=preview", "do=remove-0")).await.body;
    assert!(!less.contains("value=\"Work\"") && !less.contains("Part 2"), "{less}");
    let colleague = school.client("colleague").await.get(PAGE).await.body;
    assert!(colleague.contains("lead teacher") && !colleague.contains("Show the effect"), "{colleague}");
}

#[tokio::test]
async fn a_policy_by_which_nothing_counts_is_refused_in_the_form_and_at_the_door() {
    let school = harness::school::start().await;
    let teacher = school.client("teacher").await;
    let kinds: String = Kind::ALL.iter().map(|kind| format!("&in_{}=0", kind.name())).collect();
    let typed = format!("parts=2&name0=Work&weight0=0&drop0=0&name1=Conduct&weight1=100&drop1=0{kinds}&do=preview");
    let page = teacher.get(&format!("{PAGE}?{typed}")).await.body;
    assert!(page.contains("No mark would ever count") && !page.contains("What this would do"), "{page}");
    let offered =
        teacher.get(&format!("{PAGE}?{}", typed.replace("weight0=0", "weight0=1").replace("=100", "=99"))).await;
    let policy = unescaped(hidden(&offered.body, "set[policy]"));
    let nothing = policy.replace(":100,", ":0,").replace(":9900,", ":10000,");
    assert_ne!(policy, nothing);
    let (seen, stamp) = (hidden(&offered.body, "set[seen]"), hidden(&offered.body, "set[stamp]"));
    for (policy, status) in [(&nothing, 422), (&policy, 200)] {
        let fields =
            [("set[course]", "700"), ("set[policy]", policy.as_str()), ("set[seen]", seen), ("set[stamp]", stamp)];
        let answer = teacher.call("policy/set", &fields).await;
        assert_eq!(answer.status.as_u16(), status, "{policy}: {}", answer.body);
    }
}

#[tokio::test]
async fn an_admin_changes_a_default_by_a_plain_form() {
    let school = harness::school::start().await;
    let admin = school.client("admin").await;
    let address = "/admin/policies?school=1&first=9&last=10&start=7";
    let page = admin.get(address).await.body;
    assert!(page.contains("Courses that follow this default: 2") && page.contains("Grade 9 to Grade 10"), "{page}");
    let policy = unescaped(hidden(&page, "set[policy]"));
    let fields = [
        ("set[school]", "1"),
        ("set[term]", hidden(&page, "set[term]")),
        ("set[band][first]", hidden(&page, "set[band][first]")),
        ("set[band][last]", hidden(&page, "set[band][last]")),
        ("set[policy]", &*policy),
        ("set[seen]", hidden(&page, "set[seen]")),
        ("set[stamp]", hidden(&page, "set[stamp]")),
    ];
    let done = admin.submit(address, "policy/set_default", &fields).await;
    let page = admin.get(&done.led_to()).await.body;
    assert!(page.contains("The policy applies.") && page.contains("Continuous assessment"), "{page}");
    let page = school.client("colleague").await.get(PAGE).await.body;
    assert!(
        page.contains("follows its grade&#x27;s default") || page.contains("follows its grade's default"),
        "{page}"
    );
}

#[tokio::test]
async fn teacher_student_and_parent_read_one_explanation() {
    let school = harness::school::start().await;
    let mut told = Vec::new();
    for (caller, page) in
        [("teacher", "/teacher/courses/700/gradebook?explain=31"), ("student", "/student"), ("parent", "/parent")]
    {
        let body = school.client(caller).await.get(page).await.body;
        // The teacher's page has an empty one, too, for the totals that are opened there.
        let (_, rest) =
            body.split_once("data-explanation=\"\" data-student").unwrap_or_else(|| panic!("{caller}: {body}"));
        let rest = rest.split("/help/flags").next().unwrap_or_default();
        told.push(words(rest));
    }
    assert!(told[0].contains("Rounded once") && told[0].contains("Its points count."), "{}", told[0]);
    assert_eq!(told[0], told[1]);
    assert_eq!(told[1], told[2]);
    let data = school.client("parent").await.get("/api/explanation/700/31").await;
    assert!(data.body.contains("\"share\":\"11/20\""), "{}", data.body);
}

/// What is left of a page without its elements and comments.
fn words(html: &str) -> String {
    let mut inside = true;
    let kept = html.chars().filter(|c| {
        inside = (inside || *c == '<') && *c != '>';
        !inside && *c != '>'
    });
    kept.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn the_help_publishes_every_row_of_the_table() {
    let school = harness::school::start().await;
    let page = school.anonymous().get("/help/flags").await;
    assert_eq!(page.status.as_u16(), 200);
    let rows = page.body.matches("<th scope=\"row\"").count();
    assert_eq!(rows, school::grade::EFFECTS.len(), "{}", page.body);
}

//! `/teacher/questions`, `/student/questions`, `/parent/questions` and `/admin/questions`: questions with all that was said.

use leptos::prelude::*;
use leptos_router::{hooks::use_query_map, params::ParamsMap};
use school::{
    event::Topic,
    person::Role,
    view::{QuestionFilter, Questions},
};

use super::{
    api::{own_questions, questions_of_courses, questions_of_schools},
    thread::Thread,
};
use crate::{
    error::ApiError,
    screen::{AdminNav, AdminTab, DocumentBar, KeptFresh, RefreshEvery, RoleNav},
    text::use_text,
    ui::{FormProblem, Loaded, PageNav, page_of},
};

/// The questions to the teacher's courses.
#[component]
pub fn TeacherQuestionsPage() -> impl IntoView {
    view! { <QuestionsPage role=Role::Teacher /> }
}

/// What the student asked.
#[component]
pub fn StudentQuestionsPage() -> impl IntoView {
    view! { <QuestionsPage role=Role::Student /> }
}

/// What the parent asked.
#[component]
pub fn ParentQuestionsPage() -> impl IntoView {
    view! { <QuestionsPage role=Role::Parent /> }
}

/// All questions of the admin's schools, to read along.
#[component]
pub fn AdminQuestionsPage() -> impl IntoView {
    view! { <QuestionsPage role=Role::Admin /> }
}

#[component]
fn QuestionsPage(role: Role) -> impl IntoView {
    let asked = |query: &ParamsMap| {
        let open_only = query.get_str("show") == Some(OPEN);
        QuestionFilter { open_only, page: page_of(query.get_str("page")) }
    };
    let filter = use_query_map().with_untracked(asked);
    let nav = match role {
        Role::Admin => view! { <AdminNav current=AdminTab::Questions /> }.into_any(),
        _ => view! { <RoleNav role /> }.into_any(),
    };
    let load = move || read(role, filter);
    view! {
        {nav}
        <Loaded load page=move |questions| view! { <List role filter questions /> }.into_any() />
    }
}

/// The value of `show` in the address for what is the teachers' turn alone.
const OPEN: &str = "open";

async fn read(role: Role, filter: QuestionFilter) -> Result<Questions, ApiError> {
    match role {
        Role::Teacher => questions_of_courses(filter).await,
        Role::Admin => questions_of_schools(filter).await,
        Role::Student | Role::Parent => own_questions(role, filter).await,
    }
}

#[component]
fn List(role: Role, filter: QuestionFilter, questions: Questions) -> impl IntoView {
    let text = use_text();
    let (name, every) = match role {
        Role::Teacher => ("teacher-questions", RefreshEvery::Approval),
        Role::Admin => ("admin-questions", RefreshEvery::Admin),
        Role::Student => ("student-questions", RefreshEvery::Student),
        Role::Parent => ("parent-questions", RefreshEvery::Parent),
    };
    let kept = KeptFresh { name, topics: &[Topic::Questions], every };
    let earlier = filter.page.checked_sub(1).map(|page| address(QuestionFilter { page, ..filter }));
    let later = questions.more.then(|| address(QuestionFilter { page: filter.page + 1, ..filter }));
    let tabs = matches!(role, Role::Teacher | Role::Admin).then(|| view! { <Tabs filter open=questions.open /> });
    let none = questions.lines.is_empty().then(|| view! { <p class="empty">{(text.questions.none)(role)}</p> });
    let clock = questions.as_of.clock;
    let threads = questions.lines.into_iter().map(|line| view! { <Thread role line clock /> }).collect_view();
    view! {
        <div class="page-head">
            <div>
                <h1>{text.questions.heading}</h1>
                <p class="subtitle">{(text.questions.hint)(role)}</p>
            </div>
            <DocumentBar as_of=questions.as_of kept keep=parameters(filter) />
        </div>
        <FormProblem />
        {tabs}
        {none}
        <div class="threads">{threads}</div>
        <PageNav earlier later />
    }
    .into_any()
}

/// All of them, or what waits for an answer.
#[component]
fn Tabs(filter: QuestionFilter, open: u32) -> impl IntoView {
    let text = use_text();
    let current = |open_only: bool| (filter.open_only == open_only).then_some("page");
    let only = |open_only| address(QuestionFilter { open_only, page: 0 });
    view! {
        <nav class="tabs" aria-label=text.questions.which>
            <ul>
                <li>
                    <a href=only(false) aria-current=current(false)>{text.questions.all}</a>
                </li>
                <li>
                    <a href=only(true) aria-current=current(true)>{(text.questions.waiting)(open)}</a>
                </li>
            </ul>
        </nav>
    }
    .into_any()
}

fn parameters(filter: QuestionFilter) -> Vec<(&'static str, String)> {
    let show = filter.open_only.then(|| ("show", OPEN.to_owned()));
    let page = (filter.page > 0).then(|| ("page", (filter.page + 1).to_string()));
    show.into_iter().chain(page).collect()
}

fn address(filter: QuestionFilter) -> String {
    let pairs: Vec<String> = parameters(filter).into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    // A question mark alone clears the address's query.
    format!("?{}", pairs.join("&"))
}

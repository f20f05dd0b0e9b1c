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
    screen::{AdminNav, AdminTab, LiveBar, RefreshEvery, RoleNav, WholePage, use_whole_page},
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
    let query = use_query_map();
    let asked = |query: &ParamsMap| {
        let open_only = query.get_str("show") == Some(OPEN);
        QuestionFilter { open_only, page: page_of(query.get_str("page")) }
    };
    let filter = Memo::new(move |_| query.with(asked));
    let nav = match role {
        Role::Admin => view! { <AdminNav current=AdminTab::Questions /> }.into_any(),
        _ => view! { <RoleNav role /> }.into_any(),
    };
    let list = move || {
        let filter = filter.get();
        let load = move || read(role, filter);
        view! { <Loaded load page=move |questions| view! { <List role filter questions /> }.into_any() /> }
    };
    view! {
        {nav}
        {list}
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
    let load = move || read(role, filter);
    let page = WholePage { name, topic: Topic::Questions, every, load };
    let (questions, screen) = use_whole_page(questions, page);
    let keep = parameters(filter);
    let earlier = Signal::stored(filter.page.checked_sub(1).map(|page| address(QuestionFilter { page, ..filter })));
    let later = Signal::derive(move || {
        let next = QuestionFilter { page: filter.page + 1, ..filter };
        questions.with(|questions| questions.more).then(|| address(next))
    });
    view! {
        <div class="page-head">
            <div>
                <h1>{text.questions.heading}</h1>
                <p class="subtitle">{(text.questions.hint)(role)}</p>
            </div>
            <LiveBar screen keep />
        </div>
        <FormProblem />
        {matches!(role, Role::Teacher | Role::Admin).then(|| view! { <Tabs filter questions /> })}
        <Show when=move || questions.with(|questions| questions.lines.is_empty())>
            <p class="empty">{(text.questions.none)(role)}</p>
        </Show>
        <div class="threads">
            <For each=move || questions.get().lines key=|line| line.question let(line)>
                <Thread role line questions screen />
            </For>
        </div>
        <PageNav earlier later />
    }
    .into_any()
}

/// All of them, or what waits for an answer.
#[component]
fn Tabs(filter: QuestionFilter, questions: RwSignal<Questions>) -> impl IntoView {
    let text = use_text();
    let current = move |open_only: bool| (filter.open_only == open_only).then_some("page");
    let waiting = move || (text.questions.waiting)(questions.with(|questions| questions.open));
    let only = |open_only| address(QuestionFilter { open_only, page: 0 });
    view! {
        <nav class="tabs" aria-label=text.questions.which>
            <ul>
                <li>
                    <a href=only(false) aria-current=current(false)>{text.questions.all}</a>
                </li>
                <li>
                    <a href=only(true) aria-current=current(true)>{waiting}</a>
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

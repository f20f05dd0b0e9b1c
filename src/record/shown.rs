//! Which courses are shown, and in which order: it stands in the address.

use leptos::{ev::SubmitEvent, form::FromFormData, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate, location::Url, params::ParamsMap};
use school::{
    glance::{Progress, progress},
    grade::Percent,
    view::CourseRecord,
};
use serde::{Deserialize, Serialize};

use crate::text::use_text;

/// What is wanted of the courses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// Part of a course's name; "" is every course.
    search: String,
    /// None is however a course goes.
    progress: Option<Progress>,
    order: Order,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Order {
    #[default]
    Name,
    Highest,
    Lowest,
}

/// The form's fields, as an address has them.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Typed {
    q: String,
    show: String,
    sort: String,
}

impl Order {
    const ALL: [Order; 3] = [Order::Name, Order::Highest, Order::Lowest];

    fn name(self) -> &'static str {
        match self {
            Order::Name => "",
            Order::Highest => "highest",
            Order::Lowest => "lowest",
        }
    }
}

impl Shown {
    /// Reads an address; what it says wrong is as if it were left out.
    #[must_use]
    pub fn read(query: &ParamsMap) -> Self {
        let of = |name| query.get(name).unwrap_or_default();
        Self::of(&Typed { q: of("q"), show: of("show"), sort: of("sort") })
    }

    fn of(typed: &Typed) -> Self {
        let order = Order::ALL.into_iter().find(|order| order.name() == typed.sort);
        Self {
            search: typed.q.trim().to_owned(),
            progress: Progress::from_name(&typed.show),
            order: order.unwrap_or_default(),
        }
    }

    /// The query parameters that say it.
    #[must_use]
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let show = self.progress.map_or("", Progress::name).to_owned();
        let all = [("q", self.search.clone()), ("show", show), ("sort", self.order.name().to_owned())];
        all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }

    fn address(&self, path: &str) -> String {
        let pairs = self.parameters().into_iter().map(|(name, value)| format!("{name}={}", Url::escape(&value)));
        let query = pairs.collect::<Vec<_>>().join("&");
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }

    /// The courses that are wanted, in the order that is wanted; those that are over stay last, what has no grade behind what has one.
    #[must_use]
    pub fn select(&self, mut courses: Vec<CourseRecord>) -> Vec<CourseRecord> {
        let search = self.search.to_lowercase();
        courses.retain(|course| course.subject.to_lowercase().contains(&search));
        courses.retain(|course| self.progress.is_none_or(|wanted| progress(course) == wanted));
        let shown = |course: &CourseRecord| course.overall().percent;
        let last = Percent::hundredths(i64::MAX);
        match self.order {
            Order::Name => {}
            Order::Highest => courses.sort_by_key(|course| (course.ended, std::cmp::Reverse(shown(course)))),
            Order::Lowest => courses.sort_by_key(|course| (course.ended, shown(course).unwrap_or(last))),
        }
        courses
    }
}

/// The form that says what is shown: a plain one, which an open page answers without leaving it.
#[component]
pub fn ShownForm(
    /// The page's path.
    path: &'static str,
    /// What is shown now.
    shown: Memo<Shown>,
) -> impl IntoView {
    let text = use_text();
    let go = use_navigate();
    let submit = move |event: SubmitEvent| {
        // What can't be read goes to the server as a plain form does.
        if let Ok(typed) = Typed::from_event(&event) {
            event.prevent_default();
            go(&Shown::of(&typed).address(path), NavigateOptions { scroll: false, ..NavigateOptions::default() });
        }
    };
    let now = shown.get_untracked();
    let progress = Progress::ALL.map(|of| {
        view! { <option value=of.name() selected=now.progress == Some(of)>{(text.glance.progress)(of)}</option> }
    });
    let orders = [text.glance.by_name, text.glance.highest_first, text.glance.lowest_first];
    let orders: Vec<_> = Order::ALL.into_iter().zip(orders).collect();
    let orders = orders.into_iter().map(|(order, label)| {
        view! { <option value=order.name() selected=now.order == order>{label}</option> }
    });
    view! {
        <details class="add" open=now != Shown::default()>
            <summary class="button">{text.glance.find}</summary>
            <form method="get" action=path class="filters" role="search" aria-label=text.glance.search on:submit=submit>
                <div class="filter-field">
                    <label for="course-search">{text.glance.search}</label>
                    <input id="course-search" name="q" type="search" maxlength="80" value=now.search.clone() />
                </div>
                <div class="filter-field">
                    <label for="course-show">{text.glance.show}</label>
                    <select id="course-show" name="show"><option value="">{text.glance.show_all}</option>{progress}</select>
                </div>
                <div class="filter-field">
                    <label for="course-sort">{text.glance.sort}</label>
                    <select id="course-sort" name="sort">{orders.collect_view()}</select>
                </div>
                <button type="submit">{text.glance.apply}</button>
            </form>
        </details>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use school::{
        curriculum::ClassLabel,
        grade::{Basis, Kind, Mark, Points, Policy, Scale},
        id::{AssessmentId, CourseId},
        view::PostedMark,
    };

    use super::*;

    fn course(id: i64, subject: &str, points: Option<i64>) -> CourseRecord {
        let mark = PostedMark {
            assessment: AssessmentId(id),
            title: "Quiz".into(),
            kind: Kind::Quiz,
            max: Points::whole(100),
            mark: points.map(|points| Mark::points(Points::whole(points))).unwrap_or_default(),
            held_on: None,
            comment: String::new(),
            changed_at: None,
        };
        CourseRecord {
            course: CourseId(id),
            ended: false,
            subject: subject.into(),
            class: ClassLabel::default(),
            teachers: Vec::new(),
            policy: Policy::default(),
            basis: Basis::Current,
            scale: Scale::Letters,
            rank: None,
            marks: vec![mark],
        }
    }

    fn selected(query: &str) -> Vec<String> {
        let query: ParamsMap =
            query.split('&').filter_map(|pair| pair.split_once('=')).map(|(k, v)| (k.to_owned(), v)).collect();
        let all = vec![course(1, "Biology", Some(90)), course(2, "Chemistry", Some(20)), course(3, "Physics", None)];
        Shown::read(&query).select(all).into_iter().map(|course| course.subject).collect()
    }

    #[test]
    fn an_address_says_which_courses_are_shown() {
        assert_eq!(selected(""), ["Biology", "Chemistry", "Physics"]);
        assert_eq!(selected("q=CHEM"), ["Chemistry"]);
        assert_eq!(selected("show=passing"), ["Biology"]);
        assert_eq!(selected("show=struggling"), ["Chemistry"]);
        assert_eq!(selected("show=not_assessed"), ["Physics"]);
        assert_eq!(selected("show=sideways&sort=up"), ["Biology", "Chemistry", "Physics"]);
        assert_eq!(selected("sort=highest"), ["Biology", "Chemistry", "Physics"]);
        assert_eq!(selected("sort=lowest"), ["Chemistry", "Biology", "Physics"], "without a grade last, both ways");
    }

    #[test]
    fn what_is_shown_survives_the_way_through_an_address() {
        let typed = Typed { q: " Bio & more ".into(), show: "passing".into(), sort: "lowest".into() };
        let shown = Shown::of(&typed);
        assert_eq!(shown.address("/student"), "/student?q=Bio%20%26%20more&show=passing&sort=lowest");
        assert_eq!(Shown::default().address("/student"), "/student");
    }
}

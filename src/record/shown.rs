//! Which courses are shown, and in which order: it stands in the address.

use leptos::prelude::*;
use leptos_router::params::ParamsMap;
use school::{
    glance::{Progress, progress},
    grade::Percent,
    id::MemberId,
    view::CourseRecord,
};

use crate::text::{Catalogue, use_text};

/// What is wanted of the courses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// Part of a course's name; "" is every course.
    search: String,
    /// None is however a course goes.
    progress: Option<Progress>,
    order: Order,
    /// None is every child.
    child: Option<MemberId>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Order {
    #[default]
    Name,
    Highest,
    Lowest,
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

    /// What an address says wrong is as if it were left out.
    fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|order| order.name() == name).unwrap_or_default()
    }
}

impl Shown {
    /// Reads an address; what it says wrong is as if it were left out.
    #[must_use]
    pub fn read(query: &ParamsMap) -> Self {
        Self::of(|name| query.get(name))
    }

    /// Reads fields by their names.
    fn of(field: impl Fn(&str) -> Option<String>) -> Self {
        let of = |name| field(name).unwrap_or_default();
        Self {
            search: of("q").trim().to_owned(),
            progress: Progress::from_name(&of("show")),
            order: Order::from_name(&of("sort")),
            child: of("child").parse().ok(),
        }
    }

    /// The query parameters that say it.
    #[must_use]
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let show = self.progress.map_or("", Progress::name).to_owned();
        let child = self.child.map(|child| child.to_string()).unwrap_or_default();
        let sort = self.order.name().to_owned();
        let all = [("child", child), ("q", self.search.clone()), ("show", show), ("sort", sort)];
        all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }

    /// The courses that are wanted, in the order that is wanted; those that are over stay last, what has no grade behind what has one.
    #[must_use]
    pub fn select(&self, courses: Vec<CourseRecord>) -> Vec<CourseRecord> {
        self.select_of(courses, |course| course)
    }

    /// The same of things that each hold a course.
    #[must_use]
    pub fn select_of<T>(&self, mut all: Vec<T>, course: impl Fn(&T) -> &CourseRecord) -> Vec<T> {
        let search = self.search.to_lowercase();
        all.retain(|of| course(of).subject.to_lowercase().contains(&search));
        all.retain(|of| self.progress.is_none_or(|wanted| progress(course(of)) == wanted));
        let shown = |of: &T| course(of).overall().percent;
        let last = Percent::hundredths(i64::MAX);
        match self.order {
            Order::Name => {}
            Order::Highest => all.sort_by_key(|of| (course(of).ended, std::cmp::Reverse(shown(of)))),
            Order::Lowest => all.sort_by_key(|of| (course(of).ended, shown(of).unwrap_or(last))),
        }
        all
    }

    /// The same without a child that is not among these.
    #[must_use]
    pub fn among(self, children: &[(MemberId, String)]) -> Self {
        let child = self.child.filter(|child| children.iter().any(|(of, _)| of == child));
        Self { child, ..self }
    }

    /// Whether a child's courses are wanted.
    #[must_use]
    pub fn wants(&self, child: MemberId) -> bool {
        self.child.is_none_or(|wanted| wanted == child)
    }
}

/// The form that says what is shown: it asks for this page with the choice in its address.
#[component]
pub fn ShownForm<'a>(
    /// The page's path.
    path: String,
    /// The children to choose from; of none or one nothing is asked.
    #[prop(optional)]
    children_of: Vec<(MemberId, String)>,
    /// What is shown now.
    shown: &'a Shown,
) -> impl IntoView + use<> {
    let text = use_text();
    let open = *shown != Shown::default();
    view! {
        <details class="add" open=open>
            <summary class="button">{text.glance.find}</summary>
            <form method="get" action=path class="filters" role="search" aria-label=text.glance.find data-get="">
                {fields(text, shown, &children_of)}
                <button type="submit">{text.glance.apply}</button>
            </form>
        </details>
    }
    .into_any()
}

/// The fields, filled with what is shown now.
fn fields(text: &'static Catalogue, now: &Shown, children_of: &[(MemberId, String)]) -> impl IntoView + use<> {
    let glance = &text.glance;
    let option = |value: String, is_chosen: bool, label: String| view! { <option value=value selected=is_chosen>{label}</option> };
    let progress =
        Progress::ALL.map(|of| option(of.name().into(), now.progress == Some(of), (glance.progress)(of).into()));
    let orders = [glance.by_name, glance.highest_first, glance.lowest_first].into_iter().zip(Order::ALL);
    let orders = orders.map(|(label, order)| option(order.name().into(), now.order == order, label.into()));
    let children = children_of.iter().map(|(of, name)| option(of.to_string(), now.child == Some(*of), name.clone()));
    let children = children.collect_view();
    let child = (children_of.len() > 1).then(|| {
        view! {
            <div class="filter-field">
                <label for="course-child">{glance.child}</label>
                <select id="course-child" name="child"><option value="">{glance.show_all}</option>{children}</select>
            </div>
        }
    });
    view! {
        {child}
        <div class="filter-field">
            <label for="course-search">{glance.search}</label>
            <input id="course-search" name="q" type="search" maxlength="80" value=now.search.clone() />
        </div>
        <div class="filter-field">
            <label for="course-show">{glance.show}</label>
            <select id="course-show" name="show"><option value="">{glance.show_all}</option>{progress}</select>
        </div>
        <div class="filter-field">
            <label for="course-sort">{glance.sort}</label>
            <select id="course-sort" name="sort">{orders.collect_view()}</select>
        </div>
    }
}

#[cfg(test)]
pub(super) mod tests {
    use school::{
        curriculum::ClassLabel,
        grade::{Basis, Kind, Mark, Points, Policy, Scale},
        id::{AssessmentId, CourseId},
        view::PostedMark,
    };

    use super::*;

    pub fn course(id: i64, subject: &str, points: Option<i64>) -> CourseRecord {
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
            since: None,
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
        let fields = [("q", " Bio & more "), ("show", "passing"), ("sort", "lowest"), ("child", "31")];
        let shown = Shown::of(|name| fields.iter().find(|(of, _)| *of == name).map(|(_, value)| (*value).to_owned()));
        let parameters = shown.parameters();
        let said: Vec<_> = parameters.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(said, [("child", "31"), ("q", "Bio & more"), ("show", "passing"), ("sort", "lowest")]);
        assert_eq!(Shown::of(|name| said.iter().find(|(of, _)| *of == name).map(|(_, v)| (*v).to_owned())), shown);
        assert_eq!([30, 31].map(|child| shown.wants(MemberId(child))), [false, true]);
        assert_eq!(Shown::default().parameters(), []);
    }
}

//! A student at one glance: figures, and what is coming up.

use leptos::prelude::*;
use school::{
    clock::SchoolClock,
    glance::{CourseMark, Overview, coming_up},
    view::{AsOf, StudentRecord},
};

use crate::text::use_text;

/// The figures of all courses together.
#[component]
pub fn Tiles(
    /// Derived from the student's record.
    overview: Overview,
    /// How the school shows dates.
    clock: SchoolClock,
) -> impl IntoView {
    let text = use_text();
    let average = overview.overall.percent.map_or_else(|| text.record.no_grade.to_owned(), |of| text.percent(of));
    let coverage = (text.record.coverage_short)(overview.overall.coverage);
    let trend = overview.trend.as_ref().map(|trend| text.student_trend(trend, clock));
    let ended = Some(overview.ended).filter(|ended| *ended > 0).map(text.glance.ended);
    let share = overview.engagement.map_or_else(|| "–".to_owned(), |of| text.percent(of.percent()));
    let counted = overview.engagement.map(text.glance.handed_in_of);
    view! {
        <dl class="glance" aria-label=text.glance.tiles>
            <Tile name=text.glance.average>
                <span data-average="">{average}</span>
                <small>{coverage}</small>
                <small>{trend.unwrap_or_else(|| text.glance.no_trend.to_owned())}</small>
            </Tile>
            <Tile name=text.glance.courses>{overview.courses.to_string()} <small>{ended}</small></Tile>
            <Tile name=text.glance.handed_in>
                {share}
                <small>{counted}</small>
                <details>
                    <summary>{text.glance.how_counted}</summary>
                    <small>{text.glance.handed_in_rule}</small>
                </details>
            </Tile>
            <Tile name=text.glance.to_do>{overview.to_do.len().to_string()}</Tile>
            <Tile name=text.glance.missing>{overview.missing.len().to_string()}</Tile>
        </dl>
    }
    .into_any()
}

#[component]
fn Tile(name: &'static str, children: Children) -> impl IntoView {
    view! {
        <div class="figure">
            <dt>{name}</dt>
            <dd>{children()}</dd>
        </div>
    }
    .into_any()
}

/// How many of what is coming up are shown.
const AHEAD: usize = 5;

/// The assessments ahead, with their dates.
#[component]
pub fn ComingUp<'a>(
    /// The student's record.
    record: &'a StudentRecord,
    /// When it was read: what "ahead" means.
    as_of: &'a AsOf,
    /// What stands above the list.
    heading: AnyView,
) -> impl IntoView + use<> {
    let text = use_text();
    let line = |of: CourseMark| {
        let day = (text.dates.date)(as_of.clock.calendar.date(of.mark.held_on?));
        let (key, what) = (of.mark.assessment.to_string(), format!("{}, {}", of.subject, of.mark.title));
        Some(view! { <li data-key=key><span>{what}</span> <span class="number">{day}</span></li> })
    };
    let ahead: Vec<_> = coming_up(record, as_of.read_at.day(as_of.clock), AHEAD).into_iter().filter_map(line).collect();
    let class = if ahead.is_empty() { "ahead nothing-ahead" } else { "ahead" };
    view! {
        <section class=class>
            {heading}
            <ul class="newest">{ahead}</ul>
        </section>
    }
    .into_any()
}

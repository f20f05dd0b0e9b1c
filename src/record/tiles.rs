//! A student at one glance: figures, and what is coming up.

use leptos::prelude::*;
use school::{
    clock::SchoolClock,
    glance::{Overview, coming_up},
    grade::Percent,
    id::AssessmentId,
    view::{AsOf, StudentRecord},
};

use crate::text::use_text;

/// The figures of all courses together.
#[component]
pub fn Tiles(
    /// Derived from the student's record.
    overview: Memo<Overview>,
    /// How the school shows dates.
    #[prop(into)]
    clock: Signal<SchoolClock>,
) -> impl IntoView {
    let text = use_text();
    let said = move |what: fn(&Overview) -> String| move || overview.with(what);
    let average = move || {
        let percent = overview.with(|of| of.overall.percent);
        percent.map_or_else(|| text.record.no_grade.to_owned(), |percent| text.percent(percent))
    };
    let coverage = move || (text.record.coverage_short)(overview.with(|of| of.overall.coverage));
    let trend = move || overview.with(|of| of.trend.as_ref().map(|trend| text.student_trend(trend, clock.get())));
    let ended = move || Some(overview.with(|of| of.ended)).filter(|ended| *ended > 0).map(text.glance.ended);
    let share = move || {
        let share = overview.with(|of| of.engagement.map(|of| of.percent()));
        share.map_or_else(|| "–".to_owned(), |share: Percent| text.percent(share))
    };
    let counted = move || overview.with(|of| of.engagement.map(text.glance.handed_in_of));
    view! {
        <dl class="glance" aria-label=text.glance.tiles>
            <Tile name=text.glance.average>
                <span data-average="">{average}</span>
                <small>{coverage}</small>
                <small>{move || trend().unwrap_or_else(|| text.glance.no_trend.to_owned())}</small>
            </Tile>
            <Tile name=text.glance.courses>{said(|of| of.courses.to_string())} <small>{ended}</small></Tile>
            <Tile name=text.glance.handed_in>
                {share}
                <small>{counted}</small>
                <details>
                    <summary>{text.glance.how_counted}</summary>
                    <small>{text.glance.handed_in_rule}</small>
                </details>
            </Tile>
            <Tile name=text.glance.to_do>{said(|of| of.to_do.len().to_string())}</Tile>
            <Tile name=text.glance.missing>{said(|of| of.missing.len().to_string())}</Tile>
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
pub fn ComingUp(
    /// The student's record.
    record: Memo<StudentRecord>,
    /// When it was read: what "ahead" means.
    #[prop(into)]
    as_of: Signal<AsOf>,
    /// What stands above the list.
    heading: AnyView,
) -> impl IntoView {
    let text = use_text();
    let ahead = Memo::new(move |_| {
        let (today, calendar) = as_of.with(|of| (of.read_at.day(of.clock), of.clock.calendar));
        let ahead = record.with(|record| coming_up(record, today, AHEAD));
        let said = ahead.into_iter().filter_map(|of| {
            let day = (text.dates.date)(calendar.date(of.mark.held_on?));
            Some((of.mark.assessment, day, format!("{}, {}", of.subject, of.mark.title)))
        });
        said.collect::<Vec<(AssessmentId, String, String)>>()
    });
    view! {
        <section class="ahead" class:nothing-ahead=move || ahead.with(Vec::is_empty)>
            {heading}
            <ul class="newest">
                <For each=move || ahead.get() key=Clone::clone let((_, day, what))>
                    <li><span>{what}</span> <span class="number">{day}</span></li>
                </For>
            </ul>
        </section>
    }
    .into_any()
}

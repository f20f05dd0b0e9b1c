//! What a tab has heard: a bounded memory of events per school.
//!
//! Invariant: it never forgets that there was a foreign change; what falls out of the memory counts for every topic.

use std::collections::BTreeMap;

use school::{
    event::{Cursor, Event, EventName, Topic},
    id::{Revision, SchoolId},
};

/// How many revisions of a school are remembered one by one.
const REMEMBERED: usize = 1024;

/// Everything heard, per school.
#[derive(Default)]
pub struct Heard {
    schools: BTreeMap<SchoolId, History>,
}

#[derive(Default)]
struct History {
    revisions: BTreeMap<Revision, Change>,
    /// The newest revision that fell out of the memory.
    forgotten: Option<Revision>,
    /// The newest foreign one among them.
    forgotten_foreign: Option<Revision>,
}

#[derive(Default)]
struct Change {
    events: Vec<Event>,
    own: bool,
}

impl Heard {
    /// Takes an event in; false if it was known already.
    pub fn record(&mut self, event: &Event, own: bool) -> bool {
        let history = self.schools.entry(event.school).or_default();
        if history.forgotten.is_some_and(|forgotten| event.revision <= forgotten) {
            return history.record_late(event.revision, own);
        }
        let change = history.revisions.entry(event.revision).or_default();
        let newly_own = own && !change.own;
        change.own |= own;
        let known = change.events.contains(event);
        if !known {
            change.events.push(event.clone());
        }
        history.forget_the_oldest();
        !known || newly_own
    }

    /// The newest revision per school that concerns the topic.
    pub fn newest(&self, topic: Topic) -> Cursor {
        let newest = |(school, history): (&SchoolId, &History)| Some((*school, history.newest(topic)?));
        self.schools.iter().filter_map(newest).collect()
    }

    /// Whether a school has a foreign change of the topic beyond the cursor. Of a school outside the cursor only that counts
    /// which may bring it in: a new link, or a school that is new to the account.
    pub fn foreign_beyond(&self, topic: Topic, held: &Cursor) -> bool {
        self.schools.iter().any(|(school, history)| match held.at(*school) {
            Some(held) => history.foreign_since(topic, held),
            None => history.brings_the_school(topic),
        })
    }
}

impl History {
    fn forget_the_oldest(&mut self) {
        while self.revisions.len() > REMEMBERED {
            let Some((revision, change)) = self.revisions.pop_first() else { return };
            self.forgotten = self.forgotten.max(Some(revision));
            if !change.own {
                self.forgotten_foreign = self.forgotten_foreign.max(Some(revision));
            }
        }
    }

    /// It may be the echo of something forgotten or really new: better one fetch too many than a change never seen.
    fn record_late(&mut self, revision: Revision, own: bool) -> bool {
        let news = !own && self.forgotten_foreign < Some(revision);
        if news {
            self.forgotten_foreign = Some(revision);
        }
        news
    }

    fn newest(&self, topic: Topic) -> Option<Revision> {
        let concerns = |change: &Change| change.events.iter().any(|event| event.concerns(topic));
        let remembered = self.revisions.iter().rev().find(|(_, change)| concerns(change));
        remembered.map(|(revision, _)| *revision).or(self.forgotten)
    }

    fn brings_the_school(&self, topic: Topic) -> bool {
        let brings = |event: &Event| {
            matches!(event.name, EventName::DataRefreshNeeded | EventName::PeopleChanged) && event.concerns(topic)
        };
        self.revisions.values().any(|change| !change.own && change.events.iter().any(brings))
    }

    fn foreign_since(&self, topic: Topic, held: Revision) -> bool {
        let newer = self.revisions.range(Revision(held.0.saturating_add(1))..);
        let foreign = |change: &Change| !change.own && change.events.iter().any(|event| event.concerns(topic));
        self.forgotten_foreign.is_some_and(|forgotten| forgotten > held)
            || newer.into_iter().any(|(_, change)| foreign(change))
    }
}

#[cfg(test)]
mod tests {
    use school::id::{CourseId, MemberId};

    use super::*;

    const HERE: SchoolId = SchoolId(1);

    fn grade(revision: i64, course: i64) -> Event {
        Event {
            name: EventName::GradeUpdated,
            school: HERE,
            revision: Revision(revision),
            course: Some(CourseId(course)),
            student: None,
            assessment: None,
        }
    }

    fn held(revision: i64) -> Cursor {
        [(HERE, Revision(revision))].into_iter().collect()
    }

    #[test]
    fn a_foreign_change_counts_for_its_topic_beyond_what_is_held() {
        let mut heard = Heard::default();
        assert!(heard.record(&grade(9, 7), false));
        let seven = Topic::CourseGrades(CourseId(7));
        assert!(heard.foreign_beyond(seven, &held(8)));
        assert!(!heard.foreign_beyond(seven, &held(9)));
        assert!(!heard.foreign_beyond(Topic::CourseGrades(CourseId(8)), &held(8)));
        let elsewhere = [(SchoolId(2), Revision(0))].into_iter().collect();
        assert!(!heard.foreign_beyond(seven, &elsewhere));
        assert_eq!(heard.newest(seven), held(9));
    }

    #[test]
    fn a_school_outside_the_cursor_counts_when_it_may_come_in() {
        let nowhere = Cursor::default();
        let link = Event { name: EventName::PeopleChanged, course: None, student: Some(MemberId(3)), ..grade(10, 7) };
        let refresh = Event { name: EventName::DataRefreshNeeded, course: None, ..grade(10, 7) };
        for event in [link, refresh] {
            let mut heard = Heard::default();
            heard.record(&grade(9, 7), false);
            assert!(!heard.foreign_beyond(Topic::Grades, &nowhere), "marks of a school that is not shown");
            heard.record(&event, false);
            assert!(heard.foreign_beyond(Topic::Grades, &nowhere), "{:?}", event.name);
            assert!(!heard.foreign_beyond(Topic::Grades, &heard.newest(Topic::Grades)), "read anew, it is known");
            heard.record(&event, true);
            assert!(!heard.foreign_beyond(Topic::Grades, &nowhere), "one's own is no news");
        }
    }

    #[test]
    fn an_own_save_is_own_before_and_after_its_echo() {
        for own_first in [true, false] {
            let mut heard = Heard::default();
            heard.record(&grade(9, 7), own_first);
            heard.record(&grade(9, 7), !own_first);
            assert!(!heard.foreign_beyond(Topic::Grades, &held(8)), "{own_first}");
            assert!(!heard.record(&grade(9, 7), false), "an echo is no news");
        }
    }

    #[test]
    fn the_memory_is_bounded_and_forgets_no_foreign_change() {
        let mut heard = Heard::default();
        heard.record(&grade(1, 7), false);
        for revision in 2..2000 {
            heard.record(&grade(revision, 7), true);
        }
        assert!(heard.schools[&HERE].revisions.len() <= REMEMBERED);
        assert!(heard.foreign_beyond(Topic::Grades, &held(0)));
        assert!(!heard.foreign_beyond(Topic::Grades, &held(1)), "the others were own");
        assert!(!heard.record(&grade(1, 7), false), "an echo of something forgotten is no news");
    }

    #[test]
    fn a_foreign_change_that_comes_late_is_not_lost() {
        let mut heard = Heard::default();
        for revision in 2..2000 {
            heard.record(&grade(revision, 7), true);
        }
        assert!(!heard.foreign_beyond(Topic::Grades, &held(0)));
        assert!(heard.record(&grade(1, 7), false));
        assert!(heard.foreign_beyond(Topic::Grades, &held(0)));
    }
}

//! A school's settings: who may change them, how two admins meet, and what their history tells.

use school::{
    calendar::Calendar,
    curriculum::Region,
    grade::Scale,
    id::{MemberId, SchoolId, Version},
    language::Languages,
    person::{Name, Role},
    settings::{Grace, Setting, Settings},
    view::{SaveSettings, SettingChange, SettingsPage},
};
use store::{Caller, Error, feed, id::mint, permit::Administers, plan::PlannedMember, setup};

use crate::{
    contracts,
    world::{Person, World},
};

contracts!(
    settings_are_saved_with_their_history,
    two_admins_change_different_settings,
    the_second_admin_hears_of_the_first,
    only_the_schools_own_admins_see_and_change_settings,
    settings_that_stay_write_nothing,
);

async fn page(w: &World, caller: Caller) -> SettingsPage {
    let mut reader = w.store.read().await.expect("a connection is free");
    let permit = Administers::setting_up(&mut reader, caller).await.expect("an admin sets up");
    setup::settings(&mut reader, &permit, None).await.expect("the settings load")
}

/// What an admin types who saw this page.
fn typed(seen: &SettingsPage, change: impl Fn(&mut Settings)) -> SaveSettings {
    let mut settings = seen.settings.clone();
    change(&mut settings);
    SaveSettings { school: seen.school, seen: seen.version, told: seen.version, settings }
}

fn told(changes: &[SettingChange]) -> Vec<(i64, Setting, &str, &str, String)> {
    changes.iter().map(|c| (c.version.0, c.setting, &*c.old, &*c.new, c.who.to_string())).collect()
}

/// Makes the colleague an admin too.
pub async fn second_admin(w: &World) -> Person {
    let member = MemberId(mint());
    let name = Name::new("Meseret", "Girma", "");
    let account = w.colleague.account;
    let planned = PlannedMember {
        id: member,
        account: Some(account),
        role: Role::Admin,
        number: String::new(),
        name,
        class: None,
    };
    w.store.add_member(w.school, planned).await.expect("a teacher may be an admin too");
    Person { account, member }
}

async fn settings_are_saved_with_their_history(w: World) {
    let before = page(&w, w.admin.caller()).await;
    assert_eq!((before.school, before.version, &*before.history), (w.school, Version(0), &[][..]));
    assert_eq!(before.settings.name.as_str(), "Yeneta School");
    let since =
        feed::cursor_of(&mut w.store.read().await.expect("a connection"), w.unlinked.account).await.expect("it");
    let save = typed(&before, |s| {
        s.region = Some(Region::Sidama);
        s.scale = Scale::Pass50;
        s.calendar = Calendar::Ethiopian;
        s.languages = Languages::from_name("am en").expect("languages");
        s.rank_shown = true;
        s.class_shown = false;
        s.grace = Grace::from_name("10").expect("a grace time");
        s.parents_may_request = true;
        s.registration_open = true;
    });
    let saved = w.store.save_settings(w.admin.caller(), save.clone()).await.expect("the settings are saved");
    assert_eq!(saved.version, Version(1));
    let after = page(&w, w.admin.caller()).await;
    assert_eq!((&after.settings, after.version), (&save.settings, saved.version));
    assert_eq!(after.as_of.cursor.at(w.school), saved.revision);
    let who = || "Almaz Girma Tadesse".to_owned();
    let expected = [
        (1, Setting::Calendar, "gregorian", "ethiopian", who()),
        (1, Setting::ClassShown, "yes", "no", who()),
        (1, Setting::Grace, "0", "10", who()),
        (1, Setting::Languages, "en am", "am en", who()),
        (1, Setting::ParentsMayRequest, "no", "yes", who()),
        (1, Setting::RankShown, "no", "yes", who()),
        (1, Setting::Region, "", "sidama", who()),
        (1, Setting::RegistrationOpen, "no", "yes", who()),
        (1, Setting::Scale, "letters", "pass_50", who()),
    ];
    assert_eq!(told(&after.history), expected);
    // Everybody's pages show them.
    let mut reader = w.store.read().await.expect("a connection is free");
    let (events, _) = feed::changes_since(&mut reader, w.unlinked.account, &since).await.expect("the feed answers");
    assert_eq!(
        events.iter().map(|e| (e.name.name(), e.revision)).collect::<Vec<_>>(),
        [("data_refresh_needed", saved.revision.expect("it changed something"))]
    );
}

async fn two_admins_change_different_settings(w: World) {
    let second = second_admin(&w).await;
    let seen = page(&w, w.admin.caller()).await;
    let zone = typed(&seen, |s| s.time_zone = "Africa/Nairobi".into());
    let region = typed(&seen, |s| s.region = Some(Region::Afar));
    let saves =
        tokio::join!(w.store.save_settings(w.admin.caller(), zone), w.store.save_settings(second.caller(), region),);
    let mut versions = [saves.0.expect("saved").version, saves.1.expect("saved").version];
    versions.sort_unstable();
    assert_eq!(versions, [Version(1), Version(2)]);
    let now = page(&w, second.caller()).await;
    assert_eq!((&*now.settings.time_zone, now.settings.region), ("Africa/Nairobi", Some(Region::Afar)));
}

async fn the_second_admin_hears_of_the_first(w: World) {
    let second = second_admin(&w).await;
    let seen = page(&w, w.admin.caller()).await;
    let (first, late) = (
        typed(&seen, |s| s.time_zone = "Africa/Nairobi".into()),
        typed(&seen, |s| {
            s.time_zone = "Africa/Cairo".into();
            s.region = Some(Region::Afar);
        }),
    );
    w.store.save_settings(w.admin.caller(), first).await.expect("the first is saved");
    let Err(Error::Overtaken(theirs)) = w.store.save_settings(second.caller(), late.clone()).await else {
        panic!("the second overwrote the first");
    };
    let who = "Almaz Girma Tadesse".to_owned();
    assert_eq!(told(&theirs), [(1, Setting::TimeZone, "Africa/Addis_Ababa", "Africa/Nairobi", who)]);
    let now = page(&w, second.caller()).await;
    assert_eq!((&*now.settings.time_zone, now.settings.region), ("Africa/Nairobi", None), "nothing of it was written");
    // What the second never touched stays as the first wants it, even when the second insists on the zone.
    let scale = typed(&now, |s| s.scale = Scale::Pass50);
    w.store.save_settings(w.admin.caller(), scale).await.expect("the first goes on");
    let insisted = SaveSettings { told: theirs[0].version, ..late };
    w.store.save_settings(second.caller(), insisted.clone()).await.expect("the second insists");
    let now = page(&w, second.caller()).await.settings;
    assert_eq!((&*now.time_zone, now.region, now.scale), ("Africa/Cairo", Some(Region::Afar), Scale::Pass50));
    // Being told once is no licence for ever.
    let third = typed(&page(&w, w.admin.caller()).await, |s| s.time_zone = "Africa/Lagos".into());
    w.store.save_settings(w.admin.caller(), third).await.expect("the first changes it again");
    let again = w.store.save_settings(second.caller(), insisted).await;
    assert!(matches!(again, Err(Error::Overtaken(_))));
}

async fn only_the_schools_own_admins_see_and_change_settings(w: World) {
    let seen = page(&w, w.admin.caller()).await;
    let save = typed(&seen, |s| s.parents_may_request = true);
    let strangers = [w.teacher, w.student, w.parent, w.suspended];
    for person in strangers {
        let mut reader = w.store.read().await.expect("a connection is free");
        let permit = Administers::setting_up(&mut reader, person.caller()).await;
        assert!(matches!(permit, Err(Error::NotFound)));
        assert!(matches!(w.store.save_settings(person.caller(), save.clone()).await, Err(Error::NotFound)));
    }
    assert!(matches!(w.store.save_settings(w.far_admin.caller(), save.clone()).await, Err(Error::NotFound)));
    let nowhere = SaveSettings { school: SchoolId(1), ..save };
    assert!(w.store.save_settings(w.admin.caller(), nowhere).await.is_err());
    let mut reader = w.store.read().await.expect("a connection is free");
    let permit = Administers::setting_up(&mut reader, w.far_admin.caller()).await.expect("an admin sets up");
    assert!(matches!(setup::settings(&mut reader, &permit, Some(w.school)).await, Err(Error::NotFound)));
    drop(reader);
    assert_eq!(page(&w, w.admin.caller()).await.settings, seen.settings);
}

async fn settings_that_stay_write_nothing(w: World) {
    let seen = page(&w, w.admin.caller()).await;
    let first = typed(&seen, |s| s.scale = Scale::Pass50);
    let saved = w.store.save_settings(w.admin.caller(), first.clone()).await.expect("saved");
    // The same form again, and one that changes nothing.
    for save in [first, typed(&page(&w, w.admin.caller()).await, |_| {})] {
        let again = w.store.save_settings(w.admin.caller(), save).await.expect("nothing to do");
        assert_eq!((again.version, again.revision), (saved.version, None), "nobody hears of it");
    }
    assert_eq!(page(&w, w.admin.caller()).await.history.len(), 1);
}

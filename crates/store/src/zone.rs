//! What the clocks on a school's walls show.

use school::clock::{Instant, SchoolClock};

/// A time zone's clock at an instant, in the program's own calendar; Ethiopia's where the zone's name is unknown here.
#[must_use]
pub fn clock_at(time_zone: &str, now: Instant) -> SchoolClock {
    let zone = jiff::tz::TimeZone::get(time_zone).ok().zip(jiff::Timestamp::from_millisecond(now.0).ok());
    let known = zone.map(|(zone, now)| zone.to_offset(now).seconds() / 60);
    let usual = SchoolClock::default();
    SchoolClock { offset_minutes: known.unwrap_or(usual.offset_minutes), ..usual }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_has_its_own_offset_and_an_unknown_one_ethiopias() {
        let winter = Instant(1_764_028_799_000);
        let offset = |zone| clock_at(zone, winter).offset_minutes;
        assert_eq!((offset("Africa/Addis_Ababa"), offset("Europe/London"), offset("Asia/Kolkata")), (180, 0, 330));
        assert_eq!(offset("Nowhere/Land"), 180);
    }
}

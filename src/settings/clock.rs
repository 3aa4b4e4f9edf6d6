//! The one clock of the house.

use jiff::civil::Date;

/// Today, where the machine stands. Everything that depends on it takes it as a setting.
#[expect(clippy::disallowed_methods, reason = "this is the one clock")]
pub fn today() -> Date {
    jiff::ZonedDateTime::now().date()
}

/// Now, for what happens at an instant and is written down: a message that leaves, a window of the pace.
#[expect(clippy::disallowed_methods, reason = "this is the one clock")]
pub fn now() -> jiff::Timestamp {
    jiff::ZonedDateTime::now().timestamp()
}

/// The zone where the machine stands: the hour that a message bears.
pub fn zone() -> jiff::tz::TimeZone {
    jiff::tz::TimeZone::system()
}

/// The day of an instant, where the machine stands.
pub fn day(at: jiff::Timestamp) -> Date {
    at.to_zoned_datetime(zone()).date()
}

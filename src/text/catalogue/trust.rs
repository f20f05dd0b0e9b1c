//! How a phone is told to trust the school's server.

/// The page of the door without TLS.
pub struct TrustText {
    pub heading: &'static str,
    pub intro: &'static str,
    pub get: &'static str,
    pub compare: &'static str,
    pub on_android: &'static str,
    pub android: &'static str,
    pub on_iphone: &'static str,
    pub iphone: &'static str,
    pub on_computer: &'static str,
    pub computer: &'static str,
    pub go_on: &'static str,
    pub warned: &'static str,
}

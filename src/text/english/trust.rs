//! How a phone is told to trust the school's server.

use crate::text::catalogue::TrustText;

pub(super) const TRUST: TrustText = TrustText {
    heading: "Trust this school once",
    intro: "So that nobody else on the Wi-Fi can read your password and your marks, this device must know the school's server. It is \
            done once, and takes two minutes.",
    get: "1. Get the school's certificate",
    compare: "2. Install it as below. The device shows a SHA-256 fingerprint: it must be this one, which also hangs in the school's \
              office.",
    on_android: "Android",
    android: "Settings → Security and privacy → More → Encryption and credentials → Install a certificate → CA certificate → \
              Install anyway → the file that you got.",
    on_iphone: "iPhone and iPad",
    iphone: "Settings → Profile downloaded → Install. Then Settings → General → About → Certificate Trust Settings: switch it on.",
    on_computer: "Computer",
    computer: "Windows: open the file → Install certificate → Local machine → Trusted Root Certification Authorities. Firefox: \
               Settings → Certificates → View certificates → Authorities → Import.",
    go_on: "3. Go on to Yeneta",
    warned: "If the browser warns you there, this device does not trust the school yet: don't go on, and ask at the office.",
};

//! One's own account, invitations and registration.

/// One's own account, invitations and registration.
pub struct AccountText {}

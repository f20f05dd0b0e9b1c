//! Writing a mail: what its reader may read at this moment, in the reader's language.

use lettre::{
    Message,
    message::{
        Mailbox,
        header::{ContentType, HeaderName, HeaderValue},
    },
};
use store::{
    Caller, Store,
    digest::{Begun, Waiting},
    permit::ChildrenRecords,
    records::records,
};

use super::{Mailer, Unsent, ending::PAGE, text::WeekMail};
use crate::text::of_tongue;

/// The links of mail programs' own button (RFC 2369), and that a POST does it (RFC 8058).
const END: &str = "List-Unsubscribe";
const END_BY_POST: &str = "List-Unsubscribe-Post";

impl Mailer {
    /// The mail of a job; none where its reader has no child at the school any more.
    pub(super) async fn write(
        &self,
        store: &Store,
        of: Waiting,
        begun: &Begun,
        token: &str,
    ) -> Result<Option<Message>, Unsent> {
        let caller = Caller { account: begun.account };
        let mut reader = store.read().await?;
        let permit = match ChildrenRecords::mint(&mut reader, caller).await {
            Err(store::Error::NotFound) => return Ok(None),
            permit => permit?,
        };
        let records = records(&mut reader, &permit).await?;
        drop(reader);
        let mut children = records.students;
        children.retain(|child| child.school == of.school);
        let Some(school) = children.first().map(|child| child.school_name.clone()) else { return Ok(None) };
        let text = of_tongue(begun.language);
        let (open, end) = (format!("{}/parent/week", self.site), format!("{}{PAGE}/{token}", self.site));
        let (until, clock) = (begun.week_end, begun.clock);
        let said =
            text.week_mail(&WeekMail { school: &school, children: &children, until, clock, open: &open, end: &end });
        let raw = |name, value: String| HeaderValue::new(HeaderName::new_from_ascii_str(name), value);
        let mail = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, begun.email.parse().map_err(|_| Unsent::Unwritable)?))
            // The same for every try: who gets it twice is shown it once.
            .message_id(Some(format!("<{}.{}@yeneta>", of.school, of.mail)))
            .subject(text.week_subject(until, clock))
            .raw_header(raw(END, format!("<{end}>")))
            .raw_header(raw(END_BY_POST, "List-Unsubscribe=One-Click".to_owned()))
            .header(ContentType::TEXT_PLAIN)
            .body(said);
        mail.map(Some).map_err(|_| Unsent::Unwritable)
    }
}

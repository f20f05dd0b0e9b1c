//! What many pages say.

use crate::text::catalogue::CommonText;

pub(super) const COMMON: CommonText = CommonText {
    search: "ይፈልጉ",
    all: "ሁሉም",
    any: "ማንኛውም",
    show: "ይመልከቱ",
    save: "ያስቀምጡ",
    cancel: "ይቅር",
    close: "ይዝጉ",
    note: "ማስታወሻ",
    note_hint: "ግዴታ አይደለም፤ ጉዳዩ የሚመለከታቸው ሊያነቡት ይችላሉ።",
    reason: "ምክንያት",
    status: "ሁኔታ",
    name: "ስም",
    school: "ትምህርት ቤት",
    every_school: "ሁሉም ትምህርት ቤቶች",
    subject: "የትምህርት ዓይነት",
    class: "ክፍል",
    grade_level: "የክፍል ደረጃ",
    stream: "ዘርፍ",
    no_stream: "ዘርፍ የለውም",
    teacher: "መምህር",
    student: "ተማሪ",
    done: "ተከናውኗል",
    nothing_found: "ምንም አልተገኘም። የፍለጋውን ቃል ወይም ማጣሪያዎቹን ይለውጡ።",
    working: "በመሥራት ላይ…",
    undo: "ወደነበረበት ይመልሱ",
    ended: "ተጠናቋል",
};

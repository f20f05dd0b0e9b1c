//! Cells of the gradebook, in Amharic.

use crate::text::catalogue::CellsText;

pub const CELLS: CellsText = CellsText {
    tools: "የመዝገቡ መሣሪያዎች",
    undo: "ይመልሱ",
    redo: "ይድገሙ",
    fill_down: "ወደ ታች ይሙሉ",
    about: "አስተያየትና ታሪክ",
    keys: "ቁልፎች",
    all_keys: KEYS,
    nothing_to_undo: "በዚህ ገጽ ላይ የሚመለስ ነገር የለም።",
    nothing_to_redo: "የሚደገም ነገር የለም።",
    undone: |what| format!("ተመልሷል፦ {what}"),
    redone: |what| format!("ተደግሟል፦ {what}"),
    selected: |n| {
        if n == 1 { "1 ውጤት ተመርጧል".into() } else { format!("{n} ውጤቶች ተመርጠዋል") }
    },
    copied: |n| {
        if n == 1 { "1 ውጤት ተቀድቷል".into() } else { format!("{n} ውጤቶች ተቀድተዋል") }
    },
    not_saved: "ምንም አልተቀመጠም፤ መዝገቡ እንደነበረ ነው። ምክንያቱ፦",
    not_undone: "ምንም አልተመለሰም፤ ይህ እርምጃ ከዝርዝሩ ወጥቷል። ምክንያቱ፦",
    not_redone: "ምንም አልተደገመም፤ ይህ እርምጃ ከዝርዝሩ ወጥቷል። ምክንያቱ፦",
    theirs: |cell, mark| format!("{cell}፦ በዚህ መካከል ሌላ ሰው {mark} ጽፏል። እሱ ይቆያል።"),
    because: |cell, why| format!("{cell}፦ {why}"),
    more: |n| format!("እና ሌሎች {n}"),
    dismiss: "ይዝጉት",
    paste: "ውጤቶችን ይለጥፉ",
    will_change: |n| {
        if n == 1 { "1 ውጤት ይለወጣል።".into() } else { format!("{n} ውጤቶች ይለወጣሉ።") }
    },
    will_replace: |n| {
        if n == 1 {
            "ከእነዚህ 1 ሌላ ውጤት ይተካል።".into()
        } else {
            format!("ከእነዚህ {n} ሌሎች ውጤቶችን ይተካሉ።")
        }
    },
    will_stay: |n| {
        if n == 1 {
            "1 ውጤት አስቀድሞ አለ።".into()
        } else {
            format!("{n} ውጤቶች አስቀድመው አሉ።")
        }
    },
    can_not: |n| {
        if n == 1 {
            "1 ሕዋስ ሊወሰድ አይችልም፦".into()
        } else {
            format!("{n} ሕዋሶች ሊወሰዱ አይችሉም፦")
        }
    },
    empty_changes_nothing: "ባዶ ሕዋስ ምንም አይለውጥም። ሁሉም በአንድነት ይጻፋል፤ ሊመለስም ይችላል።",
    nothing_changes: "መዝገቡን የሚለውጥ ምንም የለበትም።",
    line: "መስመር",
    column: "ዓምድ",
    pasted: "የተለጠፈው",
    why: "ያልተወሰደበት ምክንያት",
    outside: "ከመዝገቡ ውጭ ነው።",
    apply: |n| if n == 1 { "1 ውጤት ይጻፉ".into() } else { format!("{n} ውጤቶችን ይጻፉ") },
    apply_good: |n| {
        if n == 1 {
            "ትክክለኛውን ብቻ ይጻፉ".into()
        } else {
            format!("ትክክለኛዎቹን {n} ብቻ ይጻፉ")
        }
    },
    comment: "አስተያየት",
    comment_hint: "ተማሪውና ወላጆቹ ከውጤቱ ጋር ያነቡታል። ቢበዛ 500 ፊደላት፤ ባዶ ካደረጉት ይነሣል።",
    save_comment: "አስተያየቱን ያስቀምጡ",
    has_comment: "አስተያየት አለው",
    comment_of: |cell| format!("በ{cell} ላይ አስተያየት"),
    history: "ታሪክ",
    no_history: "እዚህ ላይ እስካሁን ምንም አልተጻፈም።",
    from_to: |old, new| format!("{old} → {new}"),
    commented: |text| format!("አስተያየት፦ {text}"),
    comment_taken_back: "አስተያየቱ ተነሥቷል።",
    reason: |why| format!("ምክንያት፦ {why}"),
    restore: |mark| format!("{mark} ይመለስ"),
    older: "የቆዩትን ያሳዩ",
};

const KEYS: &[(&str, &str)] = &[
    ("17   17.5   17/20   85%", "ነጥብ፤ ወይም ከከፍተኛው ነጥብ ድርሻ"),
    ("EX   MI   LA   AB   IN", "በፈቃድ የተተወ፣ ያልቀረበ፣ ዘግይቶ የቀረበ፣ ተማሪው ያልተገኙበት፣ ያልተሟላ፤ ያለው ነጥብ ይቆያል"),
    ("*   /   .", "በአንድ ቁልፍ፦ ዘግይቶ የቀረበ፣ ያልቀረበ፣ ምልክቱን ማንሣት"),
    ("Enter   F2", "ውጤቱን ያርሙ"),
    ("Esc", "እንደነበረ ይተዉት፤ ምርጫውን ይተዉ"),
    ("Tab   Shift+Tab", "አስቀምጠው ወደ ቀኝ ወይም ወደ ግራ ይሂዱ"),
    ("↑   ↓   ←   →", "ይንቀሳቀሱ፤ ከ Ctrl ጋር ወደ መጀመሪያው ወይም ወደ መጨረሻው ተማሪ"),
    ("Home   End", "የመጀመሪያው ወይም የመጨረሻው ምዘና"),
    ("Shift+↑ ↓ ← →", "ብዙ ውጤቶችን ይምረጡ፤ Shift ይዘው መንካትም ይቻላል"),
    ("Ctrl+A", "ሁሉንም ውጤቶች ይምረጡ"),
    ("Delete", "ውጤቱን፣ ወይም የተመረጡትን ሁሉ ባዶ ያድርጉ"),
    ("Ctrl+C   Ctrl+V", "ወደ ሰንጠረዥ ፕሮግራም ይቅዱ፤ ከዚያም ይለጥፉ"),
    ("Ctrl+D", "ከምርጫው የመጀመሪያ መስመር፣ ወይም ከላይ ካለው ውጤት ወደ ታች ይሙሉ"),
    ("Ctrl+Z", "ይመልሱ"),
    ("Ctrl+Y   Ctrl+Shift+Z", "ይድገሙ"),
    ("Shift+F2", "የውጤቱ አስተያየትና ታሪክ"),
    ("?", "እነዚህ ቁልፎች"),
];

//! The weekly digest.

use crate::text::catalogue::DigestText;

pub(super) const DIGEST: DigestText = DigestText {
    choose: "ሳምንታዊ ማጠቃለያ",
    choose_hint: "ዘወትር ዓርብ በትምህርት ቤቱ ሰዓት አቆጣጠር 16:00 ላይ፦ የሳምንቱ ውጤቶች፣ ትኩረት የሚሹ ነገሮችና ወደፊት የሚመጡ ምዘናዎች፤ የሁሉም ልጆችዎ።",
    by_inbox: "በማሳወቂያዎቼ ይነገረኝ",
    by_mail: "ወደ ኢሜይል አድራሻዬ ይላክልኝ",
    no_mail: "የዚህ ትምህርት ቤት ሰርቨር ኢሜይል አይልክም።",
    save: "ሳምንታዊ ማጠቃለያውን ያስቀምጡ",
    saved: "ምርጫዎ ተቀምጧል።",
    heading: "ያለፉት ሰባት ቀናት",
    hint: "መምህራኑ የጻፉት፤ አሁን ባለበት ሁኔታ።",
    link: "ዘወትር ዓርብ እንዲነገርዎት ይምረጡ",
    marks: "አዲስ ውጤቶች",
    no_marks: "በእነዚህ ቀናት አዲስ ውጤት የለም።",
    average: |average, coverage| format!("አማካይ፦ {average} ({coverage})"),
    subject: |date| format!("እስከ {date} ያለው ሳምንትዎ"),
    greeting: |school| format!("በ{school} ሳምንቱ እንዲህ ነበር።"),
    concerns: "ትኩረት የሚሹ",
    all_well: "ትኩረት የሚሻ ነገር የለም።",
    ahead: "ወደፊት የሚመጡ",
    open: |url| format!("አሁን ያለበትን ሁኔታ በሰፊው ለማየት፦ {url}"),
    end_by: |url| format!("ይህን ኢሜይል የጠየቁት እርስዎ ነዎት። ከእንግዲህ እንዳይላክልዎት፦ {url}"),
    end_heading: "ሳምንታዊ ኢሜይል",
    end_hint: "ይህን ቁልፍ ሲጫኑ ሳምንታዊ ማጠቃለያው ከእንግዲህ ወደ ኢሜይል አድራሻዎ አይላክም። እዚህ ባሉት ማሳወቂያዎችዎ እንደመረጡት ይቀጥላል።",
    end: "ከእንግዲህ ኢሜይል አይላክልኝ",
    ended: "ከእንግዲህ ሳምንታዊ ኢሜይል አይደርስዎትም። በማንቂያዎች ገጽ እንደገና መምረጥ ይችላሉ።",
    dead: "ይህ ማስፈንጠሪያ ከእንግዲህ አይሠራም። ይግቡና ሳምንታዊ ኢሜይል እንዲደርስዎት ወይም እንዳይደርስዎት በማንቂያዎች ገጽ ይምረጡ።",
};

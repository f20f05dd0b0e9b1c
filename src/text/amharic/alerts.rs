//! The guardian's page of alerts.

use school::alert::AlertProblem;

use crate::text::catalogue::AlertsText;

pub(super) const ALERTS: AlertsText = AlertsText {
    heading: "ማንቂያዎች",
    hint: "ስለ እያንዳንዱ ልጅ ምን እንዲነገርዎት እንደሚፈልጉ ይምረጡ። አንድ ነገር በተከሰተ ቁጥር አንድ ጊዜ ይነገርዎታል፤ ምርጫው የእርስዎ ብቻ ነው፤ \
           የልጁ ሌላ ወላጅ ለራሱ ይመርጣል።",
    link: "ማንቂያዎችን ይምረጡ",
    of_child: |name| format!("ስለ {name} የሚነገሩ ማንቂያዎች"),
    under: "የአንድ ትምህርት አጠቃላይ ውጤት ከወሰን ሲያንስ",
    under_limit: "ወሰን በመቶኛ",
    under_hint: |pass| format!("የትምህርት ቤቱ ማለፊያ ውጤት {pass} ነው።"),
    falls: "የአንድ ትምህርት አጠቃላይ ውጤት ሲቀንስ",
    falls_by: "ቢያንስ በዚህን ያህል የመቶኛ ነጥብ",
    falls_hint: "መጨረሻ ከተነገረዎት ወዲህ ከነበረው ከፍተኛ አጠቃላይ ውጤት ይለካል፤ ስለዚህ ቀስ በቀስ የቀነሰም በአንድ ጊዜ እንደቀነሰ ይቆጠራል።",
    missing: "ያልቀረበ ሥራ ሲኖር",
    save: "ማንቂያዎችን ያስቀምጡ",
    saved: |name| format!("ስለ {name} የመረጧቸው ማንቂያዎች ተቀምጠዋል።"),
    today: "ዛሬ",
    nothing_today: "ሊነገርዎት የሚገባ ምንም ነገር የለም።",
    nothing_chosen: "ስለዚህ ልጅ እስካሁን ምንም አይነገርዎትም።",
    is_under: |course, total, limit| format!("{course}፦ ጠቅላላ ውጤቱ {total} ነው፤ ከ{limit} ያንሳል።"),
    is_missing: |course, n| {
        if n == 1 {
            format!("{course}፦ 1 ምዘና አልቀረበም።")
        } else {
            format!("{course}፦ {n} ምዘናዎች አልቀረቡም።")
        }
    },
    quiet: "የጸጥታ ሰዓቶች",
    quiet_hint: "በእነዚህ ሰዓቶች የሚከሰት ነገር ይቆያል፤ ሰዓቶቹ ሲያበቁ በማሳወቂያዎችዎ ውስጥ ይገኛል። በትምህርት ቤቱ ሰዓት አቆጣጠር።",
    quiet_on: "በእነዚህ ሰዓቶች ምንም አይነገረኝ",
    quiet_from: "ከ",
    quiet_until: "እስከ",
    save_quiet: "የጸጥታ ሰዓቶችን ያስቀምጡ",
    quiet_saved: "የጸጥታ ሰዓቶችዎ ተቀምጠዋል።",
    problem,
};

fn problem(problem: AlertProblem) -> &'static str {
    match problem {
        AlertProblem::Limit => "ወሰኑ ከ0 በላይና እስከ 100 የሆነ፣ ቢበዛ ሁለት የአሥርዮሽ አኃዝ ያለው መቶኛ አይደለም። ምንም አልተቀመጠም።",
        AlertProblem::Fall => "ቅናሹ ከ0 በላይና እስከ 100 የሆነ፣ ቢበዛ ሁለት የአሥርዮሽ አኃዝ ያለው የመቶኛ ነጥብ አይደለም። ምንም አልተቀመጠም።",
        AlertProblem::Time => "ይህ እንደ 21:30 ያለ የቀን ሰዓት አይደለም። ምንም አልተቀመጠም።",
        AlertProblem::NoHours => "የጸጥታ ሰዓቶቹ በሚጀምሩበት ሰዓት ያበቃሉ። ሁለት የተለያዩ ሰዓቶችን ይምረጡ። ምንም አልተቀመጠም።",
    }
}

//! One's own data as a file, and the log of downloads.

use school::{
    export::{Content, Format},
    view::Disclosure,
};

use crate::text::catalogue::ExportText;

pub(super) const EXPORT: ExportText = ExportText {
    heading: "የእርስዎ መረጃ",
    hint: "CSV በሠንጠረዥ ፕሮግራም ይከፈታል። JSON ሁሉንም መረጃ ይይዛል፤ ለኮምፒውተር ፕሮግራሞች ነው።",
    account: "ስለ መለያዎ የተመዘገበው መረጃ",
    marks_of: |name| format!("የ{name} ውጤቶች በሙሉ"),
    download: |format| match format {
        Format::Csv => "በCSV ያውርዱ",
        Format::Json => "በJSON ያውርዱ",
    },
    download_of: |what, format| format!("{what}፦ በ{} ያውርዱ", format.label()),
    logged: "መረጃ በወረደ ቁጥር እዚህ ይመዘገባል፤ የትምህርት ቤቱ አስተዳዳሪዎችም ሊያዩት ይችላሉ።",
    downloads: "የወረዱ መረጃዎች",
    no_downloads: "እስካሁን ምንም መረጃ አልወረደም።",
    disclosed,
    mark_headings: [
        "ትምህርት ቤት",
        "የተማሪ ቁጥር",
        "ተማሪ",
        "ትምህርት",
        "መምህራን",
        "ሴሚስተር",
        "የውጤቱ ክፍል",
        "ምዘና",
        "ቀን",
        "ከፍተኛ ነጥብ",
        "ውጤት",
        "ምልክት",
        "አስተያየት",
        "የተጻፈበት ጊዜ",
        "አጠቃላይ (%)",
        "ሽፋን (%)",
    ],
    fact_headings: ["ክፍል", "ትምህርት ቤት", "ስለ", "የተመዘገበው", "ጊዜ"],
};

fn disclosed(of: &Disclosure) -> String {
    let (by, format) = (&of.by, of.format.label());
    match (of.content, of.own) {
        (Content::Account, _) => format!("{by} ስለ መለያቸው የተመዘገበውን መረጃ በ{format} አውርደዋል።"),
        (Content::Record, true) => format!("{by} የራሳቸውን ውጤቶች በ{format} አውርደዋል።"),
        (Content::Record, false) => format!("{by} የ{}ን ውጤቶች በ{format} አውርደዋል።", of.of),
    }
}

//! Marks from a file, and a gradebook as a file.

use school::{
    marks_file::{CELL_CHARACTERS, CellProblem, FILE_CHANGES, FILE_COLUMNS, FILE_LINES, MarksFileProblem, NamePart},
    view::{Changes, FileState},
};

use super::failure::{entry, entry_title};
use crate::text::catalogue::MarksFileText;

pub(super) const MARKS_FILE: MarksFileText = MarksFileText {
    heading: "ውጤቶችን ከፋይል ያስገቡ",
    hint: "ውጤቶችን ከሰንጠረዥ ፋይል ወይም ከሌላ ፕሮግራም ወደዚህ መዝገብ ያስገቡ። ምንም ከመቀመጡ በፊት እያንዳንዱን ለውጥ ያያሉ።",
    import: "ውጤቶችን ከፋይል ያስገቡ",
    export_csv: "በCSV ያውርዱ",
    export_xlsx: "በExcel ያውርዱ",
    file: "ፋይል (CSV፣ XLSX ወይም ODS)",
    pasted: "ወይም መስመሮቹን እዚህ ይለጥፉ",
    pasted_hint: "ከሰንጠረዥ እንደተቀዱ፣ ርዕሶቹ ቀድመው ይኑሩ። የሚያገለግለው ፋይል ካልተመረጠ ነው።",
    preview: "ቅድመ እይታ",
    preview_hint: "ገና ምንም አይቀመጥም፤ የሚወስኑት ከቅድመ እይታው በኋላ ነው።",
    reading: "ፋይሉ እየተነበበና እየተመሳከረ ነው። በሺዎች የሚቆጠሩ መስመሮች ጥቂት ሰከንዶች ይወስዳሉ፤ ገና ምንም አልተቀመጠም።",
    about_heading: "ምን ዓይነት ፋይል ይነበባል",
    about: [
        "የCanvas፣ የMoodle እና የGoogle Classroom ፋይሎች እንዳሉ፣ ከዚህ መዝገብ የወረደ ፋይል፣ እንዲሁም የራስዎ ሰንጠረዥ፦ ለእያንዳንዱ ተማሪ አንድ መስመር፣ ለእያንዳንዱ ምዘና አንድ ዓምድ።",
        "ባዶ ሕዋስ ምንም አይለውጥም፤ ውጤትን ፈጽሞ አያጠፋም። ነጥብ (.) ምልክትን ያነሣል።",
        "ተማሪዎች የሚለዩት በቁጥራቸው ነው። ስሙ ብቻ የሚገጥም ከሆነ ተማሪው እርሱ መሆኑን እርስዎ ይወስናሉ።",
        "ያስገቡትን ሁሉ በኋላ በአንድ ጊዜ መመለስ ይቻላል።",
    ],
    files_heading: "የዚህ ትምህርት ፋይሎች",
    no_files: "እስካሁን የተላከ ፋይል የለም።",
    pasted_lines: "የተለጠፉ መስመሮች",
    state,
    by: "የላኩት",
    when: "ጊዜ",
    preview_heading: "የውጤቶቹ ቅድመ እይታ",
    back: "ውጤቶችን ከፋይል ያስገቡ",
    to_book: "የውጤት መዝገብ",
    nothing_yet: "ገና ምንም አልተቀመጠም።",
    counts: |Changes { new, changed, same, cleared }| {
        format!("{new} አዲስ · {changed} የሚለወጡ · {cleared} የሚጠፉ · {same} ያው የሆኑ")
    },
    bad: |n| {
        if n == 1 {
            "1 ሕዋስ መጠቀም አይቻልም".into()
        } else {
            format!("{n} ሕዋሶችን መጠቀም አይቻልም")
        }
    },
    open: |n| {
        if n == 1 { "1 መስመር ይተዋል".into() } else { format!("{n} መስመሮች ይተዋሉ") }
    },
    students: |n| {
        if n == 1 { "የ1 ተማሪ ለውጦች".into() } else { format!("የ{n} ተማሪዎች ለውጦች") }
    },
    first_of: |shown, all| format!("ከ{all} የመጀመሪያዎቹ {shown} ይታያሉ።"),
    apply: "እነዚህን ለውጦች ይፈጽሙ",
    good_only: |bad| {
        if bad == 1 {
            "መጠቀም የማይቻለውን 1 ሕዋስ ትተው ደህናዎቹን ይፈጽሙ".into()
        } else {
            format!("መጠቀም የማይቻሉትን {bad} ሕዋሶች ትተው ደህናዎቹን ይፈጽሙ")
        }
    },
    why: "ምክንያት",
    why_hint: "የትምህርቱን መምህራን ውጤቶች እያረሙ ነው፤ ምክንያቱ በታሪኩ ውስጥ ይቆያል፣ ለእነርሱም ይነገራል።",
    nothing_to_do: "ምንም አይለወጥም፤ መዝገቡ ይህን ሁሉ አስቀድሞ ይዟል።",
    columns_heading: "የፋይሉ ዓምዶች",
    columns_hint: "እያንዳንዱ ዓምድ ምን እንደሆነ ያረጋግጡ። ባዶ ሕዋስ ምንም አይለውጥም።",
    column_number: |n| format!("ዓምድ {n}"),
    column: "ዓምድ",
    samples: "በፋይሉ ያለው",
    taken_for: "ምንነቱ",
    ignored: "አይነበብም",
    number: "የተማሪው ቁጥር",
    name_part: |part| match part {
        NamePart::Whole => "ሙሉ ስም",
        NamePart::Given => "የራስ ስም",
        NamePart::Father => "የአባት ስም",
        NamePart::Grandfather => "የአያት ስም",
    },
    new_assessment: "አዲስ ምዘና",
    assessments_group: "የዚህ ምዘና ውጤቶች",
    students_group: "ስለተማሪው",
    title: "ርዕስ",
    kind: "ዓይነት",
    max: "ከፍተኛ ነጥብ",
    other_max: |file, book| format!("ፋይሉ ከ{file} ይላል፤ መዝገቡ ደግሞ ከ{book}።"),
    open_heading: "ተማሪያቸው ያልተረጋገጠ መስመሮች",
    open_hint: "እርስዎ ካልወሰኑ ይተዋሉ።",
    line: "መስመር",
    in_file: "በፋይሉ ያለው",
    who: "ተማሪ",
    leave_out: "ይተው",
    it_is: |name| format!("{name} ናቸው"),
    not_here: "በዚህ ትምህርት የሉም",
    create: "ወደ ትምህርት ቤቱና ወደዚህ ትምህርት ይጨመሩ",
    decide: "በእነዚህ ምርጫዎች ቅድመ እይታ",
    decide_hint: "ምርጫዎቹ የሚያገለግሉት ቅድመ እይታቸው ከታየ በኋላ ነው።",
    reason: "ስሕተቱ",
    whole_line: "ሙሉ መስመሩ",
    changes: "ለውጦች",
    new_student: "ለትምህርቱ አዲስ",
    from_to: |what, old, new| match (old, new) {
        ("", new) => format!("{what}፦ {new}"),
        (old, "") => format!("{what}፦ {old} → ይጠፋል"),
        (old, new) => format!("{what}፦ {old} → {new}"),
    },
    applied: "ውጤቶቹ ገብተዋል።",
    outcome: |written, added, created, left_out| {
        format!("{written} ውጤቶች ተጽፈዋል፣ {added} ምዘናዎች ተጨምረዋል፣ {created} ተማሪዎች ተጨምረዋል፣ {left_out} ሕዋሶች ተትተዋል።")
    },
    conflicts: |n| {
        if n == 1 {
            "ከቅድመ እይታው በኋላ 1 ውጤት በሌላ ሰው ተለውጧል። ባለበት ቆይቷል፦".into()
        } else {
            format!("ከቅድመ እይታው በኋላ {n} ውጤቶች በሌላ ሰው ተለውጠዋል። ባሉበት ቆይተዋል፦")
        }
    },
    kept: |student, assessment, now, wanted| format!("{student}፣ {assessment}፦ የተቀመጠው {now} ነው፣ {wanted} አይደለም"),
    undo: "የገባውን ሁሉ ይመልሱ",
    undo_hint: "እያንዳንዱ ውጤት እንደነበረው ይሆናል፣ አዲስ ምዘናዎችም ይወገዳሉ። ከዚያ በኋላ ሌላ ሰው የጻፉት ይቆያል፣ ይነገራልም።",
    undone: "የገባው ተመልሷል።",
    restored: |n| {
        if n == 1 {
            "1 ውጤት እንደነበረው ሆኗል።".into()
        } else {
            format!("{n} ውጤቶች እንደነበሩ ሆነዋል።")
        }
    },
    undo_kept: |n| {
        if n == 1 {
            "1 ውጤት ከዚያ በኋላ በሌላ ሰው ተጽፏል። ባለበት ቆይቷል፦".into()
        } else {
            format!("{n} ውጤቶች ከዚያ በኋላ በሌላ ሰው ተጽፈዋል። ባሉበት ቆይተዋል፦")
        }
    },
    kept_assessments: |n| {
        if n == 1 {
            "1 አዲስ ምዘና በመዝገቡ ውስጥ ይቆያል።".into()
        } else {
            format!("{n} አዳዲስ ምዘናዎች በመዝገቡ ውስጥ ይቆያሉ።")
        }
    },
    another: "ሌላ ፋይል ያስገቡ",
    cell_problem,
    problem,
    overall_column: "አጠቃላይ (%)",
    coverage_column: "ሽፋን (%)",
    kinds_label: "ዓይነት",
    maxima_label: "ከፍተኛ ነጥብ",
};

fn state(state: FileState) -> &'static str {
    match state {
        FileState::Waiting => "መፈጸምን ይጠብቃል",
        FileState::Applied => "ተፈጽሟል",
        FileState::Undone => "ተመልሷል",
    }
}

fn cell_problem(problem: CellProblem) -> String {
    match problem {
        CellProblem::Entry(problem) => entry(problem).into(),
        CellProblem::Nobody => "መስመሩ ውጤት አለው፤ የተማሪ ስም ወይም ቁጥር ግን የለውም።".into(),
        CellProblem::Twice { line } => format!("መስመር {line} ስለዚሁ ተማሪ ነው።"),
        CellProblem::NewNeedsNumber => "አዲስ ተማሪ የተማሪ ቁጥርና የራስ ስም ያስፈልጋቸዋል።".into(),
    }
}

fn problem(problem: MarksFileProblem) -> String {
    use MarksFileProblem as P;
    match problem {
        P::Empty => "ፋይል ይምረጡ ወይም ርዕሶቹን በማስቀደም መስመሮቹን ይለጥፉ። ምንም አልተነበበም።".into(),
        P::Unreadable => {
            "ይህን ፋይል ማንበብ አልተቻለም፤ ምንም አልተነበበም። በሰንጠረዥ ፕሮግራሙ «CSV UTF-8» ወይም XLSX ብለው አስቀምጠው እንደገና ይሞክሩ።".into()
        }
        P::TooLarge => "ይህ ፋይል ከ4 MB ይበልጣል፣ ወይም ሲከፈት እጅግ ትልቅ ይሆናል። ምንም አልተነበበም፤ ከፍለው ክፍሎቹን ያስገቡ።".into(),
        P::TooManyLines => format!("ፋይል ከ{FILE_LINES} መስመሮች መብለጥ የለበትም። ምንም አልተነበበም፤ ከፍለው ክፍሎቹን ያስገቡ።"),
        P::TooManyColumns => format!("ፋይል ከ{FILE_COLUMNS} ዓምዶች መብለጥ የለበትም። ምንም አልተነበበም፤ የማያስፈልጉትን ትተው እንደገና ይሞክሩ።"),
        P::TooManyChanges => format!("አንድ ፋይል ከ{FILE_CHANGES} ውጤቶች በላይ መለወጥ አይችልም። ምንም አልተቀመጠም፤ ከፍለው ክፍሎቹን ያስገቡ።"),
        P::CellTooLong { line } => {
            format!("በመስመር {line} ያለ ሕዋስ ከ{CELL_CHARACTERS} ፊደላት ይበልጣል። ምንም አልተነበበም፤ አሳጥረው እንደገና ይላኩት።")
        }
        P::NobodyNamed => "የተማሪዎቹ ቁጥር ወይም ስም በየትኛው ዓምድ እንዳለ ይምረጡ። ምንም አልተለወጠም።".into(),
        P::ColumnTwice { column } => format!("ዓምድ {column} ከቀደመ ዓምድ ጋር አንድ ተደርጓል። አንዱ እንዳይነበብ ያድርጉ፤ ምንም አልተለወጠም።"),
        P::Title { column, why } => format!("ዓምድ {column}፦ {} ምንም አልተለወጠም።", entry_title(why)),
        P::Maximum { column } => format!("ዓምድ {column}፦ ከፍተኛው ነጥብ ከ0 የሚበልጥና ከ1000 የማይበልጥ መሆን አለበት። ምንም አልተለወጠም።"),
        P::HasProblems => "አንዳንድ ሕዋሶችን መጠቀም ስለማይቻል ምንም አልተቀመጠም። ፋይሉን ያስተካክሉ፣ ወይም ደህናዎቹ እንዲፈጸሙ ምልክት ያድርጉ።".into(),
        P::NothingToDo => "ምንም የሚለወጥ የለም፤ ምንም አልተቀመጠም።".into(),
        P::Outdated => "ምርጫዎቹ በሌላ ገጽ ስለተለወጡ ምንም አልተቀመጠም። ቅድመ እይታውን ተመልክተው ይወስኑ።".into(),
        P::Full { free } => {
            format!(
                "በዚህ ትምህርት ያሉት ባዶ ቦታዎች ({free}) ለፋይሉ አዲስ ተማሪዎች ስለማይበቁ ምንም አልተቀመጠም። ተማሪዎቹን ከፋይሉ ያውጡ፣ ወይም አስቀድመው ቦታ ይጨምሩ።"
            )
        }
        P::HasLeft { line } => {
            format!("መስመር {line} ይህን ትምህርት ስላቋረጠ ተማሪ ስለሆነ ምንም አልተቀመጠም። አስቀድመው ተማሪውን እንደገና ያስገቡ፣ ወይም መስመሩን ከፋይሉ ያውጡ።")
        }
        P::Applied => "ይህ ፋይል አስቀድሞ ተፈጽሟል፤ ምንም እንደገና አልተለወጠም። እንደገና ለማመሳከር አዲስ አድርገው ይላኩት።".into(),
        P::NotApplied => "የሚመለስ የለም፤ ይህ ፋይል አልተፈጸመም ወይም ተመልሷል።".into(),
    }
}

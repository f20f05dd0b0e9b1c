//! Workbooks made of the XML of their sheet, so that chance changes what the readers read and not the packing.

use std::io::{Cursor, Write};

use zip::{ZipWriter, write::SimpleFileOptions};

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#;
const RELATIONS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Marks" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const BOOK_RELATIONS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

/// An XLSX workbook with this sheet.
pub fn xlsx(sheet: &[u8]) -> Vec<u8> {
    packed(&[
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", BOOK_RELATIONS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

/// An ODS workbook with this content.
pub fn ods(content: &[u8]) -> Vec<u8> {
    packed(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content)])
}

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut packed = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        packed.start_file(*name, SimpleFileOptions::default()).expect("a part begins");
        packed.write_all(bytes).expect("memory takes it");
    }
    packed.finish().expect("it is packed").into_inner()
}

/// Lines of cells as the XML of an XLSX sheet.
pub fn xlsx_sheet(lines: &[Vec<String>]) -> String {
    let mut xml =
        String::from(r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#);
    for (row, cells) in (1..).zip(lines) {
        xml += &format!(r#"<row r="{row}">"#);
        for (column, cell) in ('A'..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            xml += &match is_number(cell) {
                true => format!(r#"<c r="{column}{row}"><v>{cell}</v></c>"#),
                false => format!(
                    r#"<c r="{column}{row}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>"#,
                    escaped(cell)
                ),
            };
        }
        xml += "</row>";
    }
    xml + "</sheetData></worksheet>"
}

/// Lines of cells as the content of an ODS workbook.
pub fn ods_content(lines: &[Vec<String>]) -> String {
    let mut xml = String::from(r#"<office:document-content><office:spreadsheet><table:table table:name="Marks">"#);
    for cells in lines {
        xml += "<table:table-row>";
        for cell in cells {
            xml += &match is_number(cell) {
                true => format!(
                    r#"<table:table-cell office:value-type="float" office:value="{cell}"><text:p>as shown</text:p></table:table-cell>"#
                ),
                false if cell.is_empty() => "<table:table-cell/>".to_owned(),
                false => format!(
                    r#"<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>"#,
                    escaped(cell)
                ),
            };
        }
        xml += "</table:table-row>";
    }
    xml + "</table:table></office:spreadsheet></office:document-content>"
}

/// Lines of cells as text.
pub fn text(lines: &[Vec<String>]) -> String {
    let cell = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    lines.iter().map(|cells| cells.iter().map(cell).collect::<Vec<_>>().join(",") + "\n").collect()
}

/// Whether a spreadsheet would hold the cell as a number that it shows in the same way.
fn is_number(cell: &str) -> bool {
    let plain = cell.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    plain && cell.parse::<f64>().is_ok_and(|number| number.to_string() == cell)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

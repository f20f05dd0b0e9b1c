// Files that the program answers with: lines of a CSV, cells of a workbook.

import { inflateRawSync } from 'node:zlib';

/** The cells of each line; texts with commas are quoted. */
export function linesOf(csv) {
  const cell = /(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/g;
  const cells = (line) => {
    const found = [];
    for (const match of line.matchAll(cell)) {
      found.push((match[1] ?? match[2]).replaceAll('""', '"'));
      if (match.index + match[0].length === line.length && !match[0].endsWith(',')) break;
    }
    return found;
  };
  return csv.replace('\ufeff', '').trim().split('\r\n').map(cells);
}

/** A file of a ZIP archive, by its directory. */
function unzipped(bytes, name) {
  let at = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const count = bytes.readUInt16LE(at + 10);
  at = bytes.readUInt32LE(at + 16);
  for (let n = 0; n < count; n += 1) {
    const [length, more, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place));
    if (bytes.subarray(at + 46, at + 46 + length).toString() === name) {
      const [packed, local, method] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42), bytes.readUInt16LE(at + 10)];
      const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
      const data = bytes.subarray(start, start + packed);
      return (method === 0 ? data : inflateRawSync(data)).toString();
    }
    at += 46 + length + more + comment;
  }
  throw new Error(`no ${name} in the archive`);
}

/** The first sheet of a workbook: of each row the cells that are there, from left to right, as they are stored. */
export function rowsOf(workbook) {
  const texts = [...unzipped(workbook, 'xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)];
  const shared = texts.map(([, text]) => text.replace(/<[^>]*>/g, ''));
  const value = ([, attributes, inner]) => {
    const stored = inner?.match(/<v>(.*?)<\/v>/)?.[1] ?? '';
    return attributes.includes('t="s"') ? shared[Number(stored)] : stored;
  };
  const rows = [...unzipped(workbook, 'xl/worksheets/sheet1.xml').matchAll(/<row [^>]*>(.*?)<\/row>/gs)];
  return rows.map(([, row]) => [...row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(value));
}

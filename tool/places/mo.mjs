// GNU gettext .mo: magic, revision, count, offsets of two tables of (length, offset). geonames.mo maps a GeoNames id
// to a town's name in one language.
import { readFileSync } from 'node:fs';

const MAGIC = 0x950412de;

// Map from GeoNames id (a string) to name; empty when the file is not there.
export function readMo(path) {
  const names = new Map();
  let bytes;
  try {
    bytes = readFileSync(path);
  } catch {
    return names;
  }
  const little = bytes.readUInt32LE(0) === MAGIC;
  const u32 = (at) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const [count, originals, translations] = [u32(8), u32(12), u32(16)];
  const text = (table, n) => {
    const at = u32(table + 8 * n + 4);
    return bytes.toString('utf8', at, at + u32(table + 8 * n));
  };
  for (let n = 0; n < count; n += 1) {
    const id = text(originals, n);
    if (/^\d+$/.test(id)) names.set(id, text(translations, n));
  }
  return names;
}

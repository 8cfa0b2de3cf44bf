// Names as keys for joining sources: no accents, no case, no spaces. The program's own keys (src/lexicon/gazetteer.h)
// are finer; here a join only has to see that two sources write one name.

const MARKS = /\p{M}/gu;

export function fold(name) {
  return name.normalize('NFD').replace(MARKS, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

// A field of the TSV: no tab, no bar, no line end.
export function clean(name) {
  return name.replace(/[\t\n|]+/g, ' ').replace(/\s+/g, ' ').trim();
}

// Distinct by spelling, in order, without the main name.
export function alternatives(main, names) {
  const seen = new Set([main]);
  const kept = [];
  for (const raw of names) {
    const name = clean(raw ?? '');
    if (name === '' || seen.has(name)) continue;
    seen.add(name);
    kept.push(name);
  }
  return kept;
}

// Kilometres between two points; good enough to tell neighbours from homonyms.
export function distance(a, b) {
  const rad = Math.PI / 180;
  const x = (b.lon - a.lon) * rad * Math.cos(((a.lat + b.lat) / 2) * rad);
  return 6371 * Math.hypot(x, (b.lat - a.lat) * rad);
}

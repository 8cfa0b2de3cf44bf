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

// Whether two names are spellings of one: at most half of the longer one's letters differ. « Falludscha », not « Moria » for
// Jerusalem.
export function alike(a, b) {
  const [x, y] = [fold(a).replace(/^[ae]l/, ''), fold(b).replace(/^[ae]l/, '')];
  let above = Array.from({ length: y.length + 1 }, (_, j) => j);
  for (let i = 1; i <= x.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= y.length; j += 1)
      row.push(Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (x[i - 1] === y[j - 1] ? 0 : 1)));
    above = row;
  }
  return above[y.length] <= Math.max(x.length, y.length) / 2;
}

// Kilometres between two points; good enough to tell neighbours from homonyms.
export function distance(a, b) {
  const rad = Math.PI / 180;
  const x = (b.lon - a.lon) * rad * Math.cos(((a.lat + b.lat) / 2) * rad);
  return 6371 * Math.hypot(x, (b.lat - a.lat) * rad);
}

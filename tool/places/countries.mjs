// Countries: ISO code, French names (CLDR, world-countries), a point, neighbours and capital.
import { alternatives, clean } from './names.mjs';

// `curated`: Map from ISO code to French names of language/all/countries.tsv, the first being the usual one.
export function countries(worldCountries, territories, curated) {
  const byCode3 = new Map(worldCountries.map((c) => [c.cca3, c.cca2]));
  return worldCountries.map((c) => {
    const own = curated.get(c.cca2) ?? [];
    const name = clean(own[0] ?? territories[c.cca2] ?? c.translations.fra?.common ?? c.name.common);
    const names = [...own, territories[c.cca2], territories[`${c.cca2}-alt-short`], territories[`${c.cca2}-alt-variant`],
      c.translations.fra?.common, c.translations.fra?.official, c.name.common, c.translations.ara?.common];
    const borders = c.borders.map((b) => byCode3.get(b)).filter(Boolean).sort();
    return { kind: 'country', name, alt: alternatives(name, names), country: c.cca2, admin1: '', lat: c.latlng[0],
      lon: c.latlng[1], population: 0, source: `iso:${c.cca2}`, extra: `area=${Math.round(c.area)};borders=${borders.join(',')}` };
  });
}

/** Step 1: the whole globe for zoom 0–4, from Natural Earth 50m. */
import { keepAshore } from './ashore.mjs';
import { fromCountries } from './borders.mjs';
import { CRIMEA, KURILS } from './disputed.mjs';
import { countries50m, lakes50m, rivers50m } from './natural-earth.mjs';
import { pack } from './pack.mjs';
import { feature, lines, lineStrings, run } from './shapes.mjs';

const NEAR = [
  'North Korea',
  'South Korea',
  'China',
  'Russia',
  'Japan',
  'Mongolia',
  'Kazakhstan',
  'Ukraine',
  'Taiwan',
];
const countries = countries50m();
for (const { properties } of countries.features) properties.near = NEAR.includes(properties.name);

const simple = await run(
  // Finer where the story is: Eurasia north of the tropics.
  `-i countries.json snap -simplify weighted variable interval='near ? 4500 : 9000' -filter-islands min-area=600km2 min-vertices=4
   -clean -o out.json format=geojson precision=0.000001`,
  { 'countries.json': countries },
);
const { land, story, settled, disputed } = fromCountries(await keepAshore(simple['out.json'], 4));

const water = await run(
  `-i lakes.json -simplify weighted interval=5km -filter-slivers min-area=2500km2 -o lakes.json format=geojson
   -i rivers.json -clip bbox=20,15,179.9,78 -simplify weighted interval=9km -o rivers.json format=geojson`,
  { 'lakes.json': lakes50m(), 'rivers.json': lines(rivers50m()) },
);
disputed.geometry.coordinates.push(...KURILS, ...CRIMEA);
pack(
  'world',
  {
    land: [land],
    story,
    lakes: [
      feature(
        'MultiPolygon',
        water['lakes.json'].features.flatMap((/** @type {any} */ f) =>
          f.geometry.type === 'Polygon' ? [f.geometry.coordinates] : f.geometry.coordinates,
        ),
      ),
    ],
    rivers: [feature('MultiLineString', lineStrings(water['rivers.json']), { name: '', rank: 1 })],
    borders: [settled, disputed],
  },
  20_000,
);

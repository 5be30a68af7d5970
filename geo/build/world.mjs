/**
 * Last step: the whole globe for zoom 0–4, from Natural Earth 50m. Where a finer band takes over from it, lakes, the
 * greatest rivers and the borders are that band's own, thinned: nothing then appears or moves at once.
 */
import { readFileSync } from 'node:fs';
import { feature as decode } from 'topojson-client';
import { keepAshore } from './ashore.mjs';
import { fromCountries } from './borders.mjs';
import { CRIMEA, KURILS } from './disputed.mjs';
import { countries50m, lakes50m, rivers50m } from './natural-earth.mjs';
import { pack } from './pack.mjs';
import { collection, feature, lines, lineStrings, polygons, run } from './shapes.mjs';
import { km2 } from './weigh.mjs';

/** The bands that take over from this one. */
const NEXT = ['continent', 'west'];
/** km²: below this a lake is a few pixels when it appears. */
const LAKE = 250;

/** @param {string} band @param {string} name of an object @returns {any[]} features */
function from(band, name) {
  const t = JSON.parse(readFileSync(new URL(`../basemap/${band}.topo.json`, import.meta.url), 'utf8'));
  const made = /** @type {any} */ (decode(t, t.objects[name]));
  return made.features ?? [made];
}

/** The extents of the next bands. */
const boxes = collection(NEXT.flatMap((band) => from(band, 'box')));
const next = (/** @type {string} */ name) => NEXT.flatMap((band) => from(band, name));

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
  `-i countries.json snap -simplify weighted variable interval='near ? 3200 : 9500' -filter-islands min-area=300km2 min-vertices=4
   -clean -o out.json format=geojson precision=0.000001`,
  { 'countries.json': countries },
);
const { land, story, settled, disputed } = fromCountries(await keepAshore(simple['out.json'], 4));

disputed.geometry.coordinates.push(...KURILS, ...CRIMEA);
const theirs = {
  'boxes.json': boxes,
  'lakes2.json': collection(
    next('lakes')
      .flatMap(polygons)
      .filter(([ring]) => km2(ring) >= LAKE)
      .map((rings) => feature('Polygon', rings)),
  ),
  'rivers2.json': collection(next('rivers').filter(({ properties }) => properties.rank === 1)),
  'settled2.json': collection(next('borders').filter(({ properties }) => !properties.disputed)),
  'disputed2.json': collection(next('borders').filter(({ properties }) => properties.disputed)),
};
const ours = {
  'lakes.json': lakes50m(),
  'rivers.json': lines(rivers50m()),
  'settled.json': collection([settled]),
  'disputed.json': collection([disputed]),
};
const water = await run(
  `-i boxes.json -i lakes.json -simplify weighted interval=5km -filter-slivers min-area=2500km2 -erase boxes
   -i rivers.json -clip bbox=20,15,179.9,78 -simplify weighted interval=9km -erase boxes
   -i settled.json -erase boxes -i disputed.json -erase boxes
   -i lakes2.json -simplify dp interval=1800 keep-shapes -i rivers2.json -simplify dp interval=2500
   -i settled2.json -simplify dp interval=2500 -i disputed2.json -simplify dp interval=2500
   ${['lakes', 'rivers', 'settled', 'disputed']
     .flatMap((name) => [name, `${name}2`])
     .map((name) => `-o target=${name} ${name}.json format=geojson precision=0.000001`)
     .join(' ')}`,
  { ...ours, ...theirs },
);
/** @param {string} name @param {(shape: any) => any[]} parts */
const both = (name, parts) => [...parts(water[`${name}.json`]), ...parts(water[`${name}2.json`])];
pack(
  'world',
  {
    land: [land],
    story,
    lakes: [feature('MultiPolygon', both('lakes', polygons))],
    rivers: [feature('MultiLineString', both('rivers', lineStrings), { name: '', rank: 1 })],
    borders: [
      feature('MultiLineString', both('settled', lineStrings), { disputed: false }),
      feature('MultiLineString', both('disputed', lineStrings), { disputed: true }),
    ],
  },
  20_000,
);

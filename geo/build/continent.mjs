/** Step 2: 60–180° E, 15–75° N for zoom 3.5–7: countries of Natural Earth 10m, rivers of WDBII. */
import { keepAshore } from './ashore.mjs';
import { fromCountries } from './borders.mjs';
import { KURILS } from './disputed.mjs';
import { countries10m, lakes50m } from './natural-earth.mjs';
import { boxOf, pack } from './pack.mjs';
import { rivers } from './rivers.mjs';
import { feature, polygons, run } from './shapes.mjs';

const BOX = { w: 60, e: 180, s: 15, n: 75 };
const bbox = '60,15,180,75';

// Finer around the story's places, coarse in the tropics and the high Arctic.
const FINE = ['North Korea', 'South Korea', 'Japan'];
const countries = countries10m();
for (const { properties } of countries.features)
  properties.step = FINE.includes(properties.name) ? 1000 : properties.name === 'Russia' ? 1300 : 2200;

const simple = await run(
  `-i countries.json snap -clip bbox=${bbox} -simplify weighted variable interval='step'
   -filter-islands min-area=40km2 min-vertices=4 -clean -o out.json format=geojson precision=0.000001`,
  { 'countries.json': countries },
);
const { land, story, settled, disputed } = fromCountries(await keepAshore(simple['out.json'], 1.2));
disputed.geometry.coordinates.push(...KURILS);

const water = await run(
  `-i lakes.json -clip bbox=${bbox} -simplify weighted interval=900 -filter-slivers min-area=150km2 -o lakes.json format=geojson
   -i rivers.json -clip bbox=${bbox} -simplify weighted interval=2500 -filter 'rank===1 || name!=="" || this.length>150000' -dissolve fields=name,rank -o rivers.json format=geojson`,
  { 'lakes.json': lakes50m(), 'rivers.json': rivers(BOX, 'i', 2) },
);
pack(
  'continent',
  {
    box: [boxOf(BOX)],
    land: [land],
    story,
    lakes: [feature('MultiPolygon', polygons(water['lakes.json']))],
    rivers: water['rivers.json'].features,
    borders: [settled, disputed],
  },
  60_000,
);

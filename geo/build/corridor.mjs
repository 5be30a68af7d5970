/** Step 3: 124–136° E, 38–46° N for zoom 6–11: GSHHG's full coast, WDBII's borders and rivers. */
import { coastLines, wetOrDry } from './gmt.mjs';
import { countries10m } from './natural-earth.mjs';
import { boxOf, pack } from './pack.mjs';
import { joined, rivers } from './rivers.mjs';
import { collection, feature, inside, lines, lineStrings, polygons, run } from './shapes.mjs';
import { mendBorders, mendRivers } from './tumen.mjs';

/** @typedef {import('./gmt.mjs').LonLat} LonLat */

const BOX = { w: 124, e: 136, s: 38, n: 46 };
const AROUND = { w: 123, e: 137, s: 37, n: 47 };
const bbox = 'bbox=124,38,136,46';

/**
 * Some borders stop just short of GSHHG's coast: each loose end is carried on, straight, so that it parts the land.
 * @param {LonLat[][]} given @param {number} by degrees
 * @returns {LonLat[][]}
 */
function tails(given, by) {
  const ends = given.flatMap((line) => [
    [line[0], line[1]],
    [line.at(-1), line.at(-2)],
  ]);
  return ends
    .filter(([end]) => ends.filter(([other]) => String(other) === String(end)).length === 1)
    .map(([end, before]) => {
      const [[x, y], [x0, y0]] = /** @type {LonLat[]} */ ([end, before]);
      const length = Math.hypot(x - x0, y - y0);
      return [
        [x, y],
        [x + ((x - x0) / length) * by, y + ((y - y0) / length) * by],
      ];
    });
}

const shores = joined(coastLines(AROUND, 'f', '-W'));
const borders = joined(mendBorders(joined(coastLines(AROUND, 'f', '-N1'))));
const streams = mendRivers(rivers(AROUND, 'f', 3));

// Faces between shores, borders and the box's edge, simplified together with the borders and rivers.
const clipped = await run(
  `-i shores.json borders.json box.json combine-files snap -clip ${bbox} target=shores,borders
   -lines target=box -merge-layers target=shores,borders,box force name=net -polygons target=net gap-tolerance=0.0003
   -each 'x=this.innerX, y=this.innerY, id=this.id' -o faces.json format=geojson precision=0.000001`,
  {
    'shores.json': lines(shores),
    'borders.json': lines([...borders, ...tails(borders, 0.06)]),
    'box.json': collection([boxOf(BOX)]),
  },
);
const faces = clipped['faces.json'].features;
const centres = faces.map((/** @type {any} */ f) => /** @type {LonLat} */ ([f.properties.x, f.properties.y]));
const kinds = wetOrDry(AROUND, 'f', centres);
const near = countries10m().features.filter((/** @type {any} */ f) =>
  ['North Korea', 'South Korea', 'China', 'Russia', 'Japan'].includes(f.properties.name),
);
faces.forEach((/** @type {any} */ face, /** @type {number} */ i) => {
  face.properties = { kind: kinds[i], country: kinds[i] === 'l' ? countryOf(centres[i]) : '' };
});

/** The country that a point lies in, or the nearest. @param {LonLat} p */
function countryOf(p) {
  let best = ['', Infinity];
  for (const country of near)
    for (const polygon of polygons(country)) {
      if (inside(p, polygon)) return country.properties.name;
      for (const q of polygon[0]) {
        const far = Math.hypot(q[0] - p[0], q[1] - p[1]);
        if (far < best[1]) best = [country.properties.name, far];
      }
    }
  return best[0];
}

const simple = await run(
  `-i faces.json borders.json rivers.json combine-files snap -clip ${bbox} target=borders,rivers
   -simplify dp interval=70 target=* -filter-islands target=faces min-area=8000m2
   -o target=faces faces.json format=geojson precision=0.000001
   -o target=borders borders.json format=geojson precision=0.000001
   -dissolve target=rivers fields=name,rank -o target=rivers rivers.json format=geojson precision=0.000001`,
  { 'faces.json': collection(faces), 'borders.json': lines(borders), 'rivers.json': streams },
);
const whole = await run(
  `-i faces.json -filter 'kind!=="s"' -filter 'kind==="l"' + name=land -dissolve2 -o land.json format=geojson
   -filter target=faces 'country==="Russia"||country==="North Korea"' + name=story -dissolve2 fields=country -o story.json format=geojson
   -filter target=faces 'kind==="w"' + name=lakes -dissolve2 -o lakes.json format=geojson
   -dissolve2 target=faces + name=dry -i borders.json name=b -clip dry target=b -o target=b borders.json format=geojson`,
  { 'faces.json': simple['faces.json'], 'borders.json': simple['borders.json'] },
);
/** @param {LonLat[]} line only the demarcation line runs south of 38.7° here, east of the Yalu's mouth */
const demarcation = (line) => line.every(([lon, lat]) => lat < 38.8 && lon > 126);
const ISO = /** @type {Record<string, string>} */ ({ Russia: 'ru', 'North Korea': 'kp' });
const all = lineStrings(whole['borders.json']);
pack(
  'corridor',
  {
    box: [boxOf(BOX)],
    land: [feature('MultiPolygon', polygons(whole['land.json']))],
    story: whole['story.json'].features.map((/** @type {any} */ f) =>
      feature('MultiPolygon', polygons(f), { iso: ISO[f.properties.country] }),
    ),
    lakes: [feature('MultiPolygon', polygons(whole['lakes.json']))],
    rivers: simple['rivers.json'].features,
    borders: [
      feature(
        'MultiLineString',
        all.filter((line) => !demarcation(line)),
        { disputed: false },
      ),
      feature('MultiLineString', all.filter(demarcation), { disputed: true }),
    ],
  },
  60_000,
);

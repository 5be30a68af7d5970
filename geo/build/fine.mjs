/** Steps 2 …: a finer band of bands.mjs, from GSHHG's coast, WDBII's borders and rivers, and the divisions' inner lines. */
import { adminLines } from './admin.mjs';
import { BANDS } from './bands.mjs';
import { fromCountries } from './borders.mjs';
import { CRIMEA, KURILS } from './disputed.mjs';
import { facesOf } from './faces.mjs';
import { boxOf, pack } from './pack.mjs';
import { collection, feature, km, lines, lineStrings, polygons, run } from './shapes.mjs';
import { source } from './source.mjs';
import { km2, thinned } from './weigh.mjs';

/** @typedef {import('./gmt.mjs').LonLat} LonLat */

/** Countries whose divisions every band shows. */
const STORY = ['Russia', 'Ukraine', 'North Korea'];

/** @param {string} id @throws for a band that bands.mjs does not have */
export async function makeBand(id) {
  const band = BANDS[id];
  if (!band) throw new RangeError(`no band ${id}`);
  const { box, tolerance } = band;
  const bbox = `bbox=${[box.w, box.s, box.e, box.n]}`;
  const touches = (/** @type {LonLat[]} */ points) => {
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    const reach = (/** @type {number[]} */ all, /** @type {'min' | 'max'} */ which) =>
      all.reduce((a, b) => Math[which](a, b));
    return (
      reach(xs, 'max') > box.w - 0.2 &&
      reach(xs, 'min') < box.e + 0.2 &&
      reach(ys, 'max') > box.s - 0.2 &&
      reach(ys, 'min') < box.n + 0.2
    );
  };
  const all = source(band.part);
  const thin = (/** @type {import('./weigh.mjs').Weighed[]} */ given) =>
    given.filter(({ points }) => touches(points)).map((line) => thinned(line, tolerance));

  const shores = all.shores
    .filter(({ points }) => touches(points) && large(points, band.island))
    .map((line) => thinned(line, tolerance))
    .filter((points) => points.length > 3 || km2(points) === 0);
  const borders = thin(all.borders);
  const faces = await facesOf(box, shores, [...borders, ...all.tails.filter(touches)]);
  const land = fromCountries(collection(faces.filter(({ properties }) => properties.kind === 'l')));
  // Where a thinned coast crosses itself, slivers remain.
  for (const one of [land.land, ...land.story])
    one.geometry.coordinates = one.geometry.coordinates.filter(
      ([ring]) => km2(ring) >= band.island(ring[0]) / 4,
    );
  // Borders run on over lakes.
  const dry = faces.filter(({ properties }) => properties.name !== '');
  const { settled, disputed } = fromCountries(collection(dry));
  disputed.geometry.coordinates.push(...(await clipped([...KURILS, ...CRIMEA].filter(touches), bbox)));

  const streams = all.rivers
    .filter(
      ({ line, name, rank }) =>
        touches(line.points) &&
        (name !== '' || long(line.points, (p) => band.river(p) / (rank === 1 ? 3 : 1))),
    )
    .map(({ line, name, rank }) => feature('LineString', thinned(line, tolerance), { name, rank }));
  const admin = await divisions(id, dry);
  const made = await run(
    `-i lakes.json -dissolve2 -o lakes.json format=geojson precision=0.000001
     -i rivers.json -clip ${bbox} -dissolve fields=name,rank -o rivers.json format=geojson precision=0.000001`,
    {
      'lakes.json': collection(faces.filter(({ properties }) => properties.kind === 'w')),
      'rivers.json': collection(streams),
    },
  );
  const lakes = polygons(made['lakes.json']);
  pack(
    id,
    {
      box: [boxOf(box)],
      land: [land.land],
      story: land.story.filter((one) => one.geometry.coordinates.length > 0),
      lakes: lakes.length ? [feature('MultiPolygon', lakes)] : [],
      rivers: made['rivers.json'].features,
      admin: admin.length ? [feature('MultiLineString', admin)] : [],
      borders: [settled, disputed].filter(({ geometry }) => geometry.coordinates.length > 0),
    },
    band.quantization,
  );
}

/** @param {LonLat[]} points @param {(p: LonLat) => number} least km² */
const large = (points, least) => {
  const size = km2(points);
  return size === 0 || size >= points.reduce((most, p) => Math.max(most, least(p)), 0);
};

/** @param {LonLat[]} points @param {(p: LonLat) => number} least km */
const long = (points, least) => {
  let sum = 0;
  const wanted = points.reduce((a, p) => Math.min(a, least(p)), Infinity);
  for (let i = 1; i < points.length && sum < wanted; i++) sum += km(points[i - 1], points[i]);
  return sum >= wanted;
};

/** @param {LonLat[][]} given @param {string} bbox */
async function clipped(given, bbox) {
  if (given.length === 0) return [];
  const out = await run(`-i a.json -clip ${bbox} -o out.json format=geojson precision=0.000001`, {
    'a.json': lines(given),
  });
  return lineStrings(out['out.json']);
}

/**
 * The divisions' inner lines, each country's within its own part of the band; of their tails those that meet its edge.
 * @param {string} id @param {any[]} dry faces with the property name
 * @returns {Promise<LonLat[][]>}
 */
async function divisions(id, dry) {
  const { tolerance, admin: shown } = BANDS[id];
  /** @type {LonLat[][]} */
  const out = [];
  for (const [country, given] of await adminLines()) {
    const own = dry.filter(({ properties }) => properties.name === country);
    if (own.length === 0) continue;
    const wanted = (/** @type {LonLat[]} */ points) => STORY.includes(country) || points.some(shown);
    const made = await run(
      `-i own.json -dissolve2 -i lines.json tails.json combine-files -clip own target=lines,tails
       -o target=lines lines.json format=geojson precision=0.000001 -o target=tails tails.json format=geojson precision=0.000001`,
      {
        'own.json': collection(own),
        'lines.json': lines(
          given.lines.filter(({ points }) => wanted(points)).map((line) => thinned(line, tolerance)),
        ),
        'tails.json': lines(given.tails.filter(wanted)),
      },
    );
    const whole = new Map(given.tails.map(([from, to]) => [String(from), to]));
    const met = lineStrings(made['tails.json']).filter(([from, to]) => {
      const end = whole.get(String(from));
      return end && km(to, end) > 0.01;
    });
    out.push(...lineStrings(made['lines.json']), ...met);
  }
  return out;
}

import type { Doc, Path } from './doc.ts';
import { problemAt } from './doc.ts';
import { noLine, ROUTE_ID } from './lines.ts';
import { noPlace } from './places.ts';
import { shown } from './problem.ts';
import type { ViewEntry } from './schema.ts';
import type { Line, LonLat, Place, Route, View } from './types.ts';

/** As near as the basemap is good for. */
const MAX_ZOOM = 9;
/** Kilometres of ground around a running train. */
const SPAN_KM = 160;

/** Everything that a view may speak of. */
export interface Ground {
  places: Map<string, Place>;
  lines: Map<string, Line>;
  route: Route;
}

/**
 * A view with all that it names looked up.
 * @param path where the view stands in `doc`
 * @throws StoryProblem where it names what is not there, or follows where the line does not go
 */
export function viewOf(view: ViewEntry, doc: Doc, path: Path, ground: Ground): View {
  const follow = view.follow === undefined ? undefined : followOf(view, doc, path, ground);
  const fit =
    view.fit?.flatMap((target, i) => pointsOf(target, doc, [...path, 'fit', i], ground)) ??
    stretch(ground.route, follow!.fromKm, follow!.toKm);
  const { globe } = view;
  return { fit, maxZoom: view.max_zoom ?? MAX_ZOOM, ...(globe && { globe }), ...(follow && { follow }) };
}

function pointsOf(target: string | LonLat, doc: Doc, path: Path, { places, lines, route }: Ground): LonLat[] {
  if (typeof target !== 'string') return [target];
  const line = /^line:(.*)$/.exec(target)?.[1];
  const wrong = line === undefined ? noPlace(places, target) : noLine(lines, line);
  if (wrong) throw problemAt(doc, path, wrong);
  if (line === undefined) return [places.get(target)!.at];
  return extent(line === ROUTE_ID ? route.coordinates : lines.get(line)!.coordinates);
}

/** Points that stand for the whole line in a view: its ends, its outermost points, and some on the way. */
function extent(line: LonLat[]): LonLat[] {
  const most = 16;
  if (line.length <= most) return line;
  const outermost = new Set(
    [0, 1].flatMap((axis) => {
      // Not Math.min(...values): no call takes a hundred thousand of them.
      let [least, most] = [0, 0];
      line.forEach((at, i) => {
        if (at[axis]! < line[least]![axis]!) least = i;
        if (at[axis]! > line[most]![axis]!) most = i;
      });
      return [least, most];
    }),
  );
  const step = Math.ceil(line.length / most);
  return line.filter((_, i) => i % step === 0 || i === line.length - 1 || outermost.has(i));
}

function followOf(view: ViewEntry, doc: Doc, path: Path, { places, lines }: Ground): View['follow'] {
  const line = view.follow!;
  const wrong = noLine(lines, line);
  if (wrong) throw problemAt(doc, [...path, 'follow'], wrong);
  if (line !== ROUTE_ID)
    throw problemAt(
      doc,
      [...path, 'follow'],
      `the line ${shown(line)} has no kilometres to follow; only "${ROUTE_ID}" has`,
    );
  const km = (key: 'from' | 'to'): number => {
    const id = view[key]!;
    const missing = noPlace(places, id);
    if (missing) throw problemAt(doc, [...path, key], missing);
    const at = places.get(id)!.railKm;
    if (at === undefined)
      throw problemAt(doc, [...path, key], `the place ${shown(id)} is not on the line "${line}"`);
    return at;
  };
  const [fromKm, toKm] = [km('from'), km('to')];
  if (fromKm === toKm)
    throw problemAt(doc, [...path, 'to'], `from ${shown(view.from)} to ${shown(view.to)} is no way at all`);
  if (fromKm > toKm)
    throw problemAt(
      doc,
      [...path, 'to'],
      `from ${shown(view.from)} (km ${fromKm}) to ${shown(view.to)} (km ${toKm}) runs backwards along "${line}"`,
    );
  return { line, fromKm, toKm, spanKm: view.span_km ?? SPAN_KM };
}

/** The points of the route between two kilometres at which it has points, both included. */
function stretch(route: Route, fromKm: number, toKm: number): LonLat[] {
  return route.coordinates.filter((_, i) => route.km[i]! >= fromKm && route.km[i]! <= toKm);
}

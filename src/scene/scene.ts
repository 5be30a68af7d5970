/**
 * The idea of the project: what is on the screen is a function of where the reader is. No DOM, no map, no clock,
 * and nothing accumulates. What can be worked out once per viewport (solved views, the ways between them, label
 * sides) is kept by the identity of the story and the viewport, and made chapter by chapter when first asked for,
 * so that a call costs the same in a story of 1,000 chapters as in one of ten.
 */
import type { LonLat, Story } from '../story/types.ts';
import { describe } from './describe.ts';
import { fit } from './fit.ts';
import type { Solved } from './fit.ts';
import { placeLabels } from './labels.ts';
import type { PlacedLabel } from './labels.ts';
import { kmAt, linesAt, RUN, trainAt } from './lines.ts';
import type { Position } from './lines.ts';
import { EARTH_KM, projectorAt, radiusAt, zoomAt } from './planet.ts';
import { onStage, putLabel, townsOf } from './put.ts';
import { freeBox } from './room.ts';
import { fractionAtKm, pointAt } from './route.ts';
import { passingLabels } from './stations.ts';
import { between, following, way } from './travel.ts';
import type { Camera, Scene, SceneLabel, ScenePlace, Viewport } from './types.ts';

interface Prepared {
  views: Solved[];
  ways: ((t: number) => Solved)[];
  labels: PlacedLabel[][];
  passing: PlacedLabel[][];
}

const prepared = new WeakMap<Story, WeakMap<Viewport, Prepared>>();

function preparedFor(story: Story, view: Viewport): Prepared {
  let byView = prepared.get(story);
  if (!byView) prepared.set(story, (byView = new WeakMap()));
  let made = byView.get(view);
  if (!made) byView.set(view, (made = { views: [], ways: [], labels: [], passing: [] }));
  return made;
}

const viewOf = (story: Story, view: Viewport, index: number): Solved => {
  const made = preparedFor(story, view);
  const { fit: points, maxZoom, globe } = story.chapters[index]!.view;
  return (made.views[index] ??= fit(points, view, maxZoom, globe));
};

/** Shares of the gap in which the last chapter's letters go and the next one's come. */
const LETTERS_OUT = [0.06, 0.26] as const;
const LETTERS_IN = [0.76, 0.94] as const;

function wayOf(story: Story, view: Viewport, index: number): (t: number) => Solved {
  const made = preparedFor(story, view);
  return (made.ways[index] ??= (() => {
    const [a, b] = [viewOf(story, view, index), viewOf(story, view, index + 1)];
    const { width, height, pad } = view;
    const { follow } = story.chapters[index + 1]!.view;
    if (!follow) {
      const path = way(a, b, Math.sqrt(width * height));
      // The camera too starts and stops inside the gap, so that the letters are read on a map that stands still.
      return (t) => path(easedTravel(t));
    }
    const free = Math.min(width - pad.left - pad.right, height - pad.top - pad.bottom);
    // A stage that is smaller than its card has no free part; a train must run on it all the same.
    const span = Math.max(free, Math.min(width, height) / 4);
    const radius = Math.min(
      (span * EARTH_KM) / follow.spanKm,
      Math.max(a.radius, b.radius) * 4,
      radiusAt(RUN_MAX_ZOOM, b.center[1]),
    );
    const at = (t: number): LonLat =>
      pointAt(story.route, fractionAtKm(story.route, kmAt(story, { index, t })));
    return following(a, b, at, radius);
  })());
}

/** Closer than this the running train shows no more of its way than a few bends. */
const RUN_MAX_ZOOM = 10.5;

const easedTravel = (t: number): number => {
  const s = between(t, 0.05, 0.97);
  return s * s * (3 - 2 * s);
};

function labelsOf(story: Story, view: Viewport, index: number): PlacedLabel[] {
  const made = preparedFor(story, view);
  return (made.labels[index] ??= (() => {
    const { center, radius } = viewOf(story, view, index);
    const zoom = zoomAt(radius, center[1]);
    return placeLabels(story, story.chapters[index]!, view, projectorAt(center, radius, view), zoom);
  })());
}

const passingOf = (story: Story, view: Viewport, index: number): PlacedLabel[] =>
  (preparedFor(story, view).passing[index] ??= passingLabels(story, story.chapters[index + 1]!, view));

/**
 * @param progress 0 … chapters − 1; k while chapter k is read, k … k + 1 in the gap to the next. Beyond the ends it
 *   is the end, and what is no number is the beginning.
 * @param view the stage; pass the same object until it changes, what is prepared for it is kept with it
 * @throws RangeError if the story has no chapter, or a chapter's view cannot be seen at once
 */
export function sceneAt(story: Story, progress: number, view: Viewport): Scene {
  const last = story.chapters.length - 1;
  if (last < 0) throw new RangeError('a story without chapters has no scene');
  const p = Number.isFinite(progress)
    ? Math.min(last, Math.max(0, progress))
    : progress === Infinity
      ? last
      : 0;
  const index = Math.min(Math.floor(p), Math.max(0, last - 1));
  const position: Position = p === last ? { index: last, t: 0 } : { index, t: p - index };
  const { t } = position;
  const solved = t === 0 ? viewOf(story, view, position.index) : wayOf(story, view, index)(t);
  const nearer = t < 0.5 ? position.index : position.index + 1;
  const chapter = story.chapters[nearer]!;
  const camera: Camera = {
    center: solved.center,
    zoom: zoomAt(solved.radius, solved.center[1]),
    bearing: 0,
    pitch: 0,
    padding: view.pad,
  };
  const { project } = projectorAt(solved.center, solved.radius, view);
  const train = trainAt(story, position, solved.radius);
  const labels = labelsAt(story, position, view, project);
  return {
    progress: p,
    chapter: chapter.id,
    index: nearer,
    rest: t === 0,
    camera,
    lines: linesAt(story, position),
    train,
    places: placesAt(story, position, view, project),
    towns: townsOf(story, labels),
    labels,
    place: null,
    look: false,
    claims: chapter.claims.map((claim) => claim.id),
    date: { from: chapter.date.from, to: chapter.date.to, text: chapter.date.text },
    says: describe(story, chapter, train),
  };
}

type Project = ReturnType<typeof projectorAt>['project'];

function placesAt(story: Story, { index, t }: Position, view: Viewport, project: Project): ScenePlace[] {
  const now = story.chapters[index]!.places;
  const next = t === 0 ? now : story.chapters[index + 1]!.places;
  const ids = t === 0 ? now : [...now, ...next.filter((id) => !now.includes(id))];
  const [out, come] = [1 - between(t, ...LETTERS_OUT), between(t, ...LETTERS_IN)];
  return ids.flatMap((id) => {
    const place = story.places[id];
    if (!place) return [];
    const { x, y, visible } = project(place.at);
    const opacity = now.includes(id) && next.includes(id) ? 1 : now.includes(id) ? out : come;
    return [{ id, kind: place.kind, x, y, visible: visible && onStage(x, y, view), opacity }];
  });
}

function labelsAt(story: Story, { index, t }: Position, view: Viewport, project: Project): SceneLabel[] {
  const out: SceneLabel[] = [];
  const free = freeBox(view);
  const put = (label: PlacedLabel, opacity: number): void => putLabel(out, label, opacity, project, free);
  const now = labelsOf(story, view, index);
  if (t === 0) {
    for (const label of now) put(label, 1);
    return out;
  }
  const next = labelsOf(story, view, index + 1);
  const stays = (a: PlacedLabel, among: PlacedLabel[]): boolean =>
    among.some((b) => b.id === a.id && b.anchor === a.anchor && b.gap === a.gap && b.kind === 'place');
  for (const label of now) put(label, stays(label, next) ? 1 : 1 - between(t, ...LETTERS_OUT));
  for (const label of next) if (!stays(label, now)) put(label, between(t, ...LETTERS_IN));
  const passing = Math.min(between(t, RUN[0], RUN[0] + 0.1), 1 - between(t, 0.66, 0.76));
  for (const label of passingOf(story, view, index)) put(label, passing);
  return out;
}

/**
 * The scene away from the story: at an opened place, or at a camera of the reader's own. As pure as `sceneAt`: the same
 * whereabouts give the same scene.
 */
import type { Story } from '../story/types.ts';
import { crowdAt, linesAround } from './crowd.ts';
import type { Crowd } from './crowd.ts';
import { placeSays, viewSays } from './describe.ts';
import { fit } from './fit.ts';
import { linesOf, trainAt } from './lines.ts';
import { freeMiddle, globeness, projectorOf, radiusAt, zoomAt } from './planet.ts';
import { onStage, putLabel, townsOf } from './put.ts';
import { freeBox } from './room.ts';
import type { Camera, Scene, SceneLabel, ScenePlace, Viewport } from './types.ts';

export interface Where {
  camera: Camera;
  /** The camera that the labels' sides were chosen for: while the map is dragged they keep them. Default: `camera`. */
  settled?: Camera;
  /** Where the story waits. Beyond the ends it is the end, and what is no number is the beginning. */
  progress: number;
  /** The opened place; null for none. */
  place: string | null;
  /** The reader moves the map. */
  look: boolean;
  /** How far letters and dots have faded in, 0 … 1; default 1. */
  letters?: number;
}

/**
 * The view of an opened place: it and the neighbours that share its close-up.
 * @throws RangeError if the story has no such place
 */
export function closeUpOf(story: Story, id: string, view: Viewport): Camera {
  const place = story.places[id];
  if (!place) throw new RangeError(`no place "${id}"`);
  const points = place.closeUp.map((other) => story.places[other]!.at);
  const { center, radius } = fit(points, view, place.zoom);
  return { center, zoom: zoomAt(radius, center[1]), bearing: 0, pitch: 0, padding: view.pad };
}

/**
 * The same picture for a stage with another padding: what is seen stays where it is, and the middle is another. On the
 * globe the planet keeps its size, on the flat map its zoom.
 */
export function reframed(camera: Camera, from: Viewport, to: Viewport): Camera {
  const radius = radiusAt(camera.zoom, camera.center[1]);
  const center = projectorOf(camera, from).unproject(...freeMiddle(to)) ?? camera.center;
  const round = globeness(camera.zoom);
  const zoom = round * zoomAt(radius, center[1]) + (1 - round) * camera.zoom;
  return { ...camera, center, zoom, padding: to.pad };
}

/** The crowds by the camera that they were placed for; each with what else it hangs on. */
const known = new WeakMap<Story, WeakMap<Camera, { key: string; crowd: Crowd }>>();

function crowdFor(
  story: Story,
  { camera, settled = camera, place }: Where,
  index: number,
  view: Viewport,
): Crowd {
  let byCamera = known.get(story);
  if (!byCamera) known.set(story, (byCamera = new WeakMap()));
  const { width, height, em, pad } = view;
  const key = [place, index, width, height, em, pad.top, pad.right, pad.bottom, pad.left].join(' ');
  const before = byCamera.get(settled);
  if (before?.key === key) return before.crowd;
  const open = place === null ? null : (story.places[place] ?? null);
  const crowd = crowdAt(story, settled, story.chapters[index]!, open, view);
  byCamera.set(settled, { key, crowd });
  return crowd;
}

/**
 * @param view the stage; its `pad` is what lies over the map now
 * @throws RangeError if the story has no chapter
 */
export function aroundAt(story: Story, where: Where, view: Viewport): Scene {
  const { camera, place, look, letters = 1 } = where;
  const last = story.chapters.length - 1;
  if (last < 0) throw new RangeError('a story without chapters has no scene');
  const progress = Math.min(last, Math.max(0, Number.isNaN(where.progress) ? 0 : where.progress));
  const index = Math.round(progress);
  const chapter = story.chapters[index]!;
  const { project } = projectorOf(camera, view);
  const crowd = crowdFor(story, where, index, view);
  const labels: SceneLabel[] = [];
  const free = freeBox(view);
  for (const label of crowd.labels) putLabel(labels, label, letters, project, free);
  const places = crowd.dots.map((id): ScenePlace => {
    const { at, kind } = story.places[id]!;
    const { x, y, visible } = project(at);
    return { id, kind, x, y, visible: visible && onStage(x, y, view), opacity: letters };
  });
  const seen = places.filter(({ visible }) => visible).map(({ id }) => id);
  return {
    progress,
    chapter: chapter.id,
    index,
    rest: false,
    camera,
    lines: linesOf(story, linesAround(chapter)),
    train: trainAt(story, { index, t: 0 }, radiusAt(camera.zoom, camera.center[1])),
    places,
    towns: townsOf(story, labels),
    labels,
    place,
    look,
    claims: [],
    date: { from: chapter.date.from, to: chapter.date.to, text: chapter.date.text },
    says: place === null ? viewSays(story, seen) : placeSays(story, place),
  };
}

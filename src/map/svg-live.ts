/**
 * The painter for readers without the live map: the stills' own drawing, following the reader. While the camera moves the
 * ground is drawn coarsely, and finely once it stands still.
 */
import { geoPath } from 'd3-geo';
import type { Camera } from '../scene/types.ts';
import { Arrivals } from './arrivals.ts';
import { movement } from './camera.ts';
import type { SvgPainter } from './live.ts';
import type { PainterOptions } from './painter.ts';
import { PALETTES } from './palette.ts';
import { projectionOf } from './projection.ts';
import { drawn, paintGround } from './svg-ground.ts';
import { paintLines } from './svg-lines.ts';
import { Thinner } from './thin.ts';

/** Below this the camera has not moved; CSS pixels. */
const STILL_PX = 0.25;
/** How coarse the ground is, CSS pixels: while the camera moves, and while it stands. */
const COARSE = { moving: 2.5, standing: 0.6 };
/** The camera stands when it has not moved for this long; milliseconds. */
const STANDS = 120;
/** Beyond this zoom a line is longer than what can be dashed quickly: it is cut at the stage's edge. */
const WHOLE_LINES = 10;

const NS = 'http://www.w3.org/2000/svg';

/** @throws Error if the first bands of the basemap do not load */
export async function createSvgPainter(options: PainterOptions): Promise<SvgPainter> {
  const { container, story, onTrouble } = options;
  let { theme, scene, view } = options;
  const arrivals = new Arrivals({ changed: () => paintStanding(), trouble: onTrouble });
  await arrivals.first(scene.camera, view);
  const thinner = new Thinner(arrivals.bands);

  const svg = document.createElementNS(NS, 'svg');
  // Readers of the screen have the map in words.
  svg.setAttribute('aria-hidden', 'true');
  const [ground, lines] = [document.createElementNS(NS, 'g'), document.createElementNS(NS, 'g')];
  svg.append(ground, lines);
  let last: Camera | null = null;
  let timer = 0;

  function paintTheGround(px: number): void {
    const ink = PALETTES[theme];
    const path = geoPath(projectionOf(scene.camera, view)).digits(1);
    ground.innerHTML = [
      `<rect width="100%" height="100%" fill="${ink.space}"/>`,
      drawn(path({ type: 'Sphere' }), `fill="${ink.sea}"`),
      ...paintGround(
        { story, scene, view, ink, bands: thinner.at(scene.camera.zoom, px), relief: '', small: false },
        path,
      ),
    ].join('');
  }

  function paintTheLines(): void {
    const path = geoPath(projectionOf(scene.camera, view, scene.camera.zoom > WHOLE_LINES)).digits(1);
    lines.innerHTML = paintLines({ story, scene, view, ink: PALETTES[theme] }, path).join('');
  }

  function paintStanding(): void {
    clearTimeout(timer);
    paintTheGround(COARSE.standing);
  }

  /** All of it anew: another size, other inks. */
  function paintAll(): void {
    last = scene.camera;
    paintStanding();
    paintTheLines();
  }

  /** @param ahead look ahead too: that costs some scenes, and is owed once a chapter */
  function askBands(ahead: boolean): void {
    arrivals.follow(scene, ahead ? options.ahead() : [], view, false);
  }

  function fit(): void {
    svg.setAttribute('viewBox', `0 0 ${view.width} ${view.height}`);
    svg.setAttribute('width', String(view.width));
    svg.setAttribute('height', String(view.height));
  }

  function again(): void {
    arrivals.forgive();
    askBands(true);
  }

  fit();
  paintAll();
  container.append(svg);
  askBands(true);
  // What did not load is asked for again when the network is back.
  addEventListener('online', again);

  return {
    kind: 'svg',
    ready: Promise.resolve(),
    paint(next) {
      const chapter = scene.chapter;
      scene = next;
      if (!last || movement(last, next.camera, view) > STILL_PX) {
        // The first picture on another stage, or where the camera is cut, is the fine one.
        if (!last) paintStanding();
        else {
          paintTheGround(COARSE.moving);
          clearTimeout(timer);
          timer = window.setTimeout(paintStanding, STANDS);
        }
        last = next.camera;
        askBands(next.chapter !== chapter);
      }
      paintTheLines();
    },
    resize(next) {
      view = next;
      last = null;
      fit();
    },
    setTheme(next) {
      if (next === theme) return;
      theme = next;
      paintAll();
    },
    again,
    destroy() {
      clearTimeout(timer);
      arrivals.destroy();
      removeEventListener('online', again);
      svg.remove();
    },
  };
}

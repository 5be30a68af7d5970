/**
 * Paints a scene at rest as SVG, for a file: the same planet as the live map, the same inks and strokes. Text is drawn by
 * whoever calls, since a picture cannot load fonts and a page can.
 */
import { geoPath } from 'd3-geo';
import type { SceneLabel } from '../scene/types.ts';
import { projectionOf } from './projection.ts';
import { drawn, paintGround } from './svg-ground.ts';
import type { SvgGround } from './svg-ground.ts';
import { paintLines } from './svg-lines.ts';
import type { Palette } from './palette.ts';

export interface SvgOptions extends Omit<SvgGround, 'small'> {
  /** Draws a label; nothing where its letters cannot be had. */
  label(label: SceneLabel): string;
}

/** @returns a whole `<svg>` element; sizes in CSS pixels */
export function paintSvg(options: SvgOptions): string {
  const { scene, view, ink } = options;
  const path = geoPath(projectionOf(scene.camera, view)).digits(1);
  const body = [
    `<rect width="100%" height="100%" fill="${ink.space}"/>`,
    drawn(path({ type: 'Sphere' }), `fill="${ink.sea}"`),
    ...paintGround({ ...options, small: true }, path),
    ...paintLines(options, path),
    ...towns(options),
    ...places(options),
    ...scene.labels.map((label) => options.label(label)),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${view.width} ${view.height}" width="${view.width}" height="${view.height}">${body.join('')}</svg>`;
}

function towns({ scene, ink }: SvgOptions): string[] {
  return scene.towns
    .filter(({ opacity }) => opacity > 0)
    .map(({ x, y, capital }) =>
      capital
        ? ringed(x, y, ink)
        : `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="1.8" fill="${ink.halo}" stroke="${ink.ink}" stroke-width="1.2"/>`,
    );
}

function places({ scene, ink }: SvgOptions): string[] {
  return scene.places
    .filter(({ visible, opacity }) => visible && opacity > 0)
    .map(({ x, y, kind }) =>
      kind === 'capital'
        ? ringed(x, y, ink)
        : `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="3.2" fill="${ink.ink}" stroke="${ink.halo}" stroke-width="1.2"/>`,
    );
}

/** A capital: a ringed dot. */
function ringed(x: number, y: number, ink: Palette): string {
  const at = `cx="${x.toFixed(1)}" cy="${y.toFixed(1)}"`;
  return `<circle ${at} r="5.2" fill="${ink.halo}" stroke="${ink.ink}" stroke-width="1.4"/><circle ${at} r="2.4" fill="${ink.ink}"/>`;
}

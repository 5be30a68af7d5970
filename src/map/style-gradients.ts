/** Gradients along a line: how far it is drawn, its dashes, and the train as a stretch of it. */
import type { ExpressionSpecification } from 'maplibre-gl';
import { ROUTE } from './strokes.ts';

export const state = (name: string): ExpressionSpecification => ['global-state', name];

const CLEAR = 'rgba(0,0,0,0)';
const progress: ExpressionSpecification = ['line-progress'];

/**
 * Ink up to the share `drawn` (global state) of the line, nothing beyond it; dashed if there is a dash. The dashes are
 * made in the gradient: MapLibre's own would lose their sharpness on a line with `lineMetrics`, where they are counted
 * in shares of the whole line. A `step` at the root gets a texture as fine as the screen.
 * @param periods name of the global state that holds how many dashes the whole line has
 */
export function inked(
  drawn: string,
  colour: string,
  dash: [number, number] | null,
  periods: string,
): ExpressionSpecification {
  if (!dash) return ['step', ['-', progress, state(drawn)], colour, 0, CLEAR];
  const share = dash[0] / (dash[0] + dash[1]);
  const phase: ExpressionSpecification = [
    'case',
    ['<', progress, state(drawn)],
    ['%', ['*', progress, state(periods)], 1],
    -1,
  ];
  return ['step', phase, CLEAR, 0, colour, share, CLEAR];
}

/**
 * Plain ink up to the share `drawn`, whose end lies under the train: no `step` at the root, so that each tile's texture is of
 * 256 texels and not as fine as the screen, and as much cheaper to make anew with every kilometre.
 */
export const casing = (drawn: string, colour: string): ExpressionSpecification => [
  'case',
  ['<', progress, state(drawn)],
  colour,
  CLEAR,
];

/** Where along the train, in train lengths around its middle: −0.5 … 0.5. */
const alongTrain: ExpressionSpecification = [
  '*',
  ['-', progress, state('train-middle')],
  state('train-scale'),
];

/** The ends of the cars along the train: pairs of start and end. */
const carEnds = (): [number, number][] => {
  const car = (1 - ROUTE.coupling * (ROUTE.cars - 1)) / ROUTE.cars;
  return Array.from({ length: ROUTE.cars }, (_, i) => {
    const start = -0.5 + i * (car + ROUTE.coupling);
    return [start, start + car];
  });
};

export const cars = (colour: string): ExpressionSpecification =>
  [
    'step',
    alongTrain,
    CLEAR,
    ...carEnds().flatMap(([a, b]) => [a, colour, b, CLEAR]),
  ] as ExpressionSpecification;

/** The yellow of the livery in one layer: dots behind the train, a stripe along its cars. */
export function livery(colour: string): ExpressionSpecification {
  const { length, gap } = ROUTE.dot;
  const where: ExpressionSpecification = [
    'case',
    ['<', ['abs', alongTrain], 0.5],
    ['+', 3, alongTrain],
    ['<', progress, state('drawn-route')],
    ['%', ['*', progress, state('periods-route')], 1],
    -1,
  ];
  const stripes = carEnds().flatMap(([a, b]) => [3 + a, colour, 3 + b, CLEAR]);
  return [
    'step',
    where,
    CLEAR,
    0,
    colour,
    length / (length + gap),
    CLEAR,
    ...stripes,
  ] as ExpressionSpecification;
}

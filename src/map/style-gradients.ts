/**
 * Gradients along a line: how far it is drawn, its dashes, and the train as a stretch of it. They are made of plain numbers
 * and given to the map anew with every scene that changes them: MapLibre evaluates a gradient for thousands of texels,
 * and asks for each global state in it by counting them all, which took most of a frame.
 */
import type { ExpressionSpecification } from 'maplibre-gl';
import type { Story } from '../story/types.ts';
import type { Palette } from './palette.ts';
import { ROUTE, STROKES } from './strokes.ts';

/** By their names in `states.ts`: shares of the line's length, but for the number of its dashes. */
export type Numbers = Record<string, number>;

export interface Gradient {
  /** The layer that has it. */
  layer: string;
  /** The scene's numbers that it is made of. */
  of: string[];
  make(numbers: Numbers): ExpressionSpecification;
}

const CLEAR = 'rgba(0,0,0,0)';
const progress: ExpressionSpecification = ['line-progress'];
const NOTHING: ExpressionSpecification = ['step', progress, CLEAR, 1, CLEAR];

/**
 * Ink up to the share `drawn` of the line, nothing beyond it; dashed if there is a dash. The dashes are made in the
 * gradient: MapLibre's own would lose their sharpness on a line with `lineMetrics`, where they are counted in shares of the
 * whole line. A `step` at the root gets a texture as fine as the screen.
 * @param periods how many dashes the whole line has
 */
function inked(
  drawn: number,
  colour: string,
  dash: [number, number] | null,
  periods: number,
): ExpressionSpecification {
  if (!dash) return ['step', progress, colour, drawn, CLEAR];
  const share = dash[0] / (dash[0] + dash[1]);
  const phase: ExpressionSpecification = [
    'case',
    ['<', progress, drawn],
    ['%', ['*', progress, periods], 1],
    -1,
  ];
  return ['step', phase, CLEAR, 0, colour, share, CLEAR];
}

/**
 * Plain ink up to the share `drawn`, whose end lies under the train: no `step` at the root, so that each tile's texture is of
 * 256 texels and not as fine as the screen, and as much cheaper to make anew with every kilometre.
 */
const casing = (drawn: number, colour: string): ExpressionSpecification => [
  'case',
  ['<', progress, drawn],
  colour,
  CLEAR,
];

/** The ends of the cars as shares of the train: pairs of start and end. */
const CAR_ENDS = Array.from({ length: ROUTE.cars }, (_, i): [number, number] => {
  const car = (1 - ROUTE.coupling * (ROUTE.cars - 1)) / ROUTE.cars;
  const start = i * (car + ROUTE.coupling);
  return [start, start + car];
});

/** @param tail of the train, and its front */
function cars(colour: string, tail: number, front: number): ExpressionSpecification {
  const at = (share: number): number => tail + share * (front - tail);
  const stops = CAR_ENDS.flatMap(([a, b]) => [at(a), colour, at(b), CLEAR]);
  return ['step', progress, CLEAR, ...stops] as ExpressionSpecification;
}

/** The yellow of the livery in one layer: dots behind the train, a stripe along its cars. */
function livery(colour: string, tail: number, front: number, periods: number): ExpressionSpecification {
  const { length, gap } = ROUTE.dot;
  // What most texels are is asked for first. The train has the numbers from 3 on for itself.
  const where: ExpressionSpecification = [
    'case',
    ['>', progress, front],
    -1,
    ['<', progress, tail],
    ['%', ['*', progress, periods], 1],
    ['+', 3, ['/', ['-', progress, tail], front - tail]],
  ];
  const stripes = CAR_ENDS.flatMap(([a, b]) => [3 + a, colour, 3 + b, CLEAR]);
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

/** Those of a line that is told of, and those of the route with its train. Without their numbers they draw nothing. */
export function gradientsOf(story: Story, ink: Palette): Gradient[] {
  const lines = Object.values(story.lines).map(({ id, certainty }): Gradient => {
    const { dash, ink: colour } = STROKES[certainty];
    const [drawn, periods] = [`drawn-${id}`, `periods-${id}`];
    return {
      layer: `line-${id}`,
      of: dash ? [drawn, periods] : [drawn],
      make: (n) => inked(n[drawn] ?? 0, ink[colour], dash, n[periods] ?? 0),
    };
  });
  const train = ['train-tail', 'train-front'];
  return [
    ...lines,
    {
      layer: 'route-casing',
      of: ['drawn-route'],
      make: (n) => casing(n['drawn-route'] ?? 0, ink.livery),
    },
    {
      layer: 'train',
      of: train,
      make: (n) => (n['train-front'] ? cars(ink.livery, n['train-tail']!, n['train-front']) : NOTHING),
    },
    {
      layer: 'route-livery',
      of: [...train, 'periods-route'],
      make: (n) =>
        n['train-front']
          ? livery(ink.yellow, n['train-tail']!, n['train-front'], n['periods-route']!)
          : NOTHING,
    },
  ];
}

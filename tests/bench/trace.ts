/**
 * What the page's main thread does, from Chromium's own trace. Its tasks are counted in the thread's own time: what
 * waits for a processor that is busy elsewhere does not count.
 */
import type { Browser, Page } from 'playwright-core';
import { sum } from './stats.ts';

export interface Task {
  /** Milliseconds since the trace began. */
  at: number;
  /** Milliseconds of the main thread's own time. */
  ms: number;
  /** Milliseconds by the clock. */
  wall: number;
  /** Addresses of the scripts that ran in it. */
  scripts: string[];
}

export interface Traced {
  tasks: Task[];
  /** When each mark of `performance.mark` was set, by its name; as tasks' `at`. */
  marks: Map<string, number[]>;
}

interface TraceEvent {
  name: string;
  cat: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args?: { data?: { url?: string; navigationId?: string }; name?: string };
}

const CATEGORIES = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'blink.user_timing',
  '__metadata',
];

/** @param mark a mark that only the page itself sets: its thread is the one that is meant */
export async function traced(
  browser: Browser,
  page: Page,
  mark: string,
  work: () => Promise<void>,
): Promise<Traced> {
  await browser.startTracing(page, { categories: CATEGORIES });
  let trace: Buffer;
  try {
    await work();
  } finally {
    trace = await browser.stopTracing();
  }
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  return readTrace(traceEvents, mark);
}

export function readTrace(events: TraceEvent[], mark: string): Traced {
  const marking = events.filter(({ cat }) => cat.includes('blink.user_timing'));
  const main = marking.find(({ name }) => name === mark);
  if (!main) throw new Error(`the trace has no mark "${mark}"`);
  const here = events.filter(({ pid, tid }) => pid === main.pid && tid === main.tid);
  const zero = here.reduce((least, { ts }) => (ts > 0 ? Math.min(least, ts) : least), Infinity);
  const at = (ts: number): number => (ts - zero) / 1000;
  const tasks = here
    .filter(({ name, ph }) => name === 'RunTask' && ph === 'X')
    .sort((a, b) => a.ts - b.ts)
    .map(({ ts, dur = 0, tdur = dur }) => ({
      at: at(ts),
      ms: tdur / 1000,
      wall: dur / 1000,
      scripts: [] as string[],
    }));
  for (const { name, ts, args } of here) {
    const url = args?.data?.url;
    if (!url || !/^(?:EvaluateScript|FunctionCall|v8\.compileModule|v8\.evaluateModule)$/.test(name))
      continue;
    const task = taskAt(tasks, at(ts));
    if (task && !task.scripts.includes(url)) task.scripts.push(url);
  }
  const marks = new Map<string, number[]>();
  for (const { name, ts } of marking.sort((a, b) => a.ts - b.ts))
    marks.set(name, [...(marks.get(name) ?? []), at(ts)]);
  return { tasks, marks };
}

function taskAt(tasks: Task[], at: number): Task | undefined {
  let [low, high] = [0, tasks.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (tasks[middle]!.at <= at) low = middle;
    else high = middle - 1;
  }
  const task = tasks[low];
  return task && at >= task.at && at <= task.at + task.wall ? task : undefined;
}

/** Main-thread milliseconds between each mark of this name and the next. */
export function framesOf({ tasks, marks }: Traced, mark: string): number[] {
  const times = marks.get(mark) ?? [];
  // A mark is set inside a task: the task belongs to its frame whole.
  const starts = times.map((time) => taskAt(tasks, time)?.at ?? time);
  return starts.slice(0, -1).map((from, i) => {
    const to = starts[i + 1]!;
    return sum(tasks.filter(({ at }) => at >= from && at < to).map(({ ms }) => ms));
  });
}

/** What tasks take beyond 50 ms each: the page does not answer for so long. Milliseconds. */
export const blockingOf = (tasks: readonly Task[]): number =>
  sum(tasks.map(({ ms }) => Math.max(0, ms - 50)));

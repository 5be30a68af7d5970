/** Counts what the page holds of the graphics card, of workers and of listeners. */
import type { CDPSession, Page } from 'playwright-core';

/**
 * Runs in the page before its own scripts. What belongs to a context that is gone is gone with it, and what nobody can reach
 * any more is the browser's to free: it is not held on to here either.
 */
export const COUNT = `{
  const held = new Map();
  const refs = new WeakMap();
  const collected = new FinalizationRegistry(({ objects, ref }) => objects.delete(ref));
  const workers = new Set();
  const kinds = ['Buffer', 'Texture', 'Program', 'Shader', 'VertexArray', 'Framebuffer', 'Renderbuffer'];
  const gl = WebGL2RenderingContext.prototype;
  const of = (context) => {
    let objects = held.get(context);
    if (!objects) {
      held.set(context, (objects = new Set()));
      context.canvas.addEventListener?.('webglcontextlost', () => held.delete(context));
      context.canvas.addEventListener?.('webglcontextrestored', () => held.set(context, (objects = new Set())));
    }
    return objects;
  };
  for (const kind of kinds) {
    const [create, remove] = [gl['create' + kind], gl['delete' + kind]];
    gl['create' + kind] = function (...given) {
      const made = create.apply(this, given);
      if (!made) return made;
      const ref = new WeakRef(made);
      const objects = of(this).add(ref);
      refs.set(made, ref);
      collected.register(made, { objects, ref });
      return made;
    };
    gl['delete' + kind] = function (object) {
      if (object) held.get(this)?.delete(refs.get(object));
      return remove.call(this, object);
    };
  }
  const Native = Worker;
  window.Worker = class extends Native {
    constructor(...given) {
      super(...given);
      workers.add(this);
    }
    terminate() {
      workers.delete(this);
      super.terminate();
    }
  };
  window.benchHeld = () => ({
    maps: held.size,
    objects: [...held.values()].reduce((all, one) => all + one.size, 0),
    workers: workers.size,
  });
}`;

export interface Held {
  /** Megabytes of JavaScript heap that are in use. */
  heap: number;
  /** WebGL contexts that are alive. */
  maps: number;
  /** Buffers, textures and the like of all of them, that were neither deleted nor collected. */
  objects: number;
  workers: number;
  listeners: number;
  nodes: number;
}

/** After everything that can be collected has been. */
export async function held(session: CDPSession, page: Page): Promise<Held> {
  for (let i = 0; i < 3; i++) {
    await session.send('HeapProfiler.collectGarbage');
    await page.waitForTimeout(100);
  }
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { jsEventListeners, nodes } = await session.send('Memory.getDOMCounters');
  const counted = await page.evaluate(() =>
    (window as unknown as { benchHeld(): Pick<Held, 'maps' | 'objects' | 'workers'> }).benchHeld(),
  );
  return { heap: usedSize / 1e6, listeners: jsEventListeners, nodes, ...counted };
}

/**
 * The letters and dots over the map, in HTML. Elements are kept by what they show and
 * moved by `transform`; nothing is measured. The caller paints the map in the same frame.
 */
import { boxAnchor } from './anchors.ts';
import type { Scene, SceneLabel, ScenePlace, SceneTown } from '../scene/types.ts';

/** What was written last: asking the element for it would cost more than writing it. */
interface Kept {
  element: HTMLElement;
  transform: string;
  opacity: string;
  size: number;
}

interface Spot {
  x: number;
  y: number;
  opacity: number;
}

function move(kept: Kept, { x, y, opacity }: Spot): void {
  const transform = `translate(${x.toFixed(1)}px,${y.toFixed(1)}px)`;
  if (transform !== kept.transform) kept.element.style.transform = kept.transform = transform;
  const clear = opacity.toFixed(2);
  if (clear !== kept.opacity) kept.element.style.opacity = kept.opacity = clear;
}

function labelElement(label: SceneLabel): HTMLElement {
  const element = document.createElement('span');
  const [ax, ay] = boxAnchor(label.anchor, label.gap);
  // Shares of its own size, which never change: only the point moves.
  element.style.translate = `${ax * 100}% ${ay * 100}%`;
  element.className = `label ${label.kind} ${ax === -1 ? 'left' : ax < 0 ? 'middle' : ''}`;
  for (const line of label.lines) {
    const row = element.appendChild(document.createElement('span'));
    row.textContent = line;
  }
  if (label.local) {
    const row = element.appendChild(document.createElement('span'));
    row.className = 'local';
    row.lang = label.localLang;
    row.textContent = label.local;
  }
  return element;
}

export class Overlay {
  readonly #root: HTMLElement;
  readonly #labels = new Map<string, Kept>();
  readonly #dots = new Map<string, Kept>();
  readonly #towns = new Map<string, Kept>();

  /** @param root an element that covers the stage */
  constructor(root: HTMLElement) {
    this.#root = root;
  }

  paint({ labels, places, towns }: Scene): void {
    this.#sync(this.#labels, labels, keyOf, labelElement, (kept, label) => {
      const [, , dx, dy] = boxAnchor(label.anchor, label.gap);
      move(kept, { x: label.x + dx, y: label.y + dy, opacity: label.opacity });
      if (label.size === kept.size) return;
      kept.size = label.size;
      kept.element.style.fontSize = `${label.size}px`;
    });
    const seen = places.filter((place) => place.visible && place.opacity > 0);
    this.#sync(this.#dots, seen, idOf, dotElement, move);
    this.#sync(this.#towns, towns, idOf, townElement, move);
  }

  clear(): void {
    this.#root.replaceChildren();
    this.#towns.clear();
    this.#labels.clear();
    this.#dots.clear();
  }

  #sync<T>(
    kept: Map<string, Kept>,
    shown: readonly T[],
    key: (one: T) => string,
    make: (one: T) => HTMLElement,
    put: (kept: Kept, one: T) => void,
  ): void {
    const gone = new Set(kept.keys());
    for (const one of shown) {
      const id = key(one);
      gone.delete(id);
      let known = kept.get(id);
      if (!known) {
        known = { element: this.#root.appendChild(make(one)), transform: '', opacity: '', size: 0 };
        kept.set(id, known);
      }
      put(known, one);
    }
    for (const id of gone) {
      kept.get(id)!.element.remove();
      kept.delete(id);
    }
  }
}

const keyOf = ({ kind, id, anchor, gap }: SceneLabel): string => `${kind}/${id}/${anchor}/${gap}`;
const idOf = ({ id }: { id: string }): string => id;

function dotElement(place: ScenePlace): HTMLElement {
  const element = document.createElement('span');
  element.className = `dot ${place.kind}`;
  element.dataset.dot = place.id;
  return element;
}

function townElement(town: SceneTown): HTMLElement {
  const element = document.createElement('span');
  element.className = `dot ${town.capital ? 'capital' : 'town'}`;
  return element;
}

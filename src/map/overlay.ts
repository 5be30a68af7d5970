/**
 * The letters and dots over the map, in HTML. Elements are kept by what they show and
 * moved by `transform`; nothing is measured. The caller paints the map in the same frame.
 */
import { boxAnchor } from './anchors.ts';
import type { Scene, SceneLabel, ScenePlace, SceneTown } from '../scene/types.ts';

const put = (element: HTMLElement, name: string, value: string): void => {
  if (element.style.getPropertyValue(name) !== value) element.style.setProperty(name, value);
};

function labelElement(label: SceneLabel): HTMLElement {
  const element = document.createElement('span');
  const [ax] = boxAnchor(label.anchor, label.gap);
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
  readonly #labels = new Map<string, HTMLElement>();
  readonly #dots = new Map<string, HTMLElement>();
  readonly #towns = new Map<string, HTMLElement>();

  /** @param root an element that covers the stage */
  constructor(root: HTMLElement) {
    this.#root = root;
  }

  paint(scene: Scene): void {
    const labels = new Map(
      scene.labels.map((label) => [`${label.kind}/${label.id}/${label.anchor}/${label.gap}`, label]),
    );
    this.#sync(this.#labels, labels, labelElement, (element, label) => {
      const [ax, ay, dx, dy] = boxAnchor(label.anchor, label.gap);
      put(
        element,
        'transform',
        `translate(${(label.x + dx).toFixed(2)}px, ${(label.y + dy).toFixed(2)}px) translate(${ax * 100}%, ${ay * 100}%)`,
      );
      put(element, 'font-size', `${label.size}px`);
      put(element, 'opacity', label.opacity.toFixed(3));
    });
    const dots = new Map(
      scene.places.filter((place) => place.visible && place.opacity > 0).map((place) => [place.id, place]),
    );
    this.#sync(this.#dots, dots, dotElement, (element, place) => {
      put(element, 'transform', `translate(${place.x.toFixed(2)}px, ${place.y.toFixed(2)}px)`);
      put(element, 'opacity', place.opacity.toFixed(3));
    });
    const towns = new Map(scene.towns.map((town) => [town.id, town]));
    this.#sync(this.#towns, towns, townElement, (element, town) => {
      put(element, 'transform', `translate(${town.x.toFixed(2)}px, ${town.y.toFixed(2)}px)`);
      put(element, 'opacity', town.opacity.toFixed(3));
    });
  }

  clear(): void {
    this.#root.replaceChildren();
    this.#towns.clear();
    this.#labels.clear();
    this.#dots.clear();
  }

  #sync<T>(
    kept: Map<string, HTMLElement>,
    shown: Map<string, T>,
    make: (one: T) => HTMLElement,
    move: (element: HTMLElement, one: T) => void,
  ): void {
    for (const [key, element] of kept) {
      if (shown.has(key)) continue;
      element.remove();
      kept.delete(key);
    }
    for (const [key, one] of shown) {
      let element = kept.get(key);
      if (!element) {
        element = this.#root.appendChild(make(one));
        kept.set(key, element);
      }
      move(element, one);
    }
  }
}

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

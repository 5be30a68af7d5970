/**
 * The map on the stage: the live painter where it can be, the SVG painter where it cannot or is not wanted, the letters
 * over either; and the still maps while there is none.
 */
import { isForGood } from '../map/live.ts';
import type { LivePainter, SvgPainter } from '../map/live.ts';
import { messageOf } from '../map/message.ts';
import { Overlay } from '../map/overlay.ts';
import { askAnew } from '../map/requests.ts';
import type { Scene, Viewport } from '../scene/types.ts';
import { Late } from './late.ts';
import { Losses } from './losses.ts';
import { Nearness } from './nearness.ts';
import type { PlateHooks, PlateParts } from './plate-types.ts';
import { script } from './script.ts';
import { onSystemTheme, resolved } from './theme.ts';
import type { ThemeChoice } from './theme.ts';

export class Plate {
  /** The first scene is painted, or will not be by any painter. */
  readonly ready: Promise<void>;
  readonly #parts: PlateParts;
  readonly #hooks: PlateHooks;
  readonly #overlay: Overlay;
  readonly #near: Nearness;
  readonly #stopTheme: () => void;
  readonly #losses = new Losses(() => this.#restart());
  #theme: ThemeChoice;
  #simple: boolean;
  #basemap: string | null = null;
  #painter: LivePainter | SvgPainter | null = null;
  #live = false;
  /** This stage may have a map. */
  #given = false;
  #gone = false;
  /** Waits while a map is on its way. */
  readonly #late = new Late(() => this.#hooks.trouble('slow'));
  /** Counts the maps: one that is no longer wanted when it comes is put away. */
  #turn = 0;
  #done: () => void = () => {};

  /** @param simple the reader wants no live map */
  constructor(parts: PlateParts, theme: ThemeChoice, simple: boolean, hooks: PlateHooks) {
    this.#parts = parts;
    this.#hooks = hooks;
    this.#theme = theme;
    this.#simple = simple;
    this.#overlay = new Overlay(parts.letters);
    this.ready = new Promise((resolve) => (this.#done = resolve));
    this.#stopTheme = onSystemTheme(() => this.setTheme(this.#theme));
    this.#near = new Nearness(parts.stage, parts.root, (on) => {
      this.#given = on;
      if (on) void this.#start();
      else this.#putAway();
    });
  }

  get map(): LivePainter['map'] | null {
    return this.free?.map ?? null;
  }

  /** The painter that can be put into the reader's hands. */
  get free(): LivePainter | null {
    return this.#painter?.kind === 'maplibre' ? this.#painter : null;
  }

  get kind(): 'maplibre' | 'svg' | null {
    return this.#live ? (this.#painter?.kind ?? null) : null;
  }

  /** Whether this story may have a live map; said by the host of a frame, which knows how near the frame is. */
  setAwake(awake: boolean): void {
    this.#near.tell(awake);
  }

  /** Whether the reader wants the simple map and not the live one. */
  setSimple(simple: boolean): void {
    if (simple === this.#simple) return;
    this.#simple = simple;
    this.#losses.forget();
    this.#restart();
  }

  /** Asks again for what is missing. */
  tryAgain(): void {
    this.#hooks.trouble(null);
    askAnew();
    if (this.#losses.tooMany) this.#losses.forget();
    const { waits } = this.#late;
    if (waits && !this.#painter) this.#late.wait();
    else if (!waits && (this.#painter?.kind === 'maplibre' || (this.#painter && this.#simple)))
      this.#painter.again();
    else this.#restart();
  }

  setTheme(theme: ThemeChoice): void {
    this.#theme = theme;
    this.#painter?.setTheme(resolved(theme));
  }

  /** The publisher's own basemap for close-ups: address of a MapLibre style or a PMTiles archive; null for none. */
  setBasemap(url: string | null): void {
    this.#basemap = url;
    this.free?.setPublisher(url);
  }

  setFree(on: boolean): void {
    // In the story the map is hidden from screen readers; free, it says what its keys do.
    this.map?.getCanvas().setAttribute('aria-label', this.#parts.story.ui.look.map);
    this.free?.setFree(on, (camera, moving) => this.#hooks.moved(camera, !moving));
  }

  resize(view: Viewport): void {
    this.#painter?.resize(view);
  }

  paint(scene: Scene): void {
    this.#painter?.paint(scene);
    if (this.#live) this.#overlay.paint(scene);
  }

  destroy(): void {
    this.#gone = true;
    this.#near.destroy();
    this.#stopTheme();
    this.#losses.forget();
    this.#late.stop();
    this.#painter?.destroy();
    this.#overlay.clear();
  }

  get #svgOnly(): boolean {
    return this.#simple || this.#losses.tooMany;
  }

  async #start(): Promise<void> {
    const turn = ++this.#turn;
    const over = (): boolean => this.#gone || turn !== this.#turn;
    this.#late.wait();
    let told = '';
    let missing: 'live' | null = this.#losses.tooMany && !this.#simple ? 'live' : null;
    try {
      try {
        await (this.#svgOnly ? this.#svg(over) : this.#maplibre(over));
      } catch (error) {
        if (over() || this.#svgOnly) throw error;
        // No WebGL, no worker, a file that did not load: the simple map tells the same story.
        this.#painter?.destroy();
        this.#painter = null;
        this.#hooks.storyerror({ message: (told = messageOf(error)) });
        if (!isForGood(error)) missing = 'live';
        await this.#svg(over);
      }
      if (!over()) this.#hooks.trouble(missing);
    } catch (error) {
      if (over()) return;
      this.#setLive(false);
      const message = messageOf(error);
      if (message !== told) this.#hooks.storyerror({ message });
      this.#hooks.trouble('maps');
    } finally {
      if (!over()) this.#late.stop();
      if (this.#gone || !over()) this.#done();
    }
  }

  async #maplibre(over: () => boolean): Promise<void> {
    const { createLivePainter } = await script(() => import('../map/maplibre.ts'));
    if (over()) return;
    const painter = await createLivePainter({
      container: this.#parts.canvas,
      ...this.#present(over),
      // While the canvas is blank the still maps show.
      onLost: () => {
        if (over()) return;
        this.#setLive(false);
        this.#losses.lost();
      },
      onReturn: () => over() || this.#losses.back(),
      onBack: () => over() || this.#setLive(true),
    });
    if (over()) return painter.destroy();
    if (this.#basemap) painter.setPublisher(this.#basemap);
    await this.#put(painter, over);
  }

  async #svg(over: () => boolean): Promise<void> {
    const { createSvgPainter } = await script(() => import('../map/svg-live.ts'));
    if (over()) return;
    const painter = await createSvgPainter({ container: this.#parts.canvas, ...this.#present(over) });
    if (over()) return painter.destroy();
    await this.#put(painter, over);
  }

  #present(over: () => boolean) {
    return {
      story: this.#parts.story,
      theme: resolved(this.#theme),
      view: this.#hooks.view(),
      scene: this.#hooks.scene(),
      ahead: this.#hooks.ahead,
      onTrouble: (error: Error | null): void => {
        if (over()) return;
        if (error) this.#hooks.storyerror({ message: error.message });
        this.#hooks.ground(error !== null);
      },
    };
  }

  async #put(painter: LivePainter | SvgPainter, over: () => boolean): Promise<void> {
    this.#painter = painter;
    // The theme, the stage and the reader's place may have changed while the map was on its way.
    painter.setTheme(resolved(this.#theme));
    painter.resize(this.#hooks.view());
    painter.paint(this.#hooks.scene());
    await painter.ready;
    if (!over()) this.#setLive(true);
  }

  #restart(): void {
    this.#putAway();
    if (this.#given && !this.#gone) void this.#start();
  }

  /** Another story has the map now, the reader is far away, or another painter comes: the still maps stand. */
  #putAway(): void {
    this.#turn++;
    this.#late.stop();
    this.#hooks.ground(false);
    this.#setLive(false);
    this.#painter?.destroy();
    this.#painter = null;
  }

  #setLive(live: boolean): void {
    if (this.#gone || live === this.#live) return;
    this.#live = live;
    this.#parts.root.toggleAttribute('data-live', live);
    if (!live) this.#overlay.clear();
    this.#hooks.again();
    this.#hooks.painterchange({ painter: this.kind });
  }
}

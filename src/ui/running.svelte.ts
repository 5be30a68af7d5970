/** A story that runs, as its components show it: what the reader does comes in here, what they see of it goes out. */
import { tick } from 'svelte';
import type { Scene } from '../scene/types.ts';
import { Announcer } from './announcer.svelte.ts';
import { Away } from './away.svelte.ts';
import { Instruments } from './instruments.svelte.ts';
import { pageKeys, stepKeys } from './keys.ts';
import type { Mode } from './mode.ts';
import { motionChanges, motionWanted, rememberMotion } from './motion.ts';
import { overMap } from './over-map.ts';
import { wantsNewPage } from './script.ts';
import { Session } from './session.ts';
import type { RunningOptions, SessionParts } from './session-types.ts';
import { copyReport } from './report.ts';
import { rememberSimple, simpleWanted } from './simple.ts';
import { swipes } from './swipes.ts';
import { Troubles } from './troubles.svelte.ts';
import { belowHeader, uncover } from './uncover.ts';

export class Running {
  /** Index of the chapter that is read. */
  current = $state(0);
  motion = $state(true);
  /** The reader wants the simple map and not the live one. */
  simple = $state(false);
  /** Scripts run: what needs them is there. */
  alive = $state(false);
  /** The live map is on the stage: it can be looked around in. */
  live = $state(false);
  readonly troubles = new Troubles();
  mode: Mode = $state('scroll');
  /** In steps, what stands after the story lies over it, when the reader asks for it. */
  end = $state(false);
  readonly announcer = new Announcer();
  notice = $state('');
  session: Session | undefined = $state.raw();
  away: Away | undefined = $state.raw();
  readonly instruments: Instruments;
  readonly #options: RunningOptions;
  #parts: SessionParts | null = null;
  /** What had the focus before the end was opened. */
  #cameFrom: HTMLElement | null = null;

  constructor(options: RunningOptions) {
    this.#options = options;
    this.instruments = new Instruments(options.story);
  }

  get last(): number {
    return this.#options.story.chapters.length - 1;
  }

  get look(): boolean {
    return this.away?.look ?? false;
  }

  get place() {
    return this.#options.story.places[this.away?.place ?? ''] ?? null;
  }

  /** @returns the way to end it */
  start(parts: SessionParts): () => void {
    const { theme, events } = this.#options;
    const { root, box, frame } = (this.#parts = parts);
    this.motion = motionWanted();
    this.simple = simpleWanted();
    this.away = new Away(root, (id) => this.session?.focusSpot(id));
    const session = new Session(
      parts,
      { theme, motion: this.motion, simple: this.simple },
      {
        chapterchange: (detail) => {
          this.current = detail.index;
          this.notice = '';
          events?.chapterchange(detail);
        },
        painterchange: (detail) => {
          this.live = detail.painter === 'maplibre';
          this.troubles.painted = detail.painter !== null;
          events?.painterchange(detail);
        },
        storyerror: (detail) => events?.storyerror(detail),
        placeopen: (detail) => events?.placeopen(detail),
        placeclose: (detail) => events?.placeclose(detail),
        modechange: (detail) => {
          this.mode = detail.mode;
          this.end = false;
          events?.modechange(detail);
        },
        trouble: (what) => (this.troubles.map = what),
        ground: (missing) => (this.troubles.ground = missing),
        scene: (next) => this.#seen(next),
        leaves: () => this.away?.leave(),
        away: (place, look) => void this.away?.go(place, look, () => session.reader.view),
      },
    );
    this.session = session;
    this.#seen(session.scene);
    this.current = session.reader.scene.index;
    this.alive = true;
    // Without scripts a place's link leads to the list after the story; now it opens the place, and must not scroll too.
    for (const entry of root.querySelectorAll('[id^="place="]')) entry.removeAttribute('id');
    const inSteps = (): boolean => this.mode === 'steps' && !this.end && !this.place;
    const stops = [
      pageKeys(box, (by) => this.mode === 'scroll' && this.step(by)),
      stepKeys(root, (by) => inSteps() && this.step(by)),
      swipes(frame, (by) => void (inSteps() && this.step(by))),
      uncover(parts.spots, parts.cards, () => session.reader.go(Math.round(session.reader.progress))),
      belowHeader(root),
      motionChanges((on) => this.#move(on)),
      this.troubles.watch(root),
    ];
    addEventListener('keydown', this.#escape);
    return () => {
      for (const stop of stops) stop();
      removeEventListener('keydown', this.#escape);
      session.destroy();
      this.session = undefined;
    };
  }

  /** Goes to a chapter by its number, smoothly to a neighbour and at once to a far one. */
  go(index: number): void {
    const chapter = this.#options.story.chapters[index];
    const { session } = this;
    if (!chapter || !session) return;
    this.leave();
    const near = Math.abs(index - session.reader.progress) <= 1;
    session.reader.go(index, near && this.motion ? 'smooth' : 'instant');
  }

  /** Back from wherever the reader is to the story. */
  leave(): void {
    this.away?.forget();
    this.session?.closePlace();
    this.session?.lookAround(false);
    this.end = false;
  }

  /** What it needs comes first: until then nothing is held, and who has gone on meanwhile stays there. */
  async lookAround(): Promise<void> {
    const { away, current } = this;
    try {
      if ((await this.troubles.looking(away!.load())) && current === this.current)
        this.session?.lookAround(true);
    } catch (error) {
      this.#options.events?.storyerror({ message: (error as Error).message });
    }
  }

  tryAgain(): void {
    const anew = wantsNewPage();
    if (this.troubles.again(() => this.session?.plate.tryAgain())) void this.lookAround();
    if (anew) this.#options.renew?.();
  }

  /** @returns whether there was a chapter to go to */
  step(by: 1 | -1): boolean {
    if (!this.session || this.look) return false;
    const { progress } = this.session.reader;
    const target = by > 0 ? Math.floor(progress) + 1 : Math.ceil(progress) - 1;
    if (target < 0 || target > this.last) return false;
    this.go(target);
    const { headline, date } = this.#options.story.chapters[target]!;
    void this.announcer.say(`${headline}. ${date.text}`);
    return true;
  }

  /** The chapter's heading gets the focus, and so is read out: it needs no announcement. */
  async choose(id: string): Promise<void> {
    const index = this.#options.story.chapters.findIndex((chapter) => chapter.id === id);
    this.go(index);
    // Behind an open place the chapters are inert until the card is gone.
    await tick();
    this.#find(`[id="${id}"]`)?.focus({ preventScroll: true });
  }

  setMotion(): void {
    rememberMotion(!this.motion);
    this.#move(!this.motion);
  }

  #move(on: boolean): void {
    this.motion = on;
    this.session?.setMotion(on);
  }

  setSimple(): void {
    this.simple = !this.simple;
    rememberSimple(this.simple);
    this.troubles.map = null;
    this.session?.plate.setSimple(this.simple);
  }

  /** In steps what stands after the story is a sheet over it. @param at what of it to begin at, as a selector */
  async showEnd(on: boolean, at = '#after-the-map'): Promise<void> {
    if (on) this.#cameFrom = this.#find(':focus');
    this.end = on;
    await tick();
    if (on) this.#find(at)?.focus();
    else this.#cameFrom?.focus({ preventScroll: true });
  }

  /** Any link or button of the story that names a place opens it; a link that is to open elsewhere does. */
  readonly pressed = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    const target = event.target instanceof Element ? event.target : null;
    const report = target?.closest('[data-report]');
    if (report) return void copyReport(report, this.#options.story, this.current);
    const end = target?.closest('a:is([href="#after-the-map"], [href="#end-errors"])');
    if (this.mode === 'steps' && end) {
      event.preventDefault();
      return void this.showEnd(true, end.getAttribute('href')!);
    }
    const id = target?.closest<HTMLElement>('[data-place]')?.dataset.place;
    if (!id || !this.session || !this.#options.story.places[id]) return;
    event.preventDefault();
    this.end = false;
    this.session.openPlace(id);
  };

  readonly overMap = (event: MouseEvent): void => {
    if (this.look && this.session && this.#parts) overMap(this.session, this.#parts, event);
  };

  #seen(scene: Scene): void {
    if (this.session) this.instruments.read(scene, this.session.reader.view);
    if (this.away) this.away.scene = scene.look ? scene : null;
  }

  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || !this.session) return;
    if (this.place) this.session.closePlace();
    else if (this.look) this.session.lookAround(false);
    else if (this.end) void this.showEnd(false);
    else return;
    event.preventDefault();
  };

  #find(selector: string): HTMLElement | null {
    return this.#parts?.root.querySelector<HTMLElement>(selector) ?? null;
  }
}

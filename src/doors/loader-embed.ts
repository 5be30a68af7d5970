/**
 * `<armored-train-embed src="https://host/path/">`: the story in a frame that the article scrolls. Attributes: `src`, the
 * story's absolute address, with a slash at its end; `lang`, `theme`, `mode`, `chapter`, `basemap` and `offset`, as the script's
 * `data-…`. The story's events are its own, too.
 */
import { OPTIONS } from './loader-options.ts';
import type { OptionName } from './loader-options.ts';
import { run } from './loader-run.ts';
import type { Running } from './loader-run.ts';
import type { HostMessage } from './wire.ts';

export const EMBED = 'armored-train-embed';

export class ArmoredTrainEmbed extends HTMLElement {
  static readonly observedAttributes = ['src', ...OPTIONS];

  #running: Running | null = null;
  /** What was wanted before it was in a page. */
  readonly #wishes: HostMessage[] = [];

  connectedCallback(): void {
    this.disconnectedCallback();
    const src = this.getAttribute('src');
    if (src) this.#running = run(this, src, this.#wishes);
  }

  disconnectedCallback(): void {
    this.#running?.stop();
    this.#running = null;
  }

  attributeChangedCallback(name: OptionName | 'src', before: string | null, value: string | null): void {
    if (!this.isConnected || before === value) return;
    if (name === 'offset') this.#running?.lay();
    else if (name === 'theme' || name === 'basemap') this.#say({ type: 'set', [name]: value || null });
    else if (name === 'chapter') this.goTo(value!);
    else this.connectedCallback();
  }

  /** Scrolls the article to a chapter; in steps mode the story alone goes there. The frame warns where there is none. */
  goTo(chapter: string): void {
    this.#say({ type: 'go', chapter });
  }

  openPlace(id: string | null): void {
    this.#say({ type: 'place', id });
  }

  closePlace(): void {
    this.openPlace(null);
  }

  #say(message: HostMessage): void {
    if (this.#running) this.#running.say(message);
    else this.#wishes.push(message);
  }
}

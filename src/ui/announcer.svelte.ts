/** What a screen reader is told of a step that moves no focus. */
import { tick } from 'svelte';

export class Announcer {
  text = $state('');

  /** Emptied first, so that what is said twice is heard twice. */
  async say(text: string): Promise<void> {
    this.text = '';
    await tick();
    this.text = text;
  }
}

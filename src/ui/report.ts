/** The prepared report of an error: copied for the reader, or shown to be copied by hand. */
import type { Story } from '../story/types.ts';
import { fill } from '../story/words.ts';

export const subjectOf = ({ ui, title }: Story): string => fill(ui.report.subject, { title });

/**
 * @param button that was pressed; what is to be said stands beside it
 * @param current index of the chapter that was read last
 */
export async function copyReport(button: Element, story: Story, current: number): Promise<void> {
  const { report } = story.ui;
  const about = { url: location.href, chapter: story.chapters[current]?.headline ?? '' };
  const text = `${subjectOf(story)}\n\n${fill(report.body, about)}`;
  try {
    await navigator.clipboard.writeText(text);
    const said = button.parentElement?.querySelector('[role=status]');
    if (said) said.textContent = report.copied;
  } catch {
    // No clipboard here (an insecure page, a frame without the right): the text, to be copied by hand.
    const line = button.parentElement!;
    const known = line.nextElementSibling?.matches('textarea') ? line.nextElementSibling : null;
    const area = (known ?? document.createElement('textarea')) as HTMLTextAreaElement;
    Object.assign(area, { readOnly: true, rows: 8, value: text, ariaLabel: report.copy });
    if (!known) line.after(area);
  }
}

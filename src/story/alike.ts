/** Whether a translation tells the same as the text that it was made from: the same sections, leading to the same places. */
import { shown, StoryProblem } from './problem.ts';
import type { Section, StoryText } from './text.ts';

export interface TextIn extends Pick<StoryText, 'chapters' | 'end'> {
  file: string;
}

/** Its chapters have been paired with the story's already. @throws StoryProblem for the first difference */
export function refuseUnlike(translation: TextIn, original: TextIn): void {
  pairEnds(translation, original);
  for (const part of ['chapters', 'end'] as const)
    for (const section of original[part]) {
      const same = translation[part].find(({ id }) => id === section.id);
      if (same) refuseOtherLinks(translation.file, same, original.file, section);
    }
}

/** The sections after the story are the same, in the same order. */
function pairEnds(translation: TextIn, original: TextIn): void {
  const refuse = (section: Section | undefined, sentence: string): StoryProblem =>
    new StoryProblem(
      { file: translation.file, ...(section?.at ?? { line: 1, column: 1 }) },
      section?.id ?? '',
      sentence,
    );
  const ids = original.end.map(({ id }) => id);
  for (const id of ids)
    if (!translation.end.some((section) => section.id === id))
      throw refuse(translation.end.at(-1), `the section ${shown(id)} of ${original.file} is missing`);
  translation.end.forEach((section, i) => {
    if (!ids.includes(section.id))
      throw refuse(section, `${original.file} has no section ${shown(section.id)} after the story`);
    if (section.id !== ids[i])
      throw refuse(section, `this section stands where ${original.file} has ${shown(ids[i])}`);
  });
}

/** Links may stand in another order, as languages have it, and a place may be named more often. */
function refuseOtherLinks(file: string, section: Section, from: string, original: Section): void {
  const refuse = (sentence: string): StoryProblem =>
    new StoryProblem({ file, ...section.at }, section.id, sentence);
  const missing = original.links.find((link) => !section.links.includes(link));
  if (missing) throw refuse(`the link to ${leads(missing)} is missing; ${from} has it here`);
  const odd = section.links.find((link) => !original.links.includes(link));
  if (odd) throw refuse(`a link to ${leads(odd)}, which ${from} does not have here`);
}

function leads(link: string): string {
  const place = /^#place=(.*)$/.exec(link)?.[1];
  return place === undefined ? shown(link) : `the place ${shown(place)}`;
}

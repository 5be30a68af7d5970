import { describe, expect, it } from 'vitest';
import { edited, faultOf, load } from './story-fixture.ts';

/** A story of so many chapters, each with a claim and a text. */
function long(chapters: number): { yaml: string; text: string } {
  const ids = Array.from({ length: chapters }, (_, i) => `chapter-${i}`);
  const claim = (id: string) =>
    `{id: claim-${id}, what: A, who: B, when: 2023-09-04, certainty: stated, source: wiki}`;
  const entry = (id: string) =>
    `  - {id: ${id}, part: journey, date: 2023-09-04, where: Here, view: {fit: [pyongyang, line:link]}, places: [pyongyang], claims: [${claim(id)}]}\n`;
  const text = (id: string) =>
    `## Headline of ${id} {#${id}}\n\nThe train passes [Hamhung](place:hamhung).\n\n`;
  return {
    yaml: `chapters:\n${ids.map(entry).join('')}`,
    text: `# Long\n\nVery.\n\n${ids.map(text).join('')}`,
  };
}

describe('much of everything', () => {
  it('a thousand chapters', () => {
    const { chapters } = load(long(1000));
    expect(chapters).toHaveLength(1000);
    expect(chapters[999]).toMatchObject({ id: 'chapter-999', headline: 'Headline of chapter-999' });
  });

  it('a fault in the last of a thousand chapters', () => {
    const { yaml, text } = long(1000);
    const at = yaml.lastIndexOf('[pyongyang]');
    const fault = faultOf({ yaml: `${yaml.slice(0, at)}[pyongyan]${yaml.slice(at + 11)}`, text });
    expect(fault).toContain('story.yaml:1001:');
    expect(fault).toContain('places: no place "pyongyan" in geo/places.geojson; did you mean "pyongyang"?');
  });

  it('a thousand chapters that are all wrong', () => {
    const { yaml, text } = long(1000);
    expect(faultOf({ yaml: yaml.replaceAll('where: Here', 'were: Here'), text })).toContain(
      'story.yaml:2:61 no key "were" here; did you mean "where"?'.replace('2:61', '2:54'),
    );
  });

  it('a paragraph of a megabyte', () => {
    const words = `*So* it ${'runs on along the coast, '.repeat(42_000)}to the [end](place:moscow).`;
    const [, ride] = load(edited('text', 'It runs.', words)).chapters;
    expect(words.length).toBeGreaterThan(1_000_000);
    const end = '<a href="#place=moscow" data-place="moscow">end</a>';
    expect(
      ride!.html === `<p>${words.replace('*So*', '<em>So</em>').replace('[end](place:moscow)', end)}</p>`,
    ).toBe(true);
  });

  it('a name of a megabyte is no place, and is not shown whole', () => {
    const fault = faultOf(
      edited('yaml', 'places: [pyongyang, vladivostok]', `places: [${'x'.repeat(1_000_000)}]`),
    );
    expect(fault.length).toBeLessThan(300);
  });
});

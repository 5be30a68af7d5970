/** All that lies under the story's lines, from the sea up: what has loaded of it. */
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { Story } from '../story/types.ts';
import { BANDS } from './basemap.ts';
import type { Band, BandData } from './basemap.ts';
import type { Palette } from './palette.ts';
import type { Publisher } from './publisher.ts';
import { reliefId, reliefLayer, reliefSource } from './relief.ts';
import type { ReliefImage } from './relief.ts';
import { bandAreas, bandLines, bandSource } from './style-bands.ts';
import { landmarkGround, landmarkLines, landmarkSource } from './style-landmarks.ts';

/** What there is beside the story itself; it grows while the reader goes on. */
export interface Ground {
  bands: Map<Band['id'], BandData>;
  reliefs: (ReliefImage & { url: string })[];
  /** The publisher's own basemap, and whether its tiles have come: until then it leaves ours uncovered. */
  publisher: { basemap: Publisher; live: boolean } | null;
}

export function groundSources(story: Story, ground: Ground): Record<string, SourceSpecification> {
  const out: Record<string, SourceSpecification> = {};
  if (story.landmarks.length) out.landmarks = landmarkSource(story);
  for (const [i, { box, url }] of ground.reliefs.entries()) out[reliefId(i)] = reliefSource(box, url);
  for (const band of BANDS) {
    const data = ground.bands.get(band.id);
    if (data) Object.assign(out, bandSource(band, data));
  }
  return Object.assign(out, ground.publisher?.basemap.sources);
}

export function groundLayers(story: Story, ink: Palette, ground: Ground): LayerSpecification[] {
  const out: LayerSpecification[] = [
    { id: 'sea', type: 'background', paint: { 'background-color': ink.sea } },
  ];
  for (const tier of [0, 1, 2] as const) {
    const here = BANDS.flatMap((band) => {
      const data = ground.bands.get(band.id);
      return data && band.tier === tier ? [{ band, data }] : [];
    });
    for (const { band, data } of here) out.push(...bandAreas(band, data, ink));
    if (tier < 2)
      for (const [i] of ground.reliefs.entries()) out.push(reliefLayer(reliefId(i), tier as 0 | 1));
    for (const { band, data } of here) out.push(...bandLines(band, data, ink));
  }
  out.push(...landmarkGround(story, ink));
  if (ground.publisher) {
    const { basemap, live } = ground.publisher;
    out.push(...basemap.layers(ink).filter(({ type }) => live || type !== 'background'));
  }
  return [...out, ...landmarkLines(story, ink)];
}

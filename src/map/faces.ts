/** The faces that the map's letters are set in. css/stage.css sets the live map's letters in the same. */
export const FACES = {
  place: { family: 'AT Sans', weight: 600 },
  station: { family: 'AT Sans', weight: 400 },
  local: { family: 'AT Sans', weight: 400 },
  town: { family: 'AT Sans', weight: 400 },
  landmark: { family: 'AT Sans', weight: 400 },
  island: { family: 'AT Sans', weight: 400 },
  range: { family: 'AT Sans', weight: 400 },
  region: { family: 'AT Sans', weight: 400 },
  country: { family: 'AT Sans', weight: 400 },
  sea: { family: 'AT Serif', weight: 400, style: 'italic' },
  river: { family: 'AT Serif', weight: 400, style: 'italic' },
  lake: { family: 'AT Serif', weight: 400, style: 'italic' },
} as const;

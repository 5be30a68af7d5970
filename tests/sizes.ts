/** CSS pixels: what the story promises to fit. */
export const SIZES = [
  [320, 568],
  [390, 844],
  [844, 390],
  [768, 1024],
  [1280, 800],
  [2560, 1440],
] as const;

/** The plate's inks, by theme. Text stands at 4.5:1 or more on sea, land and space. */
export type Theme = 'light' | 'dark';

export interface Palette {
  /** Around the globe. */
  space: string;
  sea: string;
  land: string;
  /** The two countries of the story, a shade warmer. */
  story: string;
  lake: string;
  river: string;
  border: string;
  /** Borders of first-level divisions: fainter than the countries'. */
  admin: string;
  /** Grounds that close-ups show: a campus. */
  tint: string;
  ink: string;
  /** Letters over areas: countries, seas. */
  faint: string;
  green: string;
  /** The casing of the travelled route, and the cars. */
  livery: string;
  yellow: string;
  /** The contested. */
  rust: string;
  halo: string;
}

export const PALETTES: Record<Theme, Palette> = {
  light: {
    space: '#E9E5DA',
    sea: '#DCE4E4',
    land: '#F3EFE6',
    story: '#EFE6D3',
    lake: '#DCE4E4',
    river: '#B7C9CC',
    border: '#B9AE9A',
    admin: '#BBB09B',
    tint: '#E4DBC2',
    ink: '#22251F',
    faint: '#625D4C',
    green: '#21402F',
    livery: '#21402F',
    yellow: '#E9B824',
    rust: '#A8402D',
    halo: '#F3EFE6',
  },
  dark: {
    space: '#0B0F10',
    sea: '#10171A',
    land: '#1D2422',
    story: '#272C25',
    lake: '#10171A',
    river: '#2C3B3F',
    border: '#3B443F',
    admin: '#424B46',
    tint: '#343B32',
    ink: '#E8E4D8',
    faint: '#A3A595',
    green: '#5FA37E',
    livery: '#2F5D45',
    yellow: '#F0C63E',
    rust: '#E08A74',
    halo: '#1D2422',
  },
};

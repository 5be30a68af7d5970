/** How every Chromium of ours is started: WebGL in software, the same on every machine, and no calls home. */
export const CHROMIUM_ARGS: string[];
/** The path of an installed Chromium, or ''. Throws where CHROMIUM_PATH names no program. */
export function findChromium(from?: { env?: NodeJS.ProcessEnv; platform?: NodeJS.Platform }): string;
/** An installed Chromium, else one from Debian's packages where we may install them. */
export function ensureChromium(): Promise<string>;

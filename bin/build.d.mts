/** Builds the site into dist/ with the package's own build script; quiet unless it fails. */
export function build(): Promise<void>;
/** The sentence or sentences in a failed build's output that say what is wrong. */
export function reasonOf(output: string): string;

/** Builds the site into dist/ with the package's own build script; quiet unless it fails. */
export function build(): Promise<void>;
/** The sentence or sentences in a failed build's output that say what is wrong. */
export function reasonOf(output: string): string;

/** The sentences in a build's output that name a file and a place in it, each once. */
export function placed(output: string): string[];

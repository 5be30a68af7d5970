/** Why the packages have to be installed, or '' if all that the lock file names are there in its versions. */
export function installNeeded(root?: string): string;
/** Installs from the lock file what is missing; does nothing when nothing is. */
export function ensureInstalled(): Promise<void>;

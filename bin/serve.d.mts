export interface Served {
  /** `http://localhost:4173`, without a slash at the end. */
  url: string;
  port: number;
  close(): Promise<void>;
}
/**
 * Serves a folder to this machine alone. `port` 0 takes any free one; `headers` go with every answer.
 * Rejects with the system's error (`code: 'EADDRINUSE'`) where the port is taken.
 */
export function serve(
  dir: string,
  options?: { port?: number; headers?: Record<string, string> },
): Promise<Served>;

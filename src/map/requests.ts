/**
 * Files of the map. One that takes too long can be asked for anew, and whoever waits for the first answer is given the
 * second: nobody has to be told to wait for something else.
 */
const pending = new Set<() => void>();
/** What did not come as it should is not taken from the browser's cache again. */
const spoiled = new Set<string>();

/**
 * @param read makes of the answer what is wanted; throws where it is not that
 * @throws Error if the file does not load, or is something else
 */
export function request<T>(url: string, read: (response: Response) => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    let current: AbortController | undefined;
    const send = async (): Promise<void> => {
      const anew = current !== undefined || spoiled.has(url);
      current?.abort();
      const { signal } = (current = new AbortController());
      try {
        const response = await fetch(url, { signal, cache: anew ? 'reload' : 'default' });
        if (!response.ok) throw new Error(`${url} answered ${response.status}`);
        resolve(await read(response));
        spoiled.delete(url);
      } catch (error) {
        if (signal.aborted) return;
        spoiled.add(url);
        reject(error as Error);
      }
      if (!signal.aborted) pending.delete(again);
    };
    const again = (): void => void send();
    pending.add(again);
    again();
  });
}

/** Asks anew for all that is still on its way. */
export function askAnew(): void {
  for (const again of pending) again();
}

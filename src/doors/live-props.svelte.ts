/** A component's props of which some change after it is mounted. */

export interface LiveProps<Fixed, Changing> {
  /** To mount the component with. */
  props: Fixed & Changing;
  set(next: Changing): void;
}

/** @param changing as at first; `set` is to give the same keys */
export function liveProps<Fixed extends object, Changing extends object>(
  fixed: Fixed,
  changing: Changing,
): LiveProps<Fixed, Changing> {
  // Raw: a deep proxy of what is handed in would be another thing than what was handed in.
  let now = $state.raw(changing);
  const props = { ...fixed };
  for (const key of Object.keys(changing) as (keyof Changing)[])
    Object.defineProperty(props, key, { enumerable: true, get: () => now[key] });
  return {
    props: props as Fixed & Changing,
    set(next) {
      now = next;
    },
  };
}

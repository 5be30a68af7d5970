/** The free map takes the pointer itself; what lies under it is asked for. */
import type { Session } from './session.ts';
import type { SessionParts } from './session-types.ts';

export function overMap(session: Session, { stage, spots, canvas }: SessionParts, event: MouseEvent): void {
  const rect = stage.getBoundingClientRect();
  const spot = session.spotAt(event.clientX - rect.left, event.clientY - rect.top);
  for (const other of spots.querySelectorAll('.over')) if (other !== spot) other.classList.remove('over');
  spot?.classList.add('over');
  canvas.style.cursor = spot ? 'pointer' : '';
  if (event.type === 'click' && spot?.dataset.place) session.openPlace(spot.dataset.place);
}

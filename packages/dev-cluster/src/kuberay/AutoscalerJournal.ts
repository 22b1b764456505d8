import { randomBytes } from 'node:crypto';

/** Something that Ray's autoscaler said. */
export interface AutoscalerEvent {
  id: string;
  /** Milliseconds since the epoch. */
  at: number;
  severity: 'INFO' | 'WARNING';
  message: string;
}

/** What Ray's dashboard keeps (RAY_DASHBOARD_MAX_EVENTS_TO_CACHE). */
const CAPACITY = 10_000;

/** What each autoscaler has said since its head began, oldest first. */
export class AutoscalerJournal {
  readonly #events = new Map<string, AutoscalerEvent[]>();

  /** @param headUid - the head pod that the autoscaler belongs to */
  record(headUid: string, event: Omit<AutoscalerEvent, 'id'>): void {
    const events = this.#events.get(headUid) ?? [];
    this.#events.set(headUid, events);
    events.push({ ...event, id: randomBytes(18).toString('hex') });
    if (events.length > CAPACITY * 1.1) {
      events.splice(0, events.length - CAPACITY);
    }
  }

  read(headUid: string): readonly AutoscalerEvent[] {
    return this.#events.get(headUid) ?? [];
  }

  /** A head that is gone takes its words along. */
  forget(headUid: string): void {
    this.#events.delete(headUid);
  }
}

import type {
  EventRecord,
  RayClusterRef,
} from 'backstage-plugin-kuberay-common';
import { formatRayClusterRef } from 'backstage-plugin-kuberay-common';
import type { FleetRowOfAll, JudgedRow } from './toFleetRow';

/** What a row is made of, beside the time. */
export interface FleetRowInputs {
  ref: RayClusterRef;
  /** Compared one by one: the same objects, or the row is judged again. */
  parts: readonly unknown[];
  /** Changes whenever an event of the namespace does; the row's own events are looked up only then. */
  eventsOfNamespace: unknown;
  eventsOf: () => readonly EventRecord[];
}

interface KeptRow {
  row: FleetRowOfAll;
  parts: readonly unknown[];
  eventsOfNamespace: unknown;
  events: readonly EventRecord[];
  /** Milliseconds since 1970. */
  judgedAt: number;
  /** Milliseconds. */
  keepFor: number;
}

/** Milliseconds: how long a settled row stands; between half of it and the whole, so that not all are judged again at once. */
const KEEP_SETTLED = 60_000;

/** Milliseconds: waiting and failing are judged by how long they last, in minutes. */
const KEEP_TROUBLED = 10_000;

/**
 * Judged rows of the fleet, kept as long as nothing they were made of has changed. A verdict also depends on how long
 * something lasts, so no row is older than a minute, and none with a trouble or something under way is older than ten seconds.
 */
export class FleetRowCache {
  #rows: ReadonlyMap<string, KeptRow> = new Map();

  private constructor() {}

  static create(): FleetRowCache {
    return new FleetRowCache();
  }

  /**
   * The rows of all RayClusters, each judged only if it has to be; what is kept of others goes.
   *
   * @param judge - Makes the row of the input.
   */
  readAll(
    inputs: readonly FleetRowInputs[],
    judge: (ref: RayClusterRef) => JudgedRow,
    now: Date,
  ): FleetRowOfAll[] {
    const rows = new Map<string, KeptRow>();
    for (const [index, input] of inputs.entries()) {
      const key = formatRayClusterRef(input.ref);
      const kept = this.#rows.get(key);
      rows.set(
        key,
        kept && isYoung(kept, now) && isOf(kept, input)
          ? { ...kept, eventsOfNamespace: input.eventsOfNamespace }
          : judgeAnew({ input, judge, now, index }),
      );
    }
    this.#rows = rows;
    return [...rows.values()].map(({ row }) => row);
  }
}

function isOf(kept: KeptRow, input: FleetRowInputs): boolean {
  return (
    areSame(kept.parts, input.parts) &&
    (kept.eventsOfNamespace === input.eventsOfNamespace ||
      areSame(kept.events, input.eventsOf()))
  );
}

/** A clock that was set back makes everything old. */
function isYoung({ judgedAt, keepFor }: KeptRow, now: Date): boolean {
  const age = now.getTime() - judgedAt;
  return age >= 0 && age < keepFor;
}

/** Far from each other for neighbours, and the same for one row from call to call. */
const SPREAD_STEP = 7_919;

function judgeAnew(options: {
  input: FleetRowInputs;
  judge: (ref: RayClusterRef) => JudgedRow;
  now: Date;
  index: number;
}): KeptRow {
  const { input, judge, now, index } = options;
  const { ref, parts, eventsOfNamespace, eventsOf } = input;
  const { row, settled } = judge(ref);
  const spread = (index * SPREAD_STEP) % (KEEP_SETTLED / 2);
  return {
    row,
    parts,
    eventsOfNamespace,
    events: eventsOf(),
    judgedAt: now.getTime(),
    keepFor: settled ? KEEP_SETTLED - spread : KEEP_TROUBLED,
  };
}

function areSame(left: readonly unknown[], right: readonly unknown[]): boolean {
  return (
    left.length === right.length &&
    left.every((part, index) => part === right[index])
  );
}

import type {
  EventRecord,
  RayClusterRef,
} from 'backstage-plugin-kuberay-common';
import { formatRayClusterRef } from 'backstage-plugin-kuberay-common';
import type { JudgedRow } from './toFleetRow';

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
  row: JudgedRow;
  parts: readonly unknown[];
  eventsOfNamespace: unknown;
  events: readonly EventRecord[];
  /** Milliseconds since 1970. */
  judgedAt: number;
}

/** Milliseconds: how long a row stands in which nothing is wrong and nothing is under way. */
const KEEP_WELL = 60_000;

/** Milliseconds: waiting and failing are judged by how long they last, in minutes. */
const KEEP_TROUBLED = 10_000;

/**
 * Judged rows of the fleet, kept as long as nothing they were made of has changed. A verdict also depends on how long
 * something lasts, so no row is older than a minute, and none with a trouble or something under way older than ten seconds.
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
  ): JudgedRow[] {
    const rows = new Map<string, KeptRow>();
    for (const input of inputs) {
      const key = formatRayClusterRef(input.ref);
      rows.set(key, this.#read(input, this.#rows.get(key), judge, now));
    }
    this.#rows = rows;
    return [...rows.values()].map(({ row }) => row);
  }

  #read(
    input: FleetRowInputs,
    kept: KeptRow | undefined,
    judge: (ref: RayClusterRef) => JudgedRow,
    now: Date,
  ): KeptRow {
    const { ref, parts, eventsOfNamespace, eventsOf } = input;
    if (
      kept &&
      isYoung(kept, now) &&
      areSame(kept.parts, parts) &&
      (kept.eventsOfNamespace === eventsOfNamespace ||
        areSame(kept.events, eventsOf()))
    ) {
      return { ...kept, eventsOfNamespace };
    }
    return {
      row: judge(ref),
      parts,
      eventsOfNamespace,
      events: eventsOf(),
      judgedAt: now.getTime(),
    };
  }
}

/** A clock that was set back makes everything old. */
function isYoung({ row, judgedAt }: KeptRow, now: Date): boolean {
  const age = now.getTime() - judgedAt;
  const { error, warning } = row.findings;
  const isWell =
    error + warning === 0 &&
    (row.verdict.tone === 'ok' || row.verdict.tone === 'suspended');
  return age >= 0 && age < (isWell ? KEEP_WELL : KEEP_TROUBLED);
}

function areSame(left: readonly unknown[], right: readonly unknown[]): boolean {
  return (
    left.length === right.length &&
    left.every((part, index) => part === right[index])
  );
}

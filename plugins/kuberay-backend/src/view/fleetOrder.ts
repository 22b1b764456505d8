import { InputError } from '@backstage/errors';
import type { VerdictTone } from 'backstage-plugin-kuberay-common';
import { z } from 'zod/v3';
import { compareText } from './rayClusterRefs';
import type { FleetRowOfAll } from './toFleetRow';

/** Worst first. A `Record` over all tones: a new one does not compile without its rank. */
const TONE_RANK: Readonly<Record<VerdictTone, number>> = {
  error: 0,
  warning: 1,
  unknown: 2,
  progressing: 3,
  suspended: 4,
  ok: 5,
};

/** Where a row stands in the fleet: tone of the verdict, worst finding, Kubernetes cluster, namespace, name. */
const positionSchema = z.tuple([
  z.number().int(),
  z.number().int(),
  z.string(),
  z.string(),
  z.string(),
]);

/** Where a row stands in the fleet. */
export type FleetPosition = z.infer<typeof positionSchema>;

/** Worst first, then by name: no two rows have one position. */
export function positionOf(row: FleetRowOfAll): FleetPosition {
  const { error, warning, info } = row.findings;
  const finding = [error, warning, info].findIndex(count => count > 0);
  const { cluster, namespace, name } = row.ref;
  return [
    TONE_RANK[row.verdict.tone],
    finding < 0 ? 3 : finding,
    cluster,
    namespace,
    name,
  ];
}

/** Negative: the left comes first. */
export function comparePositions(
  left: FleetPosition,
  right: FleetPosition,
): number {
  return (
    left[0] - right[0] ||
    left[1] - right[1] ||
    compareText(left[2], right[2]) ||
    compareText(left[3], right[3]) ||
    compareText(left[4], right[4])
  );
}

/** Opaque; holds the position of the last row of a page, so that rows that come and go elsewhere shift nothing. */
export function formatCursor(position: FleetPosition): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** @throws InputError for anything that `formatCursor` did not write. */
export function parseCursor(cursor: string): FleetPosition {
  const parsed = positionSchema.safeParse(parseJson(cursor));
  if (!parsed.success) {
    throw new InputError('The cursor is none of ours; ask for the first page');
  }
  return parsed.data;
}

function parseJson(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    // What is no JSON is no cursor, which the schema says.
    return undefined;
  }
}

import type { FleetRow, Totals } from 'backstage-plugin-kuberay-common';

/** What some Ray clusters are together. Memory in bytes, CPU in cores. */
export interface FleetTotals extends Totals {
  rayClusters: number;
  /** Those whose verdict is an error or a warning. */
  needAttention: number;
  /** Those of them whose verdict is an error. */
  failing: number;
}

/** Whether somebody should look at the cluster. */
export function needsAttention({ verdict }: FleetRow): boolean {
  return verdict.tone === 'error' || verdict.tone === 'warning';
}

/** Adds up what the rows say. */
export function fleetTotals(rows: readonly FleetRow[]): FleetTotals {
  const sum: FleetTotals = {
    rayClusters: rows.length,
    needAttention: rows.filter(needsAttention).length,
    failing: rows.filter(({ verdict }) => verdict.tone === 'error').length,
    workersReady: 0,
    workersDesired: 0,
    cpu: 0,
    memory: 0,
    gpu: 0,
    tpu: 0,
  };
  for (const { totals } of rows) {
    sum.workersReady += totals.workersReady;
    sum.workersDesired += totals.workersDesired;
    sum.cpu += totals.cpu;
    sum.memory += totals.memory;
    sum.gpu += totals.gpu;
    sum.tpu += totals.tpu;
  }
  return sum;
}

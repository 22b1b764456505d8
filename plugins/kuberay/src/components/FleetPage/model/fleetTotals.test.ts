import { aMixedFleet } from '../__fixtures__/aFleetRow';
import { fleetTotals } from './fleetTotals';

describe('fleetTotals', () => {
  it('adds up the rows, and counts errors and warnings as needing attention', () => {
    expect(fleetTotals(aMixedFleet())).toEqual({
      rayClusters: 4,
      needAttention: 2,
      failing: 1,
      workersReady: 22,
      workersDesired: 28,
      cpu: 102,
      memory: 2 ** 39 + 76 * 2 ** 30,
      gpu: 8,
      tpu: 0,
    });
  });

  it('is nothing of no rows', () => {
    expect(fleetTotals([])).toEqual({
      rayClusters: 0,
      needAttention: 0,
      failing: 0,
      workersReady: 0,
      workersDesired: 0,
      cpu: 0,
      memory: 0,
      gpu: 0,
      tpu: 0,
    });
  });
});

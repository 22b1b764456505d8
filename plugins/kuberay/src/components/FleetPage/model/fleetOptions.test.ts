import { aMixedFleet } from '../__fixtures__/aFleetRow';
import { fleetItems } from '../__fixtures__/fleetItems';
import { fleetOptions } from './fleetOptions';

describe('fleetOptions', () => {
  it('offers what rows have, with how many have it', () => {
    expect(fleetOptions(fleetItems(aMixedFleet()))).toEqual({
      clusters: [
        { value: 'gpu-eu', label: 'GPU Europe', count: 1 },
        { value: 'prod', label: 'Production', count: 3 },
      ],
      namespaces: [
        { value: 'ray-serve', label: 'ray-serve', count: 1 },
        { value: 'ray', label: 'ray', count: 2 },
        { value: 'dev', label: 'dev', count: 1 },
      ],
      owners: [
        { value: 'group:default/team-ml', label: 'team-ml', count: 2 },
        {
          value: 'group:payments/team-features',
          label: 'payments/team-features',
          count: 1,
        },
        { value: 'none', label: 'none', count: 1 },
      ],
      phases: [
        { value: 'Degraded', label: 'Degraded', count: 1 },
        { value: 'Ready', label: 'Ready', count: 2 },
        { value: 'Scaling', label: 'Scaling', count: 1 },
      ],
      syncs: [
        { value: 'Synced', label: 'Synced', count: 2 },
        { value: 'OutOfSync', label: 'OutOfSync', count: 1 },
        { value: 'none', label: 'none', count: 1 },
      ],
    });
  });
});

import { aFleetRow } from '../__fixtures__/aFleetRow';
import { fleetOwner } from './fleetOwner';

describe('fleetOwner', () => {
  it.each`
    written                    | label                 | entityRef
    ${'group:default/team-ml'} | ${'team-ml'}          | ${'group:default/team-ml'}
    ${'team-ml'}               | ${'payments/team-ml'} | ${'group:payments/team-ml'}
    ${'user:default/jane'}     | ${'user:jane'}        | ${'user:default/jane'}
  `('reads "$written" as $label', ({ written, label, entityRef }) => {
    const owner = fleetOwner(
      aFleetRow('features', {
        entity: {
          entityRef: 'component:payments/features',
          title: 'x',
          owner: written,
        },
      }),
    );

    expect(owner).toEqual({ entityRef, label });
  });

  it('knows none of a row without an entity', () => {
    expect(
      fleetOwner(aFleetRow('features', { entity: undefined })),
    ).toBeUndefined();
  });
});

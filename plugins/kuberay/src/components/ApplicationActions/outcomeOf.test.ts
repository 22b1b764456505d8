import { anOperationView } from 'backstage-plugin-kuberay-common/testUtils';
import { outcomeOf } from './outcomeOf';

/** The key in place of its sentence. */
const t = ((key: string, values: object) =>
  `${key} ${JSON.stringify(values)}`) as Parameters<typeof outcomeOf>[0];

describe('outcomeOf', () => {
  it('is good news where the operation succeeded', () => {
    expect(outcomeOf(t, 'gpu', anOperationView())).toEqual({
      title: 'actions.succeeded {"name":"gpu"}',
      status: 'success',
    });
  });

  it.each`
    what                     | operation                                                                                                        | description
    ${'the first resource'}  | ${{ message: 'one or more objects failed', failures: [{ kind: 'RayCluster', name: 'gpu', message: 'denied' }] }} | ${'RayCluster gpu: denied'}
    ${'the whole operation'} | ${{ message: 'repository not found' }}                                                                           | ${'repository not found'}
    ${'a message of pages'}  | ${{ message: 'x'.repeat(1000) }}                                                                                 | ${`${'x'.repeat(300)} …`}
    ${'no message'}          | ${{ message: undefined }}                                                                                        | ${undefined}
  `('tells why it failed: $what', ({ operation, description }) => {
    expect(
      outcomeOf(t, 'gpu', anOperationView({ phase: 'Failed', ...operation })),
    ).toEqual({
      title: 'actions.failed.operation {"name":"gpu"}',
      status: 'danger',
      ...(description && { description }),
    });
  });
});

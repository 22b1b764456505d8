import { aFoundApplication, told } from './__testUtils__/aFoundApplication';

import { anIgnoreDifferencesRecord } from '../../testUtils';
import { findPriorityNotIgnored } from './priorityNotIgnored';

const syncOptions = ['ServerSideApply=true'];

describe('findPriorityNotIgnored', () => {
  it('says what CRDs from 1.7.0 on fill in', () => {
    expect(
      told(
        findPriorityNotIgnored(
          aFoundApplication({ record: { syncOptions }, crdsVersion: '1.7.0' }),
        ),
      ),
    ).toEqual([
      'warning configuration priority-not-ignored: demo applies by the server, and the CRDs 1.7.0 fill in the priority of each group, which Git does not have: this can be a difference for ever. => Remove ServerSideApply=true from spec.syncPolicy.syncOptions of demo, or add ".spec.workerGroupSpecs[]?.priority" to the jqPathExpressions for RayCluster demo-kuberay.',
    ]);
  });

  it.each<[string, Parameters<typeof aFoundApplication>[0]]>([
    ['the client applies', { crdsVersion: '1.7.0' }],
    ['the CRDs are older', { record: { syncOptions }, crdsVersion: '1.6.2' }],
    ['nobody knows the CRDs', { record: { syncOptions } }],
    [
      'it is ignored',
      {
        crdsVersion: '1.7.0',
        record: {
          syncOptions,
          ignoreDifferences: [
            anIgnoreDifferencesRecord({
              jqPathExpressions: [
                '.spec.workerGroupSpecs[] | .replicas, .scaleStrategy, .priority',
              ],
            }),
          ],
        },
      },
    ],
  ])('says nothing where %s', (_, overrides) => {
    expect(findPriorityNotIgnored(aFoundApplication(overrides))).toEqual([]);
  });
});

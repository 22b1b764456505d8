import { aFoundApplication, told } from './__testUtils__/aFoundApplication';

import { anIgnoreDifferencesRecord } from '../../testUtils';
import { findManagedFieldsIgnored } from './managedFieldsIgnored';

const trusting = (kind: string, manager = 'python-requests') =>
  aFoundApplication({
    record: {
      ignoreDifferences: [
        anIgnoreDifferencesRecord({
          kind,
          managedFieldsManagers: [manager],
        }),
      ],
    },
  });

describe('findManagedFieldsIgnored', () => {
  it('says what a manager of the list hides', () => {
    expect(told(findManagedFieldsIgnored(trusting('RayCluster')))).toEqual([
      `error configuration managed-fields-ignored: demo ignores all that field manager "python-requests" owns. If it is the autoscaler's, that is the whole list of worker groups: no edit of a group arrives, and Argo CD says Synced. => Remove managedFieldsManagers from spec.ignoreDifferences of demo and write the jqPathExpressions ".spec.workerGroupSpecs[]?.replicas" and ".spec.workerGroupSpecs[]?.scaleStrategy". Before that, have the replica guard in force or the live counts in Git: all edits that were held back arrive at once, with the replicas of Git.`,
    ]);
  });

  it('sees the autoscaler trusted for every kind', () => {
    expect(findManagedFieldsIgnored(trusting('*'))).toHaveLength(1);
  });

  it('says nothing where somebody else is trusted for every kind', () => {
    expect(
      findManagedFieldsIgnored(trusting('*', 'kube-controller-manager')),
    ).toEqual([]);
  });

  it('says nothing of a rule for another kind', () => {
    expect(findManagedFieldsIgnored(trusting('Deployment'))).toEqual([]);
    expect(findManagedFieldsIgnored(aFoundApplication())).toEqual([]);
  });
});

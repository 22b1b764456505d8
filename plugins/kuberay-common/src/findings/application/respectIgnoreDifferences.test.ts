import {
  aFoundApplication,
  ignoring,
  told,
} from './__testUtils__/aFoundApplication';

import { findRespectIgnoreDifferences } from './respectIgnoreDifferences';

const respecting = (ignoreDifferences: boolean) =>
  aFoundApplication({
    record: {
      syncOptions: ['CreateNamespace=true', 'RespectIgnoreDifferences=true'],
      ...(ignoreDifferences ? {} : { ignoreDifferences: [] }),
    },
  });

describe('findRespectIgnoreDifferences', () => {
  it('says that Git never reaches a worker group', () => {
    expect(told(findRespectIgnoreDifferences(respecting(true)))).toEqual([
      'error configuration respect-ignore-differences: With RespectIgnoreDifferences=true each sync of demo keeps the whole live list of worker groups: no edit of a group in Git arrives, and the Application stays OutOfSync. => Remove RespectIgnoreDifferences=true from spec.syncPolicy.syncOptions of demo; spec.ignoreDifferences alone is enough. Before that, have the replica guard in force or the live counts in Git: all edits that were held back arrive at once, with the replicas of Git.',
    ]);
  });

  it.each<[string, Parameters<typeof ignoring>[0]]>([
    [
      'a path deep in a group',
      { jqPathExpressions: ['.spec.workerGroupSpecs[].template.metadata'] },
    ],
    [
      'a pointer deep in a group',
      { jsonPointers: ['/spec/workerGroupSpecs/0/template/metadata'] },
    ],
    ['the whole spec', { jsonPointers: ['/spec'] }],
    ['the autoscaler', { managedFieldsManagers: ['python-requests'] }],
  ])('says the same of %s', (_, rule) => {
    expect(
      findRespectIgnoreDifferences(
        aFoundApplication({
          record: {
            ...ignoring(rule).record,
            syncOptions: ['RespectIgnoreDifferences=true'],
          },
        }),
      ),
    ).toHaveLength(1);
  });

  it('says nothing where nothing of the list is ignored, nor without the option', () => {
    expect(findRespectIgnoreDifferences(respecting(false))).toEqual([]);
    expect(findRespectIgnoreDifferences(aFoundApplication())).toEqual([]);
  });
});

import {
  aFoundApplication,
  ignoring,
  told,
} from './__testUtils__/aFoundApplication';

import { findWholeListIgnored } from './wholeListIgnored';

describe('findWholeListIgnored', () => {
  it('says that edits do not arrive', () => {
    const found = aFoundApplication(
      ignoring({ jsonPointers: ['/spec/workerGroupSpecs'] }),
    );
    expect(told(findWholeListIgnored(found))).toEqual([
      'error configuration whole-list-ignored: demo ignores "/spec/workerGroupSpecs": what Git says of a worker group does not arrive, and Argo CD says Synced. => Write the jqPathExpressions ".spec.workerGroupSpecs[]?.replicas" and ".spec.workerGroupSpecs[]?.scaleStrategy" in its place. Before that, have the replica guard in force or the live counts in Git: all edits that were held back arrive at once, with the replicas of Git.',
    ]);
  });

  it.each([
    [{ jsonPointers: ['/spec'] }],
    [{ jsonPointers: ['/spec/workerGroupSpecs/0'] }],
    [{ jqPathExpressions: ['.spec.workerGroupSpecs'] }],
    [{ jqPathExpressions: ['.spec.workerGroupSpecs[]?'] }],
  ])('sees it in %j', rule => {
    expect(
      findWholeListIgnored(aFoundApplication(ignoring(rule))),
    ).toHaveLength(1);
  });

  it('says nothing of single fields, nor of a rule for something else', () => {
    expect(findWholeListIgnored(aFoundApplication())).toEqual([]);
    expect(
      findWholeListIgnored(
        aFoundApplication(
          ignoring({ name: 'other', jsonPointers: ['/spec/workerGroupSpecs'] }),
        ),
      ),
    ).toEqual([]);
  });
});

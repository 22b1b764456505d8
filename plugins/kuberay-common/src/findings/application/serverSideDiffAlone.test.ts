import { aFoundApplication, told } from './__testUtils__/aFoundApplication';

import { findServerSideDiffAlone } from './serverSideDiffAlone';

const annotations = {
  'argocd.argoproj.io/compare-options': 'IgnoreExtraneous,ServerSideDiff=true',
};

describe('findServerSideDiffAlone', () => {
  it('says what the comparison does not see', () => {
    expect(
      told(
        findServerSideDiffAlone(aFoundApplication({ record: { annotations } })),
      ),
    ).toEqual([
      'warning configuration server-side-diff-alone: demo compares by the server and applies by the client: what Git removes, such as the autoscaler, stays in the cluster, and Argo CD says Synced. => Remove ServerSideDiff=true from the annotation argocd.argoproj.io/compare-options of demo.',
    ]);
  });

  it('says nothing where the server applies, too, nor of the ordinary diff', () => {
    const record = { annotations, syncOptions: ['ServerSideApply=true'] };
    expect(findServerSideDiffAlone(aFoundApplication({ record }))).toEqual([]);
    expect(findServerSideDiffAlone(aFoundApplication())).toEqual([]);
  });
});

import { HEARD_AT, aKnowledge } from '../__testUtils__/aKnowledge';
import { toSourceView } from './toSourceView';

const problem = { code: 'unreachable', message: 'No answer' } as const;
const failed = { type: 'failed', problem, at: HEARD_AT } as const;

/** How a cluster stands that nobody lists. */
const unlisted = (instances: Parameters<typeof aKnowledge>[0]['instances']) =>
  toSourceView('hub', aKnowledge({ clusters: { prod: {} }, instances }));

describe('toSourceView', () => {
  it('says that no cluster has that name, once everybody who could tell has been read', () => {
    expect(unlisted({ main: [] }).freshness).toEqual({
      state: 'failed',
      since: HEARD_AT,
      problem: {
        code: 'unknown-cluster',
        message: 'No Kubernetes cluster is called hub',
      },
    });
  });

  it('does not say so of one that an Argo CD instance may tell of, which was never read', () => {
    expect(unlisted({ main: [], other: [failed] }).freshness).toEqual({
      state: 'failed',
      since: HEARD_AT,
      problem,
    });
    expect(unlisted({ main: 'syncing' }).freshness).toEqual({
      state: 'syncing',
    });
  });
});

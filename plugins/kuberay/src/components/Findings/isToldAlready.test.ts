import { verdict } from 'backstage-plugin-kuberay-common';
import {
  aFinding,
  anEntityView,
  aRayClusterView,
  aWorkerGroup,
} from 'backstage-plugin-kuberay-common/testUtils';
import { isToldAlready } from './isToldAlready';

const crashing = aWorkerGroup({
  ready: 0,
  failing: 1,
  troubles: [
    { kind: 'failing', reason: 'CrashLoopBackOff', pods: 1, restarts: 3 },
  ],
});
const viewOf = (...groups: Array<ReturnType<typeof aWorkerGroup>>) =>
  anEntityView({ rayClusters: [aRayClusterView({ groups })] });
const crashLoop = aFinding({ code: 'worker-crash-loop' });
const syncFailed = aFinding({ code: 'sync-failed' });
const neverSynced = aFinding({ code: 'never-synced' });
const notSynced = anEntityView({
  verdict: verdict('missing-not-synced', 'warning'),
});
const refused = anEntityView({
  verdict: verdict('sync-failed', 'error', { reason: 'denied' }),
});

describe('isToldAlready', () => {
  it.each`
    what                                       | finding        | view                          | told
    ${'trouble of the only row that has any'}  | ${crashLoop}   | ${viewOf(crashing)}           | ${true}
    ${'trouble of one row among several'}      | ${crashLoop}   | ${viewOf(crashing, crashing)} | ${false}
    ${'a sync whose reason ends the verdict'}  | ${syncFailed}  | ${refused}                    | ${true}
    ${'a failed sync behind another verdict'}  | ${syncFailed}  | ${viewOf(crashing)}           | ${false}
    ${'that somebody has to sync'}             | ${neverSynced} | ${notSynced}                  | ${true}
    ${'who never synced, of a sick cluster'}   | ${neverSynced} | ${viewOf(crashing)}           | ${false}
    ${'what no other place of the card tells'} | ${aFinding()}  | ${viewOf(crashing)}           | ${false}
  `('says $told of $what', ({ finding, view, told }) => {
    expect(isToldAlready(finding, view)).toBe(told);
  });
});

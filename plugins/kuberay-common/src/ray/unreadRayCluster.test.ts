import type { Freshness } from '../view';
import { unreadRayCluster } from './unreadRayCluster';

const problem = { code: 'unreachable', message: 'No answer' } as const;

describe('unreadRayCluster', () => {
  it.each<[string, Freshness | undefined, string]>([
    ['is being read', { state: 'syncing' }, 'unknown: Reading Production …'],
    [
      'could never be read',
      { state: 'failed', since: '2026-11-21T02:00:00Z', problem },
      'unknown: Production cannot be read',
    ],
    [
      'has no entry in the config',
      undefined,
      'error: No Kubernetes cluster is called Production',
    ],
  ])('says that the Kubernetes cluster %s', (_, freshness, expected) => {
    const { view, verdict } = unreadRayCluster({
      ref: { cluster: 'prod', namespace: 'ray', name: 'demo-kuberay' },
      clusterTitle: 'Production',
      freshness,
    });
    expect(`${verdict.tone}: ${verdict.message}`).toBe(expected);
    expect(view.phase).toBe('Unknown');
  });
});

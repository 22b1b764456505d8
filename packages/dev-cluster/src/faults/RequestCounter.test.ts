import { apiOf } from './apiOf';
import { RequestCounter } from './RequestCounter';

const PODS = '/clusters/showcase/api/v1/pods';
const DASHBOARD =
  '/clusters/showcase/api/v1/namespaces/ml/services/head:8265/proxy/api/version';

function count(
  ...requests: Array<[path: string, method: string, isWatch: boolean]>
) {
  const counter = RequestCounter.create();
  for (const [path, method, isWatch] of requests) {
    counter.note({ ...apiOf(path), method, isWatch });
  }
  return counter.counts();
}

describe('RequestCounter', () => {
  it('counts nothing before the first request', () => {
    expect(count()).toEqual({});
  });

  it('counts by API, verb and kind, in any namespace', () => {
    expect(
      count(
        [PODS, 'GET', true],
        [PODS, 'GET', false],
        ['/clusters/showcase/api/v1/namespaces/ml/pods', 'GET', false],
        ['/clusters/showcase/version', 'GET', false],
        ['/argocd/showcase/api/v1/applications', 'GET', false],
        ['/argocd/showcase/api/v1/stream/applications', 'GET', true],
        [DASHBOARD, 'GET', false],
      ),
    ).toEqual({
      'argocd get': 1,
      'argocd watch': 1,
      'kubernetes get other': 1,
      'kubernetes get pods': 2,
      'kubernetes watch pods': 1,
      'ray get': 1,
    });
  });

  it('leaves out what is no API of a cluster', () => {
    expect(
      count(['/git/sandbox.git/info/refs', 'GET', false], ['/', 'GET', false]),
    ).toEqual({});
  });
});

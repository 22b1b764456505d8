import { classifyKubeAnswer } from './classifyKubeAnswer';
import { watchedKinds } from './watchedKinds';

const list = { verb: 'list', kind: watchedKinds.RayCluster } as const;
const listPods = { verb: 'list', kind: watchedKinds.Pod } as const;
const watch = { verb: 'watch', kind: watchedKinds.Application } as const;

/** Bodies as recorded from Kubernetes 1.36.1. */
const status = (code: number, reason: string, message: string) =>
  JSON.stringify({
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message,
    reason,
    code,
  });

const forbidden = status(
  403,
  'Forbidden',
  'rayclusters.ray.io is forbidden: User "system:serviceaccount:rbac:reader" cannot list resource "rayclusters"',
);

/** Bodies as Backstage's error middleware and the Kubernetes plugin's proxy write them. */
const backstage = (name: string, message: string) =>
  JSON.stringify({
    error: { name, message },
    request: { method: 'GET', url: '/api/kubernetes/proxy/api/v1/pods' },
    response: { statusCode: 500 },
  });

describe('classifyKubeAnswer', () => {
  it.each([
    {
      said: 'the text 404 of a group that is not served',
      answer: { status: 404, body: '404 page not found\n' },
      question: list,
      code: 'not-installed',
      message: 'The cluster does not serve rayclusters.ray.io',
    },
    {
      said: 'a Status 404 of a group without this kind',
      answer: { status: 404, body: status(404, 'NotFound', 'the server …') },
      question: watch,
      code: 'not-installed',
      message: 'The cluster does not serve applications.argoproj.io',
    },
    {
      said: 'the same text for the core group',
      answer: { status: 404, body: '404 page not found\n' },
      question: listPods,
      code: 'malformed',
      message: 'No Kubernetes API answers there',
    },
    {
      said: 'an empty 404 of Backstage',
      answer: { status: 404, body: '' },
      question: list,
      code: 'unreachable',
      message: 'The Kubernetes plugin is not installed or has no configuration',
    },
    {
      said: 'a cluster that the proxy does not know',
      answer: {
        status: 404,
        body: backstage('NotFoundError', "Cluster 'prod' not found"),
      },
      question: list,
      code: 'unknown-cluster',
      message: 'The Kubernetes plugin knows no cluster of this name',
    },
    {
      said: 'a cluster that the proxy cannot reach',
      answer: {
        status: 500,
        body: backstage(
          'Error',
          "Cluster 'prod' request error; caused by Error: connect ECONNREFUSED 10.0.0.1:6443",
        ),
      },
      question: list,
      code: 'unreachable',
      message: 'The Kubernetes plugin cannot connect to it',
    },
    {
      said: 'a Kubernetes plugin that is still starting',
      answer: {
        status: 503,
        body: backstage('ServiceUnavailableError', 'Service has not started'),
      },
      question: list,
      code: 'unreachable',
      message: 'The Kubernetes plugin has not started yet',
    },
    {
      said: 'a proxy that this plugin may not use',
      answer: { status: 403, body: backstage('NotAllowedError', 'no') },
      question: list,
      code: 'forbidden',
      message:
        'The Kubernetes plugin does not allow this plugin to read clusters',
    },
    {
      said: 'a token that Backstage does not accept',
      answer: { status: 401, body: backstage('AuthenticationError', 'no') },
      question: list,
      code: 'unauthorized',
      message: 'The Kubernetes plugin does not accept the token of this plugin',
    },
    {
      said: 'any other error of Backstage',
      answer: { status: 500, body: backstage('Error', 'boom') },
      question: list,
      code: 'server-error',
      message: 'The Kubernetes plugin answers with HTTP 500',
    },
    {
      said: 'what the service account may not list',
      answer: { status: 403, body: forbidden },
      question: list,
      code: 'forbidden',
      message:
        'The cluster does not allow Backstage to list rayclusters.ray.io',
    },
    {
      said: 'what the service account may not watch',
      answer: { status: 403, body: forbidden },
      question: watch,
      code: 'forbidden',
      message:
        'The cluster does not allow Backstage to watch applications.argoproj.io',
    },
    {
      said: 'a token that the cluster does not accept',
      answer: {
        status: 401,
        body: status(401, 'Unauthorized', 'Unauthorized'),
      },
      question: list,
      code: 'unauthorized',
      message:
        'The cluster does not accept the credentials that Backstage has for it',
    },
    {
      said: 'a resourceVersion that is gone',
      answer: { status: 410, body: status(410, 'Expired', 'too old') },
      question: watch,
      code: 'expired',
      message: 'The watch is too old to go on',
    },
    {
      said: 'a gateway that gave up',
      answer: { status: 504, body: '<html>Gateway Timeout</html>' },
      question: list,
      code: 'timeout',
      message: 'No answer came in time',
    },
    {
      said: 'any other error of the cluster',
      answer: { status: 500, body: 'etcdserver: no leader' },
      question: list,
      code: 'server-error',
      message: 'The cluster answers with HTTP 500',
    },
  ])('tells $said', ({ answer, question, code, message }) => {
    const error = classifyKubeAnswer(answer, question, 'kubernetes-plugin');
    expect({ code: error.code, message: error.message }).toEqual({
      code,
      message,
    });
  });
});

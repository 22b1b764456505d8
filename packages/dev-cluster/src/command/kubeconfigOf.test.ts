import { parse } from 'yaml';
import { kubeconfigOf } from './kubeconfigOf';

describe('kubeconfigOf', () => {
  it('has a context for clients, and one for kubectl, of each cluster', () => {
    const url = (name: string) => `http://127.0.0.1:7010/clusters/${name}`;
    const kubeconfig = parse(
      kubeconfigOf({
        clusters: {
          showcase: { url: url('showcase') },
          sandbox: { url: url('sandbox') },
          gallery: { url: url('gallery') },
        },
        token: 'a/token',
        currentContext: 'sandbox',
      }),
    );
    const insecure = { 'insecure-skip-tls-verify': true };
    const server = (name: string) => ({
      name,
      cluster: { server: url(name), ...insecure },
    });
    const forKubectl = (name: string) => ({
      name: `kubectl-${name}`,
      cluster: {
        server: `http://kubectl:a%2Ftoken@127.0.0.1:7010/clusters/${name}`,
        ...insecure,
      },
    });
    const names = ['showcase', 'sandbox', 'gallery'];
    expect(kubeconfig).toEqual({
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': 'sandbox',
      clusters: names.flatMap(name => [server(name), forKubectl(name)]),
      users: [
        { name: 'everything', user: { token: 'a/token' } },
        { name: 'none', user: {} },
      ],
      contexts: names.flatMap(name => [
        { name, context: { cluster: name, user: 'everything' } },
        {
          name: `kubectl-${name}`,
          context: { cluster: `kubectl-${name}`, user: 'none' },
        },
      ]),
    });
  });
});

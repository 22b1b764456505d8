import { applicationId } from './applicationId';

describe('applicationId', () => {
  it('is stable, and fit for a URL', () => {
    const id = applicationId({
      cluster: 'prod',
      namespace: 'argocd',
      name: 'raycluster',
    });
    expect(id).toBe('cHJvZC9hcmdvY2QvcmF5Y2x1c3Rlcg');
    expect(encodeURIComponent(id)).toBe(id);
  });

  it('takes any text for the name of a cluster', () => {
    const id = applicationId({
      cluster: 'Zürich ☂ / ÿÿÿ',
      namespace: 'argocd',
      name: 'a',
    });
    expect(encodeURIComponent(id)).toBe(id);
  });

  it('tells a slash in a cluster’s name from the separator', () => {
    expect(
      applicationId({ cluster: 'a/b', namespace: 'c', name: 'd' }),
    ).not.toBe(applicationId({ cluster: 'a', namespace: 'b/c', name: 'd' }));
  });
});

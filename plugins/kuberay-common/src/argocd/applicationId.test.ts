import { applicationId } from './applicationId';

const kubernetes = { readFrom: 'kubernetes' } as const;

describe('applicationId', () => {
  it('is stable, and fit for a URL', () => {
    const id = applicationId({
      ...kubernetes,
      cluster: 'prod',
      namespace: 'argocd',
      name: 'raycluster',
    });
    expect(id).toBe('a3ViZXJuZXRlcy9wcm9kL2FyZ29jZC9yYXljbHVzdGVy');
    expect(encodeURIComponent(id)).toBe(id);
  });

  it('takes any text for the name of a cluster', () => {
    const id = applicationId({
      ...kubernetes,
      cluster: 'Zürich ☂ / ÿÿÿ',
      namespace: 'argocd',
      name: 'a',
    });
    expect(encodeURIComponent(id)).toBe(id);
  });

  it('tells a slash in a cluster’s name from the separator', () => {
    expect(
      applicationId({
        ...kubernetes,
        cluster: 'a/b',
        namespace: 'c',
        name: 'd',
      }),
    ).not.toBe(
      applicationId({
        ...kubernetes,
        cluster: 'a',
        namespace: 'b/c',
        name: 'd',
      }),
    );
  });

  it('tells an Argo CD instance from a cluster of the same name', () => {
    const names = { cluster: 'prod', namespace: 'argocd', name: 'a' };
    expect(applicationId({ ...names, readFrom: 'argocd' })).not.toBe(
      applicationId({ ...names, readFrom: 'kubernetes' }),
    );
  });
});

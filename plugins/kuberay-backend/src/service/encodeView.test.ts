import { anEntityView } from 'backstage-plugin-kuberay-common/testUtils';
import { encodeView } from './encodeView';

const problem = { code: 'unreachable', message: 'It does not answer' } as const;

function aViewOf(observedAt: string) {
  return {
    ...anEntityView(),
    sources: [
      {
        kind: 'kubernetes' as const,
        cluster: 'prod',
        title: 'prod',
        freshness: { state: 'stale' as const, observedAt, problem },
      },
    ],
  };
}

describe('encodeView', () => {
  it('gives views that differ in nothing but when they were observed one ETag, and each its own body', () => {
    const before = encodeView(aViewOf('2026-11-21T12:00:00.000Z'));
    const after = encodeView(aViewOf('2026-11-21T12:01:00.000Z'));

    expect(after.etag).toBe(before.etag);
    expect(after.etag).toMatch(/^W\/"[\w-]{43}"$/);
    expect(JSON.parse(after.body)).toEqual(aViewOf('2026-11-21T12:01:00.000Z'));
  });

  it('gives views that differ otherwise different ETags', () => {
    const view = anEntityView();

    expect(
      encodeView({ ...view, entityRef: 'component:default/b' }).etag,
    ).not.toBe(encodeView({ ...view, entityRef: 'component:default/a' }).etag);
  });

  it('looks at a label that happens to be called observedAt', () => {
    expect(encodeView({ labels: { observedAt: 'a' } }).etag).not.toBe(
      encodeView({ labels: { observedAt: 'b' } }).etag,
    );
  });

  it('encodes a view once', () => {
    const view = anEntityView();

    expect(encodeView(view)).toBe(encodeView(view));
  });
});

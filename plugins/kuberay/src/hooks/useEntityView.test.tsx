import { TestApiProvider } from '@backstage/frontend-test-utils';
import { act, renderHook } from '@testing-library/react';
import { verdict, type EntityView } from 'backstage-plugin-kuberay-common';
import { anEntityView } from 'backstage-plugin-kuberay-common/testUtils';
import type { ReactNode } from 'react';
import {
  kuberayApiRef,
  type EntityViewAnswer,
  type GetEntityViewOptions,
  type KuberayApi,
} from '../api';
import { REQUEST_TIMEOUT_MS } from './EntityViewPoller';
import { useEntityView } from './useEntityView';

const NOW = Date.parse('2026-11-21T02:00:00Z');
const entityRef = { kind: 'component', namespace: 'default', name: 'features' };

/** Answers one request after another, in the order and at the time that a test wants. */
class ScriptedKuberayApi implements KuberayApi {
  readonly requests: GetEntityViewOptions[] = [];
  #answers: Array<Promise<EntityViewAnswer>> = [];

  answerWith(...answers: Array<EntityView | 'unchanged' | 'never' | Error>) {
    for (const answer of answers) {
      this.#answers.push(this.#promise(answer));
    }
  }

  getEntityView(options: GetEntityViewOptions): Promise<EntityViewAnswer> {
    this.requests.push(options);
    return this.#answers.shift() ?? this.#promise('unchanged');
  }

  #promise(
    answer: EntityView | 'unchanged' | 'never' | Error,
  ): Promise<EntityViewAnswer> {
    if (answer === 'never') {
      return new Promise(() => {});
    }
    if (answer === 'unchanged') {
      return Promise.resolve({ state: 'unchanged' });
    }
    if (answer instanceof Error) {
      const rejected = Promise.reject<EntityViewAnswer>(answer);
      // Not yet asked for: without this Node calls it unhandled.
      rejected.catch(() => {});
      return rejected;
    }
    const etag = `"${answer.verdict.code}"`;
    return Promise.resolve({ state: 'changed', view: answer, etag });
  }
}

function setHidden(hidden: boolean) {
  jest.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
  document.dispatchEvent(new Event('visibilitychange'));
}

const pass = (milliseconds: number) =>
  act(() => jest.advanceTimersByTimeAsync(milliseconds));

function renderEntityView(api: KuberayApi) {
  return renderHook(() => useEntityView({ entityRef }), {
    wrapper: ({ children }: { children?: ReactNode }) => (
      <TestApiProvider apis={[[kuberayApiRef, api]]}>
        {children}
      </TestApiProvider>
    ),
  });
}

describe('useEntityView', () => {
  const view = anEntityView();
  const scaling = anEntityView({
    verdict: verdict('scaling-up', 'progressing', { ready: 1, desired: 3 }),
  });
  let api: ScriptedKuberayApi;

  beforeEach(() => {
    jest.useFakeTimers({ now: NOW });
    api = new ScriptedKuberayApi();
  });

  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('goes from loading to ready', async () => {
    api.answerWith(view);
    const { result } = renderEntityView(api);
    expect(result.current.entityView).toEqual({ state: 'loading' });

    await pass(0);

    expect(result.current.entityView).toEqual({ state: 'ready', view });
    expect(api.requests).toMatchObject([{ entityRef, etag: undefined }]);
  });

  it('reads a cluster at rest every 5 s with its ETag, and the same state stays the same object', async () => {
    api.answerWith(view);
    const { result } = renderEntityView(api);
    await pass(0);
    const { entityView } = result.current;

    await pass(4_999);
    expect(api.requests).toHaveLength(1);
    await pass(1);

    expect(api.requests[1]).toMatchObject({ etag: '"all-ready"' });
    expect(result.current.entityView).toBe(entityView);
  });

  it('reads every 2 s while something is in progress, and shows what came of it', async () => {
    api.answerWith(scaling, view);
    const { result } = renderEntityView(api);
    await pass(0);
    expect(result.current.entityView).toEqual({
      state: 'ready',
      view: scaling,
    });

    await pass(2_000);

    expect(result.current.entityView).toEqual({ state: 'ready', view });
  });

  it('never has two requests under way', async () => {
    api.answerWith('never');
    const { result } = renderEntityView(api);

    await pass(REQUEST_TIMEOUT_MS - 1);
    act(() => result.current.retry());
    act(() => setHidden(false));

    expect(api.requests).toHaveLength(1);
  });

  it('gives up on an answer that does not come and asks again', async () => {
    api.answerWith('never', view);
    const { result } = renderEntityView(api);

    await pass(REQUEST_TIMEOUT_MS);
    expect(result.current.entityView).toMatchObject({ state: 'failed' });
    expect(api.requests[0].signal?.aborted).toBe(true);
    await pass(10_000);

    expect(result.current.entityView).toEqual({ state: 'ready', view });
  });

  it('keeps the last good view when a read fails, says since when, and recovers', async () => {
    const error = new Error('Failed to fetch');
    api.answerWith(view, 'unchanged', error, error, 'unchanged');
    const { result } = renderEntityView(api);
    await pass(10_000);

    expect(result.current.entityView).toEqual({
      state: 'stale',
      view,
      since: NOW + 5_000,
      error,
    });
    await pass(10_000);
    expect(result.current.entityView).toMatchObject({
      state: 'stale',
      since: NOW + 5_000,
    });
    await pass(20_000);

    expect(result.current.entityView).toEqual({ state: 'ready', view });
  });

  it('fails without a view to keep, and reads at once when asked to', async () => {
    const error = new Error('Failed to fetch');
    api.answerWith(error, view);
    const { result } = renderEntityView(api);
    await pass(0);
    expect(result.current.entityView).toEqual({ state: 'failed', error });

    act(() => result.current.retry());
    expect(result.current.entityView).toEqual({ state: 'loading' });
    await pass(0);

    expect(result.current.entityView).toEqual({ state: 'ready', view });
  });

  it('reads as often as before after it was asked to read in between', async () => {
    api.answerWith(view);
    const { result } = renderEntityView(api);
    await pass(1_000);
    act(() => result.current.retry());
    await pass(0);
    expect(api.requests).toHaveLength(2);

    await pass(10_000);

    expect(api.requests).toHaveLength(4);
  });

  it('asks a failing backend ever more rarely', async () => {
    api.answerWith(...Array.from({ length: 20 }, () => new Error('no')));
    renderEntityView(api);
    await pass(0);
    const asked: number[] = [];
    for (let second = 1; second <= 200; second += 1) {
      const before = api.requests.length;
      await pass(1_000);
      if (api.requests.length > before) {
        asked.push(second);
      }
    }

    expect(asked).toEqual([10, 30, 70, 130, 190]);
  });

  it('drops the view when the user may no longer see it', async () => {
    const refused = Object.assign(new Error('no'), { name: 'NotAllowedError' });
    api.answerWith(view, refused, view);
    const { result } = renderEntityView(api);
    await pass(5_000);
    expect(result.current.entityView).toEqual({ state: 'forbidden' });

    await pass(60_000);

    expect(api.requests[2]).toMatchObject({ etag: undefined });
    expect(result.current.entityView).toEqual({ state: 'ready', view });
  });

  it('is quiet while the page is hidden and reads at once when it is shown again', async () => {
    api.answerWith(view);
    renderEntityView(api);
    await pass(0);

    act(() => setHidden(true));
    await pass(600_000);
    expect(api.requests).toHaveLength(1);
    act(() => setHidden(false));
    await pass(0);

    expect(api.requests).toHaveLength(2);
    await pass(5_000);
    expect(api.requests).toHaveLength(3);
  });

  it('does not plan another read when the answer arrives on a hidden page', async () => {
    api.answerWith(view);
    renderEntityView(api);
    act(() => setHidden(true));

    await pass(600_000);

    expect(api.requests).toHaveLength(1);
  });

  it('ends its request and its timers with the component', async () => {
    api.answerWith('never');
    const { unmount } = renderEntityView(api);
    unmount();
    expect(api.requests[0].signal?.aborted).toBe(true);

    await pass(600_000);

    expect(api.requests).toHaveLength(1);
    expect(jest.getTimerCount()).toBe(0);
  });
});

import { TestApiProvider } from '@backstage/frontend-test-utils';
import { act, render, renderHook, screen } from '@testing-library/react';
import { verdict } from 'backstage-plugin-kuberay-common';
import { anEntityView } from 'backstage-plugin-kuberay-common/testUtils';
import { StrictMode, type ReactNode } from 'react';
import { kuberayApiRef } from '../api';
import { InMemoryKuberayApi } from '../testUtils';
import { LINGER_MS } from './EntityViewSource';
import { useEntityView } from './useEntityView';

const features = { kind: 'Component', namespace: 'default', name: 'features' };
const other = { ...features, name: 'other' };

const pass = (milliseconds: number) =>
  act(() => jest.advanceTimersByTimeAsync(milliseconds));

/** Says what it sees of an entity. */
function Viewer(props: { name: string; of?: typeof features }) {
  const { entityView } = useEntityView({ entityRef: props.of ?? features });
  return (
    <p>
      {props.name}:{' '}
      {'view' in entityView ? entityView.view.verdict.code : entityView.state}
    </p>
  );
}

describe('useEntityView', () => {
  const view = anEntityView();
  const scaling = anEntityView({
    verdict: verdict('scaling-up', 'progressing', { ready: 1, desired: 3 }),
  });
  let api: InMemoryKuberayApi;

  beforeEach(() => {
    jest.useFakeTimers();
    api = InMemoryKuberayApi.create({ view });
  });

  afterEach(async () => {
    await pass(LINGER_MS);
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  const wrapper = ({ children }: { children?: ReactNode }) => (
    <TestApiProvider apis={[[kuberayApiRef, api]]}>{children}</TestApiProvider>
  );

  it('goes from loading to ready, and shows each change', async () => {
    const seen: string[] = [];
    const { result, unmount } = renderHook(
      () => {
        const { entityView } = useEntityView({ entityRef: features });
        seen.push(entityView.state);
        return entityView;
      },
      { wrapper },
    );
    expect(seen[0]).toBe('loading');
    expect(result.current).toEqual({ state: 'ready', view });

    act(() => api.setView(scaling));

    expect(result.current).toEqual({ state: 'ready', view: scaling });
    unmount();
  });

  it('holds one connection for card and tab together, and keeps it from the one to the other', async () => {
    const { rerender, unmount } = render(
      <>
        <Viewer name="card" />
        <Viewer name="tab" />
      </>,
      { wrapper },
    );
    expect(api.openStreams).toBe(1);
    act(() => api.setView(scaling));
    expect(screen.getByText('card: scaling-up')).toBeInTheDocument();
    expect(screen.getByText('tab: scaling-up')).toBeInTheDocument();

    rerender(<Viewer key="card" name="card" />);
    await pass(1_000);
    rerender(<p>Another tab</p>);
    await pass(LINGER_MS - 1);
    rerender(<Viewer key="tab" name="tab" />);

    expect(screen.getByText('tab: scaling-up')).toBeInTheDocument();
    expect(api.requests).toEqual(['streamEntityView']);
    unmount();
  });

  it('opens one stream for 100 mounted viewers of one entity', async () => {
    const { unmount } = render(
      <>
        {Array.from({ length: 100 }, (_, index) => (
          <Viewer key={index} name={`viewer ${index}`} />
        ))}
      </>,
      { wrapper },
    );
    await pass(60_000);

    expect(screen.getAllByText(/all-ready/)).toHaveLength(100);
    expect(api.requests).toEqual(['streamEntityView']);
    expect(api.openStreams).toBe(1);
    unmount();
  });

  it('opens one stream although StrictMode mounts everything twice', async () => {
    const { unmount } = render(
      <StrictMode>
        <Viewer name="card" />
      </StrictMode>,
      { wrapper },
    );
    await pass(60_000);

    expect(screen.getByText('card: all-ready')).toBeInTheDocument();
    expect(api.requests).toEqual(['streamEntityView']);
    unmount();
    await pass(LINGER_MS);
    expect(api.openStreams).toBe(0);
  });

  it('ends its connection and all its timers some seconds after the component', async () => {
    const { unmount } = render(<Viewer name="card" />, { wrapper });

    unmount();
    expect(api.openStreams).toBe(1);
    await pass(LINGER_MS);

    expect(api.openStreams).toBe(0);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('follows the other entity when the page changes to one', async () => {
    const { rerender, unmount } = render(<Viewer name="card" />, { wrapper });

    rerender(<Viewer name="card" of={other} />);
    await pass(LINGER_MS);

    expect(screen.getByText('card: all-ready')).toBeInTheDocument();
    expect(api.requests).toEqual(['streamEntityView', 'streamEntityView']);
    expect(api.openStreams).toBe(1);
    unmount();
  });

  it('takes an entity for the same however its ref is written', async () => {
    const { unmount } = render(
      <>
        <Viewer name="card" />
        <Viewer name="tab" of={{ ...features, kind: 'component' }} />
      </>,
      { wrapper },
    );

    expect(api.openStreams).toBe(1);
    unmount();
  });

  it('tries again when asked to', async () => {
    api.failWith(new Error('Failed to fetch'));
    const { result, unmount } = renderHook(
      () => useEntityView({ entityRef: features }),
      { wrapper },
    );
    await pass(0);
    expect(result.current.entityView).toMatchObject({ state: 'failed' });
    api.failWith(undefined);

    act(() => result.current.retry());
    await pass(0);

    expect(result.current.entityView).toEqual({ state: 'ready', view });
    unmount();
  });
});

import type {
  ClusterDirectory,
  ClusterInfo,
  DirectoryState,
} from './ClusterDirectory';
import { MergedClusterDirectory } from './MergedClusterDirectory';
import { OwnClusterDirectory } from './OwnClusterDirectory';

const T1 = '2026-11-21T02:00:01Z';
const T2 = '2026-11-21T02:00:02Z';
const problem = { code: 'unreachable', message: 'Not installed' } as const;

const plugin = (name: string): ClusterInfo => ({
  name,
  title: name,
  via: 'kubernetes-plugin',
});
const known = (since: string, ...clusters: ClusterInfo[]): DirectoryState => ({
  state: 'known',
  since,
  clusters,
});

/** A directory whose state a test sets. */
class SetDirectory implements ClusterDirectory {
  readonly #listeners = new Set<(state: DirectoryState) => void>();
  #state: DirectoryState;

  constructor(state: DirectoryState) {
    this.#state = state;
  }

  current(): DirectoryState {
    return this.#state;
  }

  subscribe(listener: (state: DirectoryState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  set(state: DirectoryState): void {
    this.#state = state;
    this.#listeners.forEach(listener => listener(state));
  }

  get listeners(): number {
    return this.#listeners.size;
  }
}

function merged(...states: DirectoryState[]): DirectoryState {
  return MergedClusterDirectory.create(
    states.map(state => new SetDirectory(state)),
  ).current();
}

describe('MergedClusterDirectory', () => {
  it('knows the clusters of all parts, in their order', () => {
    expect(merged(known(T1, plugin('a')), known(T2, plugin('b')))).toEqual(
      known(T2, plugin('a'), plugin('b')),
    );
  });

  it('reads until every part has spoken: a cluster that comes later must not look unknown', () => {
    expect(merged(known(T1, plugin('a')), { state: 'reading' })).toEqual({
      state: 'reading',
    });
  });

  it('keeps the clusters of one part known when another cannot be read, and says so', () => {
    expect(
      merged(known(T1, plugin('a')), { state: 'failed', since: T2, problem }),
    ).toEqual({
      ...known(T2, plugin('a')),
      unread: { since: T2, problem },
    });
  });

  it('says so of a part that is merged itself', () => {
    const part: DirectoryState = {
      state: 'known',
      since: T1,
      clusters: [plugin('a')],
      unread: { since: T2, problem },
    };

    expect(merged(part, known(T1))).toEqual(part);
  });

  it('has failed when a part has and no other knows a cluster', () => {
    const failed: DirectoryState = { state: 'failed', since: T2, problem };

    expect(merged(known(T1), failed)).toEqual(failed);
  });

  it('takes of two clusters with one name the first that can be read in the background', () => {
    const personal: ClusterInfo = {
      ...plugin('a'),
      problem: { code: 'needs-service-account', message: 'Sign in' },
    };
    const own: ClusterInfo = {
      name: 'a',
      title: 'Own',
      via: 'kuberay-config',
    };

    expect(merged(known(T1, personal), known(T1, own))).toEqual(known(T1, own));
    expect(merged(known(T1, own), known(T1, plugin('a')))).toEqual(
      known(T1, own),
    );
  });

  it('says of a cluster that is read through Argo CD instead why it could not be watched', () => {
    const limit = {
      code: 'needs-service-account',
      message: 'Sign in',
    } as const;
    const personal: ClusterInfo = {
      ...plugin('a'),
      title: 'Team A',
      problem: limit,
    };
    const deployed: ClusterInfo = { name: 'a', title: 'a', via: 'argocd' };

    expect(merged(known(T1, personal), known(T1, deployed))).toEqual(
      known(T1, { name: 'a', title: 'Team A', via: 'argocd', limit }),
    );
    expect(merged(known(T1, plugin('a')), known(T1, deployed))).toEqual(
      known(T1, plugin('a')),
    );
  });

  it('tells changes of any part, once, until the listener leaves', () => {
    const first = new SetDirectory(known(T1, plugin('a')));
    const second = new SetDirectory({ state: 'reading' });
    const directory = MergedClusterDirectory.create([first, second]);
    const told: DirectoryState[] = [];
    const unsubscribe = directory.subscribe(state => told.push(state));

    second.set(known(T2, plugin('b')));
    second.set(known(T2, plugin('b')));
    unsubscribe();
    first.set(known(T2));

    expect(told).toEqual([known(T2, plugin('a'), plugin('b'))]);
    expect([first.listeners, second.listeners]).toEqual([0, 0]);
    expect(directory.current()).toEqual(known(T2, plugin('b')));
  });
});

describe('OwnClusterDirectory', () => {
  it('knows the configured clusters from the start', () => {
    const directory = OwnClusterDirectory.create([
      {
        name: 'lab',
        title: 'Lab',
        access: {
          url: 'https://lab.example.org',
          token: 't',
          skipTlsVerify: false,
        },
      },
    ]);

    expect(directory.current()).toEqual({
      state: 'known',
      since: expect.any(String),
      clusters: [{ name: 'lab', title: 'Lab', via: 'kuberay-config' }],
    });
  });
});

import type { FaultRule } from 'dev-cluster';
import type { MatrixFault, MatrixKind, Way } from './faultMatrix';
import type { MatrixLimits } from './MatrixBackend';
import type { MatrixCluster } from './MatrixCluster';
import { APPLICATION } from './MatrixCluster';

/** A fault that was switched on. */
export interface InjectedFault {
  /** Whether it has hit what it was meant for. */
  hasHit: () => boolean;
  /** Switches it off. */
  lift: () => void;
}

/** Options of {@link injectFault}. */
export interface InjectFaultOptions {
  cluster: MatrixCluster;
  way: Way;
  kind: MatrixKind;
  /** The token that is good from now on is the renewed one. */
  renewToken: () => void;
}

type RuleFault = FaultRule['fault'];

/** Waits that a fault would make too long for a test, shortened. */
export const faultLimits: Partial<
  Record<MatrixFault, Readonly<Record<'kubernetes' | 'argocd', MatrixLimits>>>
> = {
  hang: {
    kubernetes: { silenceMs: 2_500 },
    argocd: { silenceMs: 2_500, answerMs: 1_000 },
  },
  'slow list': {
    kubernetes: { answerMs: 400 },
    argocd: { answerMs: 1_000 },
  },
};

const PLURALS: Readonly<Record<MatrixKind, string>> = {
  RayCluster: 'rayclusters',
  Pod: 'pods',
  Application: 'applications',
};

/** Switches a fault on for one kind, by one way; clocks and bursts are none of the server's. */
export function injectFault(
  fault: Exclude<MatrixFault, 'clock jump' | '10,000 events in a second'>,
  options: InjectFaultOptions,
): InjectedFault {
  return options.way === 'Argo CD API'
    ? injectIntoArgocd(fault, options)
    : injectIntoKubernetes(fault, options);
}

type ServerFault = Parameters<typeof injectFault>[0];

function injectIntoKubernetes(
  fault: ServerFault,
  { cluster, kind, renewToken }: InjectFaultOptions,
): InjectedFault {
  const scope = {
    pathPrefix: '/clusters/showcase/',
    resource: PLURALS[kind],
  };
  const lift = () => cluster.heal();
  const add = (what: RuleFault, only?: Partial<FaultRule>) =>
    cluster.addFault({ ...scope, ...only, fault: what });
  // A watch that is open already does not notice what happens to requests.
  const breakWatch = () =>
    cluster.removeFault(add({ type: 'cut', afterBytes: 0 }, { only: 'watch' }));
  const after = (id: string): InjectedFault => {
    breakWatch();
    return { hasHit: () => cluster.caught(id) > 0, lift };
  };
  switch (fault) {
    case 'cut':
      return after(add({ type: 'cut', afterBytes: 0 }));
    case 'hang':
      add({ type: 'hang' });
      return { hasHit: () => true, lift };
    case '410':
      return after(
        add({ type: 'refuse', code: 410 }, { only: 'watch', times: 1 }),
      );
    case '401':
      return after(add({ type: 'refuse', code: 401 }));
    case '403':
      return after(add({ type: 'refuse', code: 403 }));
    case '404 CRD':
      return after(add({ type: 'refuse', code: 404 }));
    case '500 storm':
      return after(add({ type: 'refuse', code: 500 }));
    case 'malformed line':
      add({ type: 'malformed-line' }, { only: 'watch' });
      cluster.mark(kind);
      return { hasHit: () => true, lift };
    case 'half line':
      return halfLine(add, cluster, kind);
    case 'slow list':
      return slowList(add, breakWatch, cluster);
    case 'API down at start':
      return after(add({ type: 'down' }));
    case 'token expiry': {
      const injected = after(add({ type: 'token-expiry' }));
      // Nobody forgives the old token: that it is renewed is what heals.
      return { ...injected, lift: renewToken };
    }
    default:
      throw unexpected(fault);
  }
}

/** Late by more than the limit. The list may be a watch that begins with all that is there. */
function slowList(
  add: (fault: RuleFault, only?: Partial<FaultRule>) => string,
  breakWatch: () => void,
  cluster: MatrixCluster,
): InjectedFault {
  const expired = add(
    { type: 'refuse', code: 410 },
    { only: 'watch', times: 1 },
  );
  const slow = add({ type: 'delay', delayMs: 1_500 });
  breakWatch();
  return {
    hasHit: () => cluster.caught(expired) > 0 && cluster.caught(slow) > 0,
    lift: () => cluster.heal(),
  };
}

/** Cuts one line of an open stream in half; the stream after it is whole. */
function halfLine(
  add: (fault: RuleFault, only?: Partial<FaultRule>) => string,
  cluster: MatrixCluster,
  kind: MatrixKind,
): InjectedFault {
  const seen = add({ type: 'delay', delayMs: 0 }, { only: 'watch' });
  const half = add({ type: 'half-line' }, { only: 'watch' });
  // Streams write at once.
  cluster.mark(kind);
  cluster.removeFault(half);
  return {
    hasHit: () => cluster.caught(seen) > 0,
    lift: () => cluster.heal(),
  };
}

function injectIntoArgocd(
  fault: ServerFault,
  { cluster, kind }: InjectFaultOptions,
): InjectedFault {
  const api = '/argocd/showcase/api/v1';
  const isApplication = kind === 'Application';
  const scope = {
    pathPrefix: isApplication
      ? `${api}/applications`
      : `${api}/applications/${APPLICATION.name}/`,
  };
  const stream = { pathPrefix: `${api}/stream/` };
  const lift = () => cluster.heal();
  const addToStream = (what: RuleFault, only?: Partial<FaultRule>) =>
    cluster.addFault({ ...stream, ...only, fault: what });
  const add = (what: RuleFault) => {
    if (isApplication) {
      addToStream(what);
    }
    return cluster.addFault({ ...scope, fault: what });
  };
  const after = (id: string): InjectedFault => {
    if (isApplication) {
      cluster.removeFault(addToStream({ type: 'cut', afterBytes: 0 }));
    }
    return { hasHit: () => cluster.caught(id) > 0, lift };
  };
  const broken = (type: 'malformed-line' | 'half-line'): InjectedFault => {
    if (!isApplication) {
      return after(add({ type }));
    }
    if (type === 'half-line') {
      return halfLine(addToStream, cluster, kind);
    }
    const seen = addToStream({ type: 'delay', delayMs: 0 });
    const id = addToStream({ type });
    cluster.mark(kind);
    cluster.removeFault(id);
    return { hasHit: () => cluster.caught(seen) > 0, lift };
  };
  switch (fault) {
    case 'cut':
      return after(add({ type: 'cut', afterBytes: 0 }));
    case 'hang':
      return { ...after(add({ type: 'hang' })), hasHit: () => true };
    case '401':
      return after(add({ type: 'refuse', code: 401 }));
    case '403':
      return after(add({ type: 'refuse', code: 403 }));
    case '500 storm':
      return after(add({ type: 'refuse', code: 500 }));
    case 'malformed line':
      return broken('malformed-line');
    case 'half line':
      return broken('half-line');
    case 'slow list':
      return after(add({ type: 'delay', delayMs: 2_000 }));
    case 'API down at start':
      return after(add({ type: 'down' }));
    case 'token expiry':
      return after(add({ type: 'token-expiry' }));
    case '410':
    case '404 CRD':
      throw new Error(`${fault} cannot occur by this way`);
    default:
      throw unexpected(fault);
  }
}

function unexpected(fault: never): Error {
  return new Error(`Unexpected fault ${JSON.stringify(fault)}`);
}

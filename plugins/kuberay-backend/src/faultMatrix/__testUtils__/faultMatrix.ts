import type { SourceProblem } from 'backstage-plugin-kuberay-common';

/** What can go wrong. */
export const faults = [
  'cut',
  'hang',
  '410',
  '401',
  '403',
  '404 CRD',
  '500 storm',
  'malformed line',
  'half line',
  'slow list',
  'API down at start',
  'clock jump',
  'token expiry',
  '10,000 events in a second',
] as const;

/** What is read. */
export const kinds = ['RayCluster', 'Pod', 'Application'] as const;

/** By which way it is read. */
export const ways = ['proxy', 'own connection', 'Argo CD API'] as const;

/** See {@link faults}. */
export type MatrixFault = (typeof faults)[number];

/** See {@link kinds}. */
export type MatrixKind = (typeof kinds)[number];

/** See {@link ways}. */
export type Way = (typeof ways)[number];

/**
 * What a fault does to a kind.
 *
 * `stale`: the last good data stay, with the reason. `failed`: nothing was known yet, with the reason. `not-installed`:
 * the cluster says that it does not serve the kind, which is knowledge. `unharmed`: nobody notices, by design.
 * `impossible`: it cannot occur.
 */
export type Outcome =
  | {
      outcome: 'stale' | 'failed';
      code: SourceProblem['code'];
      /** The sentence of the card; `<resource>` stands for the name of the kind's resource, `<seconds>` for the limit. */
      says: string;
    }
  | { outcome: 'not-installed' }
  | { outcome: 'unharmed' | 'impossible'; because: string };

/** One fault, by all ways and for all kinds. */
export interface FaultRow {
  /** What is done to the source. */
  what: string;
  /** How it becomes live again, without a restart. */
  heals: string;
  outcomes: Readonly<Record<Way, Readonly<Record<MatrixKind, Outcome>>>>;
}

type ByKind = FaultRow['outcomes'][Way];

const PROXY_FAILED = 'The connection through the Kubernetes plugin failed';
const CONNECTION_FAILED = 'The connection to the cluster failed';
const NO_CREDENTIALS =
  'The cluster does not accept the credentials that Backstage has for it';
const ARGOCD_FAILED = 'The connection to Argo CD failed';
const ARGOCD_LATE = 'No answer of Argo CD came in time';
const ARGOCD_NO_CREDENTIALS =
  'Argo CD does not accept the credentials that Backstage has for it';

const stale = (code: SourceProblem['code'], says: string): Outcome => ({
  outcome: 'stale',
  code,
  says,
});

const failed = (code: SourceProblem['code'], says: string): Outcome => ({
  outcome: 'failed',
  code,
  says,
});

const unharmed = (because: string): Outcome => ({
  outcome: 'unharmed',
  because,
});

const impossible = (because: string): Outcome => ({
  outcome: 'impossible',
  because,
});

const all = (outcome: Outcome): ByKind => ({
  RayCluster: outcome,
  Pod: outcome,
  Application: outcome,
});

/** Through Argo CD, RayClusters and pods are read together. */
const argocd = (application: Outcome, ray: Outcome = application): ByKind => ({
  RayCluster: ray,
  Pod: ray,
  Application: application,
});

/** The same by the Kubernetes API, whichever way leads there. */
const kubernetes = (
  byKind: ByKind,
): Record<'proxy' | 'own connection', ByKind> => ({
  proxy: byKind,
  'own connection': byKind,
});

const CLOCK =
  'only differences of a steady clock decide anything; the time of day is what is shown';

/** What each fault does, in every cell: the specification of the tests beside it and of `docs/faults.md`. */
export const faultMatrix: Readonly<Record<MatrixFault, FaultRow>> = {
  cut: {
    what: 'Connections break, the open ones and every new one.',
    heals: 'The next attempt, at most 15 seconds later, lists again.',
    outcomes: {
      proxy: all(stale('unreachable', PROXY_FAILED)),
      'own connection': all(stale('unreachable', CONNECTION_FAILED)),
      'Argo CD API': argocd(stale('unreachable', ARGOCD_FAILED)),
    },
  },
  hang: {
    what: 'Connections stay open, and nothing comes any more.',
    heals: 'The dead connection was left; the next list that comes counts.',
    outcomes: {
      ...kubernetes(
        all(
          stale('timeout', 'The watch has been silent for <seconds> seconds'),
        ),
      ),
      'Argo CD API': argocd(stale('timeout', ARGOCD_LATE)),
    },
  },
  '410': {
    what: 'The watch ends, and the next one is told that its version is too old.',
    heals: 'A new list, at once.',
    outcomes: {
      ...kubernetes(
        all(
          unharmed('everything is listed again at once, as the API asks for'),
        ),
      ),
      'Argo CD API': all(
        impossible(
          "no version of Argo CD's API is ever too old: a stream begins with everything",
        ),
      ),
    },
  },
  '401': {
    what: 'The watch ends, and every request is refused with 401.',
    heals:
      'The first request that is accepted; no new credentials in the configuration are needed where the old ones are good again.',
    outcomes: {
      ...kubernetes(all(stale('unauthorized', NO_CREDENTIALS))),
      'Argo CD API': argocd(stale('unauthorized', ARGOCD_NO_CREDENTIALS)),
    },
  },
  '403': {
    what: 'The watch ends, and every request is refused with 403.',
    heals: 'The first request that is allowed.',
    outcomes: {
      ...kubernetes(
        all(
          stale(
            'forbidden',
            'The cluster does not allow Backstage to watch <resource>',
          ),
        ),
      ),
      'Argo CD API': argocd(
        stale(
          'forbidden',
          'Argo CD does not allow Backstage to list Applications (the account needs the right `applications, get`)',
        ),
        stale(
          'forbidden',
          'Argo CD does not allow Backstage to read this Application (the account needs the right `applications, get`)',
        ),
      ),
    },
  },
  '404 CRD': {
    what: 'The watch ends, and the API server does not serve the kind any more.',
    heals:
      'A probe every few seconds finds the kind served again; at once when Argo CD does something in the cluster.',
    outcomes: {
      ...kubernetes({
        RayCluster: { outcome: 'not-installed' },
        Pod: impossible('pods have no CRD, every API server serves them'),
        Application: { outcome: 'not-installed' },
      }),
      'Argo CD API': argocd(
        impossible('without its CRD there is no Argo CD that could answer'),
        impossible(
          'Argo CD asks the cluster, not we: an Application whose CRD has gone is a tree without RayClusters',
        ),
      ),
    },
  },
  '500 storm': {
    what: 'The watch ends, and every request is answered with 500.',
    heals: 'The first attempt that succeeds.',
    outcomes: {
      ...kubernetes(
        all(stale('server-error', 'The cluster answers with HTTP 500')),
      ),
      'Argo CD API': argocd(
        stale('server-error', 'Argo CD answers with HTTP 500'),
      ),
    },
  },
  'malformed line': {
    what: 'One line is no JSON, and the answer goes on.',
    heals: 'A new list tells what the line would have.',
    outcomes: {
      ...kubernetes(
        all(
          stale('malformed', 'The cluster sends a line that is no watch event'),
        ),
      ),
      'Argo CD API': argocd(
        unharmed(
          'the stream is left, and the list that tells the same comes at once',
        ),
        stale(
          'malformed',
          'Something else than the API of Argo CD answers there',
        ),
      ),
    },
  },
  'half line': {
    what: 'One line stops in its middle, and the answer ends as if it were complete.',
    heals: 'The next watch begins before the line that was lost.',
    outcomes: {
      ...kubernetes(
        all(
          unharmed(
            'a line counts when it has ended: the next watch brings it again',
          ),
        ),
      ),
      'Argo CD API': argocd(
        unharmed(
          'a line counts when it has ended, and the list that tells the same comes at once',
        ),
        stale(
          'malformed',
          'Something else than the API of Argo CD answers there',
        ),
      ),
    },
  },
  'slow list': {
    what: 'The watch has become too old, and the list after it takes longer than 30 seconds.',
    heals: 'What the list brings in the end counts.',
    outcomes: {
      ...kubernetes(
        all(stale('timeout', 'The list takes longer than <seconds> seconds')),
      ),
      'Argo CD API': argocd(stale('timeout', ARGOCD_LATE)),
    },
  },
  'API down at start': {
    what: 'Nobody answers when the backend starts.',
    heals: 'The first list, at most 15 seconds after the source is there.',
    outcomes: {
      proxy: all(failed('unreachable', PROXY_FAILED)),
      'own connection': all(failed('unreachable', CONNECTION_FAILED)),
      'Argo CD API': argocd(
        failed('unreachable', ARGOCD_FAILED),
        // The other Applications have told what they bring.
        stale('unreachable', ARGOCD_FAILED),
      ),
    },
  },
  'clock jump': {
    what: 'The time of day jumps forward by an hour, and back.',
    heals: 'There is nothing to heal.',
    outcomes: {
      ...kubernetes(all(unharmed(CLOCK))),
      'Argo CD API': all(unharmed(CLOCK)),
    },
  },
  'token expiry': {
    what: 'The watch ends, and the token that was good so far is refused.',
    heals:
      'Kubernetes: the next request reads the token anew, and whoever renews it (a kubelet, the Kubernetes plugin) has done so. Argo CD: a new login.',
    outcomes: {
      ...kubernetes(all(stale('unauthorized', NO_CREDENTIALS))),
      'Argo CD API': all(
        unharmed(
          'a session that was refused is renewed at once, by one login for all',
        ),
      ),
    },
  },
  '10,000 events in a second': {
    what: 'The objects of the kind change ten thousand times, as fast as the server can.',
    heals: 'There is nothing to heal.',
    outcomes: {
      ...kubernetes(
        all(
          unharmed(
            'each change is one small step, and a view is computed at most every 50 ms',
          ),
        ),
      ),
      'Argo CD API': argocd(
        unharmed(
          'each change is one small step, and a view is computed at most every 50 ms',
        ),
        impossible(
          'no event of a RayCluster or pod is sent through Argo CD: a round asks for what there is, at most every ten seconds',
        ),
      ),
    },
  },
};

/** One cell. */
export interface Cell {
  fault: MatrixFault;
  kind: MatrixKind;
  way: Way;
  outcome: Outcome;
}

/** Every cell of the matrix, each once. */
export function allCells(): Cell[] {
  return faults.flatMap(fault =>
    ways.flatMap(way =>
      kinds.map(kind => ({
        fault,
        kind,
        way,
        outcome: faultMatrix[fault].outcomes[way][kind],
      })),
    ),
  );
}

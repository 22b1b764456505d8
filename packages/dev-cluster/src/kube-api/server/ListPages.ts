import type { Clock } from '../../clock';
import { isJsonObject } from '../json';
import type { KubeObject } from '../KubeObject';
import { KubeStatusError } from '../KubeStatusError';
import type { ObjectSelection } from './ObjectSelection';

/** What a list needs of a store. */
export interface ListSource {
  resourceVersion(): string;
  entries(kind: string, options: { namespace?: string }): KubeObject[];
}

/** One page; `continue` is absent on the last. */
export interface ListPage {
  items: KubeObject[];
  metadata: {
    resourceVersion: string;
    continue?: string;
    remainingItemCount?: number;
  };
}

interface Snapshot {
  objects: KubeObject[];
  resourceVersion: string;
}

/** Milliseconds that a continue token is good for, as with the usual compaction of etcd. */
const TOKEN_LIFETIME_MS = 5 * 60_000;

/**
 * Lists in pages: all pages of one list show the objects at the version of the first page. A token is forgotten after
 * five minutes, and the next page is then refused with 410. Tokens are opaque, as real ones.
 */
export class ListPages {
  readonly #source: ListSource;
  readonly #clock: Clock;
  readonly #snapshots = new Map<string, Snapshot>();
  readonly #timers = new Set<() => void>();

  constructor(options: { source: ListSource; clock: Clock }) {
    this.#source = options.source;
    this.#clock = options.clock;
  }

  /** @throws KubeStatusError 400 for a token that is none, 410 for one that has expired */
  page(options: {
    kind: string;
    selection: ObjectSelection;
    /** 0 for no limit. */
    limit: number;
    token: string | undefined;
  }): ListPage {
    const { kind, selection, limit } = options;
    const scope = `${kind}/${selection.namespace ?? ''}`;
    const token = options.token ? readToken(options.token) : undefined;
    const snapshot = token
      ? this.#resume(scope, token.resourceVersion)
      : this.#take(kind, selection.namespace);
    const from = token ? token.from : 0;
    const items: KubeObject[] = [];
    let at = from;
    while (at < snapshot.objects.length && (!limit || items.length < limit)) {
      const object = snapshot.objects[at];
      at += 1;
      if (selection.matches(object)) {
        items.push(object);
      }
    }
    const { resourceVersion } = snapshot;
    const remaining = snapshot.objects.length - at;
    const isLast =
      remaining === 0 || !snapshot.objects.slice(at).some(selection.matches);
    if (isLast) {
      return { items, metadata: { resourceVersion } };
    }
    this.#keep(scope, snapshot);
    return {
      items,
      metadata: {
        resourceVersion,
        continue: writeToken({ resourceVersion, from: at }),
        ...(!selection.isNarrowed && { remainingItemCount: remaining }),
      },
    };
  }

  /** Forgets all tokens, as compaction does. */
  expire(): void {
    this.stop();
    this.#snapshots.clear();
  }

  stop(): void {
    for (const cancel of this.#timers) {
      cancel();
    }
    this.#timers.clear();
  }

  #take(kind: string, namespace: string | undefined): Snapshot {
    return {
      objects: this.#source.entries(kind, { ...(namespace && { namespace }) }),
      resourceVersion: this.#source.resourceVersion(),
    };
  }

  #keep(scope: string, snapshot: Snapshot): void {
    const key = `${scope}@${snapshot.resourceVersion}`;
    if (this.#snapshots.has(key)) {
      return;
    }
    this.#snapshots.set(key, snapshot);
    const cancel = this.#clock.schedule(() => {
      this.#timers.delete(cancel);
      this.#snapshots.delete(key);
    }, TOKEN_LIFETIME_MS);
    this.#timers.add(cancel);
  }

  #resume(scope: string, resourceVersion: string): Snapshot {
    const snapshot = this.#snapshots.get(`${scope}@${resourceVersion}`);
    if (!snapshot) {
      throw KubeStatusError.expired(
        'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter.',
      );
    }
    return snapshot;
  }
}

function writeToken(token: { resourceVersion: string; from: number }): string {
  const { resourceVersion, from } = token;
  const json = JSON.stringify({
    v: 'meta.k8s.io/v1',
    rv: resourceVersion,
    from,
  });
  return Buffer.from(json).toString('base64url');
}

function readToken(text: string): { resourceVersion: string; from: number } {
  const invalid = (because: string) =>
    KubeStatusError.badRequest(
      `invalid continue token: continue key is not valid: ${because}`,
    );
  const bytes = Buffer.from(text, 'base64url');
  let token: unknown;
  try {
    token = JSON.parse(bytes.toString('utf8'));
  } catch {
    const first = bytes.toString('latin1').slice(0, 1);
    throw invalid(
      first === ''
        ? 'unexpected end of JSON input'
        : `invalid character '${first}' looking for beginning of value`,
    );
  }
  if (
    !isJsonObject(token) ||
    typeof token.rv !== 'string' ||
    typeof token.from !== 'number' ||
    !Number.isSafeInteger(token.from) ||
    token.from < 0
  ) {
    throw invalid('incorrect encoded start resourceVersion or key');
  }
  return { resourceVersion: token.rv, from: token.from };
}

import type { Clock } from '../clock';
import type { KubeObject } from '../kube-api/KubeObject';
import type { ObjectStore } from '../kube-api/ObjectStore';
import { kubeTime } from './kubeTime';

/** What a controller has to say about an object. */
export interface EventText {
  type: 'Normal' | 'Warning';
  /** CamelCase, e.g. `CreatedHeadPod`. */
  reason: string;
  message: string;
}

/** From the eleventh text of one reason on, client-go folds them into one event. */
const DISTINCT_TEXTS = 10;
const SIMILAR_WITHIN_MS = 600_000;

interface Spell {
  last: number;
  /** Message → name of its event. */
  texts: Map<string, string>;
  /** Name of the event that the surplus is folded into. */
  combined?: string;
}

/**
 * Writes `v1` Events as client-go's recorder does: a repeated text raises `count`; more than ten texts of one reason
 * about one object within ten minutes become one event `(combined from similar events): …` (recorded/zoo: at-max).
 */
export class EventRecorder {
  readonly #store: ObjectStore;
  readonly #clock: Clock;
  readonly #component: string;
  readonly #spells = new Map<string, Spell>();
  #serial = 0;

  private constructor(options: EventRecorderOptions) {
    this.#store = options.store;
    this.#clock = options.clock;
    this.#component = options.component;
  }

  static create(options: EventRecorderOptions): EventRecorder {
    return new EventRecorder(options);
  }

  /** Writes or counts up; an object whose namespace is going gets no event. */
  record(about: KubeObject, text: EventText): void {
    const { namespace = 'default' } = about.metadata;
    const now = this.#clock.now();
    const spell = this.#spell(about, text, now);
    const folded =
      !spell.texts.has(text.message) && spell.texts.size >= DISTINCT_TEXTS;
    const name = folded ? spell.combined : spell.texts.get(text.message);
    const message = folded
      ? `(combined from similar events): ${text.message}`
      : text.message;
    const existing =
      name !== undefined && this.#store.get({ kind: 'Event', namespace, name });
    if (existing) {
      this.#store.update({
        ...existing,
        count: Number(existing.count) + 1,
        lastTimestamp: kubeTime(now),
        message,
      });
      return;
    }
    const created = this.#create({ about, namespace, text, message, now });
    if (folded) {
      spell.combined = created;
    } else {
      spell.texts.set(text.message, created);
    }
  }

  /** Drops what is remembered of an object that is gone. */
  forget(about: KubeObject): void {
    for (const key of this.#spells.keys()) {
      if (key.startsWith(`${about.metadata.uid}/`)) {
        this.#spells.delete(key);
      }
    }
  }

  #spell(about: KubeObject, text: EventText, now: number): Spell {
    const key = `${about.metadata.uid}/${text.type}/${text.reason}`;
    const known = this.#spells.get(key);
    if (known && now - known.last < SIMILAR_WITHIN_MS) {
      known.last = now;
      return known;
    }
    const spell: Spell = { last: now, texts: new Map() };
    this.#spells.set(key, spell);
    return spell;
  }

  #create(options: {
    about: KubeObject;
    namespace: string;
    text: EventText;
    message: string;
    now: number;
  }): string {
    const { about, namespace, text, message, now } = options;
    this.#serial += 1;
    // Nanoseconds in hexadecimal, as client-go names events; the serial keeps them apart within one millisecond.
    const stamp = (
      BigInt(now) * 1_000_000n +
      BigInt(this.#serial % 1_000_000)
    ).toString(16);
    const name = `${about.metadata.name}.${stamp}`;
    this.#store.create({
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name, namespace },
      involvedObject: {
        apiVersion: about.apiVersion,
        kind: about.kind,
        name: about.metadata.name,
        ...(about.metadata.namespace !== undefined && {
          namespace: about.metadata.namespace,
        }),
        resourceVersion: about.metadata.resourceVersion,
        uid: about.metadata.uid,
      },
      type: text.type,
      reason: text.reason,
      message,
      count: 1,
      eventTime: null,
      firstTimestamp: kubeTime(now),
      lastTimestamp: kubeTime(now),
      source: { component: this.#component },
      reportingComponent: this.#component,
      reportingInstance: '',
    });
    return name;
  }
}

export interface EventRecorderOptions {
  store: ObjectStore;
  clock: Clock;
  /** Who speaks, e.g. `raycluster-controller`. */
  component: string;
}

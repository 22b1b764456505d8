import type { EntityView } from 'backstage-plugin-kuberay-common';
import type { EntityViewState } from './EntityViewState';
import { refusalOf } from './refusalOf';

/** What is known of an entity's view. `confirmedAt`: when it was last known to stand, in milliseconds of the epoch. */
export interface HeldView {
  state: EntityViewState;
  etag?: string;
  confirmedAt: number;
}

/** What can happen to it. `at`: milliseconds of the epoch. */
export type HeldViewEvent =
  | { type: 'viewed'; view: EntityView; etag: string | undefined; at: number }
  /** The view still stands. */
  | { type: 'confirmed'; at: number }
  /** No answer, or a refusal. */
  | { type: 'failed'; error: Error }
  /** There was no answer for so long that the view can no longer pass for the present. */
  | { type: 'outdated'; error: Error }
  /** Somebody asked to try again. */
  | { type: 'retried' }
  /** Nobody looks any more. */
  | { type: 'dropped' };

/** Nothing is known yet. */
export const NOTHING_HELD: HeldView = {
  state: { state: 'loading' },
  confirmedAt: 0,
};

/** The next state, the same object where nothing changed that a viewer could see. */
export function reduceHeldView(held: HeldView, event: HeldViewEvent): HeldView {
  const { state } = held;
  switch (event.type) {
    case 'viewed': {
      const { view, etag, at } = event;
      const isSame = etag !== undefined && etag === held.etag;
      return isSame && state.state === 'ready'
        ? { ...held, confirmedAt: at }
        : { state: { state: 'ready', view }, etag, confirmedAt: at };
    }
    case 'confirmed':
      return {
        ...held,
        state:
          state.state === 'stale'
            ? { state: 'ready', view: state.view }
            : state,
        confirmedAt: event.at,
      };
    case 'failed':
      return afterFailure(held, event.error);
    case 'outdated':
      return state.state === 'ready'
        ? { ...held, state: stale(held, state.view, event.error) }
        : held;
    case 'retried':
      return state.state === 'failed' ? NOTHING_HELD : held;
    case 'dropped':
      return NOTHING_HELD;
    default:
      throw new Error(`Unknown event ${JSON.stringify(event satisfies never)}`);
  }
}

/** A refusal drops the view: who may no longer see a cluster should not see its last picture either. */
function afterFailure(held: HeldView, error: Error): HeldView {
  const { state } = held;
  const refusal = refusalOf(error);
  if (refusal === 'forbidden') {
    return state.state === 'forbidden'
      ? held
      : { ...NOTHING_HELD, state: { state: 'forbidden' } };
  }
  if (refusal === 'unknown-entity') {
    return { ...NOTHING_HELD, state: { state: 'failed', error } };
  }
  switch (state.state) {
    case 'loading':
    case 'failed':
      return { ...held, state: { state: 'failed', error } };
    case 'stale':
      return { ...held, state: { ...state, error } };
    // A short gap is nobody's news, and to be refused stays the last word until there is another.
    case 'ready':
    case 'forbidden':
      return held;
    default:
      throw new Error(`Unknown state ${JSON.stringify(state satisfies never)}`);
  }
}

function stale(held: HeldView, view: EntityView, error: Error) {
  return {
    state: 'stale' as const,
    view,
    since: held.confirmedAt,
    error,
  };
}

import type {
  AutoscalerMessage,
  RayClusterRef,
  RayWords,
} from 'backstage-plugin-kuberay-common';
import type { RayAnswers } from './askRay';
import { rayReason, type RayProblem } from './rayReason';

/** Nothing is asked. */
export const OFF: RayWords = {
  state: 'off',
  messages: [],
  pendingDemands: [],
};

/** Asked for the first time. */
export const READING: RayWords = { ...OFF, state: 'reading' };

/** Options of {@link toRayWords}. */
export interface ToRayWordsOptions {
  rayCluster: RayClusterRef;
  before: RayWords;
  answers: RayAnswers;
  /** ISO 8601. */
  now: string;
}

/**
 * Ray's words after a round. What failed keeps its last good answer; the words are `known` when status or events were
 * answered, and then as old as that. Pure.
 */
export function toRayWords(options: ToRayWordsOptions): RayWords {
  const { rayCluster, before, answers, now } = options;
  const { status, events, version } = answers;
  const known = 'said' in status || 'said' in events;
  const [problem] = [status, events].flatMap(answer =>
    'failed' in answer ? [answer.failed] : [],
  );
  return {
    state: known ? 'known' : 'unknown',
    reason: problem && rayReason(problem, rayCluster),
    observedAt: known ? now : before.observedAt,
    rayVersion: 'said' in version ? version.said : before.rayVersion,
    messages: 'said' in events ? events.said : before.messages,
    pendingDemands:
      'said' in status ? status.said.pendingDemands : before.pendingDemands,
    status: 'said' in status ? status.said.text : before.status,
  };
}

/** Words that cannot be had at all; the last good ones stay, with their age. */
export function unknownRayWords(
  before: RayWords,
  problem: RayProblem,
  rayCluster: RayClusterRef,
): RayWords {
  return {
    ...before,
    state: 'unknown',
    reason: rayReason(problem, rayCluster),
  };
}

/**
 * Words without what changes from round to round whatever happens: when they were read, how often a message was repeated and
 * when last, and the text of `ray status`, which has the time in its title and what every task uses. Two that are equal
 * tell a person the same.
 */
export function whatMatters(words: RayWords): RayWords {
  return {
    ...words,
    observedAt: undefined,
    // Of two that are repeated in turn each is the newest half of the time.
    messages: words.messages
      .map(message => ({ ...message, lastSeen: '', count: 0 }))
      .sort((a, b) => compareTexts(messageKey(a), messageKey(b))),
    status: undefined,
  };
}

function messageKey({ since, severity, message }: AutoscalerMessage): string {
  return JSON.stringify([since, severity, message]);
}

function compareTexts(left: string, right: string): number {
  if (left === right) {
    return 0;
  }
  return left < right ? -1 : 1;
}

import type { Config } from '@backstage/config';
import { readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

const KEY = 'kuberay.history.retention';
const DEFAULT_RETENTION_MS = 7 * 24 * 3_600_000;
/** Shorter than the heartbeat of the history, nothing of it would be left. */
const MIN_RETENTION_MS = 3_600_000;

/** Milliseconds for which the history is kept. @throws InputError naming the key */
export function readRetention(config: Config): number {
  if (!config.has(KEY)) {
    return DEFAULT_RETENTION_MS;
  }
  const retentionMs = readMilliseconds(config);
  if (!(retentionMs >= MIN_RETENTION_MS)) {
    throw new InputError(
      `Invalid configuration: ${KEY} must be an hour or longer`,
    );
  }
  return retentionMs;
}

function readMilliseconds(config: Config): number {
  try {
    return durationToMilliseconds(readDurationFromConfig(config, { key: KEY }));
  } catch (error) {
    throw new InputError(
      `Invalid configuration: ${KEY} must be a duration such as P7D, 7d or { days: 7 }`,
      error,
    );
  }
}

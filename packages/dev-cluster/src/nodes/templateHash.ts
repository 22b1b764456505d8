import { createHash } from 'node:crypto';

/** The letters of Kubernetes' generated names: no vowels and nothing that looks alike, so that no word appears. */
const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';
const LENGTH = 10;

/** A short hash of a pod template, for `pod-template-hash` (the real one is another function of the same kind). */
export function templateHash(template: unknown): string {
  const digest = createHash('sha256').update(JSON.stringify(template)).digest();
  return [...digest.subarray(0, LENGTH)]
    .map(byte => ALPHABET[byte % ALPHABET.length])
    .join('');
}

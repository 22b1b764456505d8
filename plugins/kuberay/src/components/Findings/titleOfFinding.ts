import type { EntityView, Finding } from 'backstage-plugin-kuberay-common';
import { asSentence } from '../Text';
import { isToldAlready } from './isToldAlready';

/** Findings that begin as the verdict `sync-unknown` reads: after it, only Argo CD's own words are news. */
const BEGIN_AS_THE_VERDICT: ReadonlySet<string> = new Set([
  'comparison-error',
  'application-invalid',
]);

/**
 * What a note about a finding says in bold on a card that shows `view`: only what stands nowhere else on it.
 *
 * Undefined where the card says all of it already, and only the remedy is news.
 */
export function titleOfFinding(
  finding: Finding,
  view: EntityView,
): string | undefined {
  if (isToldAlready(finding, view)) {
    return undefined;
  }
  const { code, params } = view.verdict;
  const { reason } = params;
  return code === 'sync-unknown' &&
    BEGIN_AS_THE_VERDICT.has(finding.code) &&
    typeof reason === 'string' &&
    reason !== '' &&
    finding.message.endsWith(reason)
    ? asSentence(reason)
    : finding.message;
}

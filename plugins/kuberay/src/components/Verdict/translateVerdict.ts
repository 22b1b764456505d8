import { isVerdictCode, type Verdict } from 'backstage-plugin-kuberay-common';
import type { KuberayTranslation } from '../../translation';

/**
 * The sentence of a verdict in the user's language.
 *
 * Falls back to the backend's English for a code that this version does not know yet, and where a translation needs a
 * parameter that this verdict lacks: better another language than a sentence with a hole.
 */
export function translateVerdict(
  t: KuberayTranslation,
  { code, params, message, rayCluster }: Verdict,
): string {
  if (!isVerdictCode(code)) {
    return message;
  }
  // Which parameters a code has is known at run time only, so its type cannot follow.
  const translate = t as unknown as (
    key: string,
    options: Verdict['params'],
  ) => string;
  const sentence = translate(`verdict.${code}`, params);
  if (sentence.includes('{{')) {
    return message;
  }
  return rayCluster
    ? t('card.ofRayCluster', { name: rayCluster, sentence })
    : sentence;
}

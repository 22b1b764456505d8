import type { LocatedFinding } from 'backstage-plugin-kuberay-common/gitops';
import type { ReportingDescriptor } from 'sarif';
import { DOCS_ADDRESS } from '../docsAddress';
import { RULE_SUMMARIES } from './ruleSummaries';

/** One rule can object to several things: `R3/scale-strategy-not-ignored`. */
export function ruleKey({
  rule,
  code,
}: Pick<LocatedFinding, 'rule' | 'code'>): string {
  return code === undefined ? rule : `${rule}/${code}`;
}

/** What the findings are about, each once, in their order. */
export function sarifRules(
  findings: readonly LocatedFinding[],
): ReportingDescriptor[] {
  const firsts = new Map<string, LocatedFinding>();
  for (const finding of findings) {
    if (!firsts.has(ruleKey(finding))) {
      firsts.set(ruleKey(finding), finding);
    }
  }
  return [...firsts].map(([id, { rule, code }]) => ({
    id,
    ...(code !== undefined && { name: toPascalCase(code) }),
    shortDescription: { text: RULE_SUMMARIES[rule] },
    helpUri: `${DOCS_ADDRESS}#${rule.toLowerCase()}`,
  }));
}

function toPascalCase(code: string): string {
  return code.replace(/(?:^|-)([a-z0-9])/g, (_match, letter: string) =>
    letter.toUpperCase(),
  );
}

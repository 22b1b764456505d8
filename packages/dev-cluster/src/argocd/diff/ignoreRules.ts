import { isJsonObject } from '../../kube-api/json';
import type { KubeObject } from '../../kube-api';
import type { IgnoreRule } from '../Application';
import { groupOf } from '../resourceId';
import { deleteJqPath, parseJqPath, UnsupportedJqError } from './jqPath';
import { parseJsonPointer } from './jsonPointer';

/** What the stand-in cannot do of these rules, in words; empty when it follows all of them. */
export function findUnsupportedRules(rules: readonly IgnoreRule[]): string[] {
  return rules.flatMap(rule => [
    ...(rule.managedFieldsManagers?.length
      ? ['ignoreDifferences by managedFieldsManagers']
      : []),
    ...(rule.jqPathExpressions ?? []).flatMap(findUnsupportedExpression),
  ]);
}

/** The object without the fields that the rules for it name; the input stays as it is. */
export function withoutIgnored<T>(
  value: T,
  rules: readonly IgnoreRule[],
  subject: KubeObject,
): T {
  const paths = rules
    .filter(rule => matches(rule, subject))
    .flatMap(rule => [
      ...(rule.jqPathExpressions ?? []).map(parseJqPath),
      ...(rule.jsonPointers ?? []).flatMap(parseJsonPointer),
    ]);
  const stripped = paths.reduce<unknown>(deleteJqPath, value);
  return (isJsonObject(stripped) ? stripped : value) as T;
}

/** Group and kind are globs, name and namespace exact; an absent one matches all (domain facts 6.1). */
function matches(rule: IgnoreRule, subject: KubeObject): boolean {
  const { name, namespace } = subject.metadata;
  return (
    isGlobMatch(rule.group ?? '', groupOf(subject.apiVersion)) &&
    isGlobMatch(rule.kind, subject.kind) &&
    (!rule.name || rule.name === name) &&
    (!rule.namespace || rule.namespace === namespace)
  );
}

function isGlobMatch(pattern: string, text: string): boolean {
  const expression = pattern
    .split('*')
    .map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${expression}$`).test(text);
}

function findUnsupportedExpression(expression: string): string[] {
  try {
    parseJqPath(expression);
    return [];
  } catch (error) {
    if (error instanceof UnsupportedJqError) {
      return [error.message];
    }
    throw error;
  }
}

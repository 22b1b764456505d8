import type { RuleFinding } from 'backstage-plugin-kuberay-common/gitops';
import { findingPlace } from './findingPlace';
import { previewOf, type Preview } from './previewOf';
import type { StackInputSource } from './stackInputOf';

/**
 * What the rules say about the groups of a form, and what refuses the rest of it where it describes a whole cluster.
 * Advice about the rest (its AppProject, its replica guard) is for whoever wrote the template, not for who fills it in.
 */
export function findingsOf(
  source: StackInputSource,
  preview: Preview = previewOf(source),
): RuleFinding[] {
  const { groups, options } = source;
  // Whether a form may be without any is what minItems says.
  if (groups.length === 0) {
    return [];
  }
  return preview.findings.filter(
    (finding, index, all) =>
      (findingPlace(finding).kind !== 'elsewhere' ||
        (finding.severity === 'error' && options.preview !== false)) &&
      // What is no amount is no amount above zero either: the first reason is the one to mend.
      !(
        finding.rule === 'schema' &&
        all.findIndex(({ path }) => path === finding.path) < index
      ),
  );
}

import type { ApplicationManifest } from '../applications/ApplicationManifest';
import { rayClusterName } from '../chart/rayClusterName';
import { quote } from './quote';
import type { RuleFinding } from './RuleFinding';

/**
 * R2: what the Application of a RayCluster ignores is meant for that RayCluster and no other. A
 * wrong name makes every rule in it void (domain.md 6.3 row 15).
 */
export function r2IgnoredCluster(
  application: ApplicationManifest,
): RuleFinding[] {
  const { destination, ignoreDifferences = [], source } = application.spec;
  const { releaseName, valuesObject = {} } = source.helm ?? {};
  const expected = {
    group: 'ray.io',
    kind: 'RayCluster',
    name: rayClusterName({
      release: releaseName ?? application.metadata.name,
      ...textValue('nameOverride', valuesObject),
      ...textValue('fullnameOverride', valuesObject),
    }),
    namespace: destination.namespace,
  };
  const fields = ['group', 'kind', 'name', 'namespace'] as const;
  return ignoreDifferences.flatMap((entry, index) =>
    fields
      .filter(field => entry[field] !== expected[field])
      .map(field => ({
        rule: 'R2' as const,
        severity: 'error' as const,
        path: `spec.ignoreDifferences[${index}].${field}`,
        message: `${quote(
          entry[field],
        )} is not the RayCluster that Application ${quote(
          application.metadata.name,
        )} renders`,
        remedy: `Write ${quote(expected[field])}`,
      })),
  );
}

function textValue(
  key: 'nameOverride' | 'fullnameOverride',
  values: Record<string, unknown>,
): Record<string, string> {
  const value = values[key];
  return typeof value === 'string' ? { [key]: value } : {};
}

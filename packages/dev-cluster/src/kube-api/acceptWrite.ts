import type { AdmissionReview, Admit, ClusterReader } from './Admit';
import { findDefinitionFaults } from './customResourceDefinition';
import { copyJson } from './json';
import type { KubeObject } from './KubeObject';
import { KubeStatusError } from './KubeStatusError';
import { findMetadataFaults } from './objectMetadata';
import { applyDefaults } from './schema/applyDefaults';
import { findViolations } from './schema/findViolations';
import { findRbacFaults } from './rbac/findRbacFaults';
import type { ServedKind } from './ServedKind';

/**
 * What every write of a main resource goes through: defaults, admission, defaults again, validation.
 * @throws KubeStatusError 422 with every cause; whatever `admit` refuses with
 */
export function acceptWrite(options: {
  kind: ServedKind;
  review: AdmissionReview;
  admit: Admit | undefined;
  cluster: ClusterReader;
}): KubeObject {
  const { kind, review, admit, cluster } = options;
  const { schema } = kind;
  const complete = (object: KubeObject) =>
    schema ? (applyDefaults(schema, object) as KubeObject) : object;
  const defaulted = { ...review, object: complete(review.object) };
  const admitted = admit ? admit(defaulted, cluster) : defaulted.object;
  // Hardly any write is changed: the others need not be completed again.
  const object =
    admitted === defaulted.object ? admitted : complete(copyJson(admitted));
  const isDefinition = kind.kind === 'CustomResourceDefinition';
  const causes = [
    ...findMetadataFaults(object, kind),
    ...(schema ? findViolations(schema, object) : []),
    ...(isDefinition ? findDefinitionFaults(object) : []),
    ...findRbacFaults(object, review.oldObject),
  ];
  if (causes.length > 0) {
    const { name } = review.object.metadata;
    throw KubeStatusError.invalid(kind, { name, causes });
  }
  return object;
}

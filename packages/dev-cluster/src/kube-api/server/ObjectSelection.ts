import type { KubeObject } from '../KubeObject';
import { parseFieldSelector } from '../selectors/fieldSelector';
import { parseLabelSelector } from '../selectors/labelSelector';

/** Which objects of a kind a list or watch is about. */
export interface ObjectSelection {
  namespace: string | undefined;
  /** False when neither a selector nor a name narrows it: then a list can say how many remain. */
  isNarrowed: boolean;
  matches(object: KubeObject): boolean;
}

/**
 * Reads `labelSelector` and `fieldSelector` of a request; a name in the path selects that object only.
 * @throws KubeStatusError 400
 */
export function readSelection(options: {
  query: URLSearchParams;
  kind: string;
  namespace: string | undefined;
  name: string | undefined;
}): ObjectSelection {
  const labelSelector = options.query.get('labelSelector') ?? '';
  const fieldSelector = options.query.get('fieldSelector') ?? '';
  const matchesLabels = parseLabelSelector(labelSelector);
  const matchesFields = parseFieldSelector({
    selector: fieldSelector,
    kind: options.kind,
  });
  const { kind, namespace, name } = options;
  return {
    namespace,
    isNarrowed:
      labelSelector !== '' || fieldSelector !== '' || name !== undefined,
    matches: object =>
      object.kind === kind &&
      (namespace === undefined || object.metadata.namespace === namespace) &&
      (name === undefined || object.metadata.name === name) &&
      matchesLabels(object.metadata.labels ?? {}) &&
      matchesFields(object),
  };
}

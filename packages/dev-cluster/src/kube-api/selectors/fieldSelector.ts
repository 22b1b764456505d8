import { isJsonObject } from '../json';
import type { KubeObject } from '../KubeObject';
import { KubeStatusError } from '../KubeStatusError';

/** Fields that the API server can select by, per kind; those of metadata for every kind. */
const SELECTABLE: { [kind: string]: readonly string[] | undefined } = {
  Event: [
    'involvedObject.kind',
    'involvedObject.namespace',
    'involvedObject.name',
    'involvedObject.uid',
    'involvedObject.apiVersion',
    'involvedObject.fieldPath',
    'reason',
    'type',
  ],
  Pod: ['spec.nodeName', 'status.phase', 'spec.restartPolicy'],
};

/**
 * Reads a field selector: `a.b=c` and `a.b!=c`, joined by commas.
 * @throws KubeStatusError 400 for a field that cannot be selected by
 */
export function parseFieldSelector(options: {
  selector: string;
  kind: string;
}): (object: KubeObject) => boolean {
  const selectable = [
    'metadata.name',
    'metadata.namespace',
    ...(SELECTABLE[options.kind] ?? []),
  ];
  const matchers = options.selector
    .split(',')
    .filter(part => part !== '')
    .map(part => {
      const [, field = '', operator, value] =
        /^([^=!]+)(==|=|!=)(.*)$/.exec(part) ?? [];
      if (!selectable.includes(field)) {
        throw KubeStatusError.badRequest(
          `field label not supported: ${field || part}`,
        );
      }
      const wanted = operator !== '!=';
      return (object: KubeObject) =>
        (fieldOf(object, field) === value) === wanted;
    });
  return object => matchers.every(matches => matches(object));
}

function fieldOf(object: KubeObject, field: string): string {
  const found = field
    .split('.')
    .reduce<unknown>(
      (at, name) => (isJsonObject(at) ? at[name] : undefined),
      object,
    );
  return typeof found === 'string' ? found : '';
}

import { parse, parseAllDocuments } from 'yaml';
import { blocksOf } from './blocksOf';
import { toTypedObject, type KubernetesObject } from './toTypedObject';
import { typeErrors } from './typeErrors';

// One program with the types of Kubernetes and Argo CD.
jest.setTimeout(300_000);

/** A part of a role as the role that it is a part of. */
function roleWith(rules: unknown): KubernetesObject {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: 'part' },
    rules,
  };
}

const objects = [
  ...blocksOf('Kubernetes objects').flatMap(([place, { text }]) =>
    parseAllDocuments(text).map(document => ({
      place,
      object: document.toJS() as KubernetesObject,
    })),
  ),
  ...blocksOf('rules of a role').map(([place, { text }]) => ({
    place,
    object: roleWith(parse(text)),
  })),
].map(({ place, object }, index) => ({
  title: `${object.kind} in ${place}`,
  name: `object-${index}.ts`,
  object,
}));

describe('the objects that pages show', () => {
  let errors: Record<string, string[]>;

  beforeAll(() => {
    const healthy = roleWith([{ apiGroups: [''], verbs: ['get'] }]);
    const misspelt = roleWith([{ apiGroup: [''], verbs: ['get'] }]);
    const mistyped = roleWith([{ apiGroups: [''], verbs: 'get' }]);
    errors = typeErrors({
      ...Object.fromEntries(
        objects.map(({ name, object }) => [name, toTypedObject(object)]),
      ),
      'healthy.ts': toTypedObject(healthy),
      'misspelt.ts': toTypedObject(misspelt),
      'mistyped.ts': toTypedObject(mistyped),
    });
  });

  it.each(objects)('have the fields of their kind: $title', ({ name }) => {
    expect(errors[name]).toEqual([]);
  });

  it('would not be taken with a field that there is not, or of another type', () => {
    expect([
      errors['healthy.ts'],
      errors['misspelt.ts'],
      errors['mistyped.ts'],
    ]).toEqual([
      [],
      [expect.stringContaining('"apiGroup"')],
      [expect.stringContaining("'string' is not assignable")],
    ]);
  });
});

import {
  resourceEntityV1alpha1Validator,
  type Entity,
} from '@backstage/catalog-model';
import * as common from 'backstage-plugin-kuberay-common';
import { parse } from 'yaml';
import { blocksOf } from './blocksOf';

/** The annotations that the backend reads. */
const ANNOTATIONS = Object.entries(common)
  .filter(([name]) => name.startsWith('ANNOTATION_'))
  .map(([, value]) => String(value));

/** A part of an entity as the entity that it is a part of. */
function whole(part: object): Entity {
  const { metadata } = part as Partial<Entity>;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    spec: { type: 'ray-cluster', owner: 'ml' },
    ...part,
    metadata: { name: 'training', ...metadata },
  };
}

function unknownAnnotations(entity: {
  metadata: { annotations?: object };
}): string[] {
  return Object.keys(entity.metadata.annotations ?? {}).filter(
    key => !ANNOTATIONS.includes(key),
  );
}

describe('the entities that pages show', () => {
  it.each(blocksOf('catalog entity'))(
    'in %s are valid, with annotations that are read',
    async (_, { text }) => {
      const entity = whole(parse(text));
      await expect(resourceEntityV1alpha1Validator.check(entity)).resolves.toBe(
        true,
      );
      expect(unknownAnnotations(entity)).toEqual([]);
    },
  );

  it('would not be with an annotation that nobody reads, or a field of another type', async () => {
    expect(
      unknownAnnotations({
        metadata: { annotations: { 'kuberay.io/rayclusters': 'a/b/c' } },
      }),
    ).toEqual(['kuberay.io/rayclusters']);
    await expect(
      resourceEntityV1alpha1Validator.check(
        whole({ metadata: { annotations: { 'kuberay.io/raycluster': 1 } } }),
      ),
    ).rejects.toThrow('annotations');
  });
});

import type { Entity } from '@backstage/catalog-model';
import { ownersOf } from './ownersOf';

const anEntity = (
  owner: unknown,
  relations?: Entity['relations'],
  namespace?: string,
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'fraud-model', namespace },
  // JSON that a catalog may hold.
  spec: { owner: owner as string },
  relations,
});

describe('ownersOf', () => {
  it.each([
    { owner: 'ml', refs: ['group:default/ml'] },
    { owner: 'User:Team/Ada', refs: ['user:team/ada'] },
    { owner: undefined, refs: [] },
    { owner: 7, refs: [] },
    { owner: 'group:', refs: [] },
  ])('reads $owner of the spec', ({ owner, refs }) => {
    expect(ownersOf(anEntity(owner))).toEqual(refs);
  });

  it('takes a short name to be of the namespace of the entity', () => {
    expect(ownersOf(anEntity('ml', undefined, 'science'))).toEqual([
      'group:science/ml',
    ]);
  });

  it('believes the relations of the catalog before the spec', () => {
    expect(
      ownersOf(
        anEntity('web', [
          { type: 'ownedBy', targetRef: 'group:default/ml' },
          { type: 'partOf', targetRef: 'system:default/fraud' },
        ]),
      ),
    ).toEqual(['group:default/ml']);
  });
});

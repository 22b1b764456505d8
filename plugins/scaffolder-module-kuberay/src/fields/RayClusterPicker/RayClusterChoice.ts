import {
  DEFAULT_NAMESPACE,
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { ANNOTATION_RAYCLUSTER } from 'backstage-plugin-kuberay-common';

/** A Ray cluster that can be picked. */
export interface RayClusterChoice {
  entityRef: string;
  name: string;
  /** For people: without kind and namespace where they are the usual ones. */
  owner: string | undefined;
  /** `<cluster>/<namespace>/<name>`, as the entity's annotation has it. */
  place: string | undefined;
}

/** What of an entity a choice is made from. */
export const CHOICE_FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  `metadata.annotations.${ANNOTATION_RAYCLUSTER}`,
  'spec.owner',
];

/** Entities → choices in the order of their names. */
export function toChoices(entities: readonly Entity[]): RayClusterChoice[] {
  return entities
    .map(entity => ({
      entityRef: stringifyEntityRef(entity),
      name: entity.metadata.title ?? entity.metadata.name,
      owner: ownerName(entity.spec?.owner),
      place: entity.metadata.annotations?.[ANNOTATION_RAYCLUSTER],
    }))
    .sort(
      (left, right) =>
        left.name.localeCompare(right.name) ||
        left.entityRef.localeCompare(right.entityRef),
    );
}

/** Whether a choice has every word of a search, in whatever of it people see. */
export function isFound(choice: RayClusterChoice, search: string): boolean {
  const text = [choice.name, choice.owner, choice.place, choice.entityRef]
    .join(' ')
    .toLocaleLowerCase('en-US');
  return search
    .toLocaleLowerCase('en-US')
    .split(/\s+/)
    .every(word => text.includes(word));
}

function ownerName(owner: unknown): string | undefined {
  if (typeof owner !== 'string' || owner === '') {
    return undefined;
  }
  try {
    const { kind, namespace, name } = parseEntityRef(owner, {
      defaultKind: 'group',
      defaultNamespace: DEFAULT_NAMESPACE,
    });
    const place = namespace === DEFAULT_NAMESPACE ? '' : `${namespace}/`;
    return kind.toLocaleLowerCase('en-US') === 'group'
      ? `${place}${name}`
      : `${kind}:${place}${name}`;
  } catch {
    // The catalog takes any text for an owner; people may still know it.
    return owner;
  }
}

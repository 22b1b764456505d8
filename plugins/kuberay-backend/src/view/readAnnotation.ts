import type { Entity } from '@backstage/catalog-model';

/** The value of an entity's annotation without blanks around it; undefined where it is empty, as for the known plugins. */
export function readAnnotation(
  { metadata: { annotations } }: Entity,
  key: string,
): string | undefined {
  return annotations?.[key]?.trim() || undefined;
}

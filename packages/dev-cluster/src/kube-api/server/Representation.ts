import type { KubeObject } from '../KubeObject';
import type { ServedKind } from '../ServedKind';
import { groupVersion } from '../ServedKind';

/** How objects of one request look on the wire: in full or as metadata only, in the version that was asked for. */
export interface Representation {
  /** An object that stands alone: in an answer or a watch event. */
  single(object: KubeObject): object;
  /** An object in a list: built-in kinds leave apiVersion and kind out there, as the real server does. */
  item(object: KubeObject): object;
  /** Kind and apiVersion of the list around the items. */
  list: { kind: string; apiVersion: string };
  /** Kind and apiVersion of a bookmark. */
  bookmark: { kind: string; apiVersion: string };
}

/** Chooses by the Accept header; `as=PartialObjectMetadata(List)` asks for metadata only, a Table is not offered. */
export function representationOf(options: {
  kind: ServedKind;
  version: string;
  accept: string | undefined;
}): Representation {
  const { kind } = options;
  const apiVersion = groupVersion({
    group: kind.group,
    version: options.version,
  });
  if (/as=PartialObjectMetadata(List)?\b/.test(firstOf(options.accept))) {
    const partial = {
      kind: 'PartialObjectMetadata',
      apiVersion: 'meta.k8s.io/v1',
    };
    const toPartial = ({ metadata }: KubeObject) => ({ ...partial, metadata });
    return {
      single: toPartial,
      item: toPartial,
      list: { ...partial, kind: 'PartialObjectMetadataList' },
      bookmark: partial,
    };
  }
  return {
    single: object => ({ ...object, apiVersion }),
    item: object =>
      kind.custom
        ? { ...object, apiVersion }
        : { ...object, apiVersion: undefined, kind: undefined },
    list: { kind: `${kind.kind}List`, apiVersion },
    bookmark: { kind: kind.kind, apiVersion },
  };
}

/** The first media type that is not a Table, which is what the real server falls back from, too. */
function firstOf(accept: string | undefined): string {
  return (accept ?? '').split(',').find(type => !/as=Table\b/.test(type)) ?? '';
}

import type { ServedKind } from '../ServedKind';
import { groupVersion } from '../ServedKind';

const VERBS = [
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'create',
  'update',
  'watch',
];

/** `/api`: the versions of the core group. */
export function coreVersions(options: { address: string }): object {
  return {
    kind: 'APIVersions',
    versions: ['v1'],
    serverAddressByClientCIDRs: [
      { clientCIDR: '0.0.0.0/0', serverAddress: options.address },
    ],
  };
}

/** `/apis`: every group but the core. */
export function groupList(kinds: readonly ServedKind[]): object {
  const names = [...new Set(kinds.map(kind => kind.group))].filter(
    name => name !== '',
  );
  return {
    kind: 'APIGroupList',
    apiVersion: 'v1',
    groups: names.map(name => groupOf(kinds, name)),
  };
}

/** `/apis/<group>`; undefined when no kind of it is served. */
export function apiGroup(
  kinds: readonly ServedKind[],
  group: string,
): object | undefined {
  return kinds.some(kind => kind.group === group)
    ? { kind: 'APIGroup', apiVersion: 'v1', ...groupOf(kinds, group) }
    : undefined;
}

/** `/api/v1` and `/apis/<group>/<version>`; undefined when no kind of it is served. */
export function resourceList(
  kinds: readonly ServedKind[],
  options: { group: string; version: string },
): object | undefined {
  const served = kinds.filter(
    kind =>
      kind.group === options.group && kind.versions.includes(options.version),
  );
  if (served.length === 0) {
    return undefined;
  }
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: groupVersion(options),
    resources: served.flatMap(kind => [
      {
        name: kind.plural,
        singularName: kind.singular,
        namespaced: kind.namespaced,
        kind: kind.kind,
        verbs: kind.verbs ?? VERBS,
        ...(kind.shortNames && { shortNames: kind.shortNames }),
        ...(kind.categories && { categories: kind.categories }),
      },
      ...(kind.statusSubresource
        ? [
            {
              name: `${kind.plural}/status`,
              singularName: '',
              namespaced: kind.namespaced,
              kind: kind.kind,
              verbs: ['get', 'patch', 'update'],
            },
          ]
        : []),
    ]),
  };
}

function groupOf(kinds: readonly ServedKind[], group: string) {
  const versions = new Set(
    kinds.filter(kind => kind.group === group).flatMap(kind => kind.versions),
  );
  const entries = [...versions].map(version => ({
    groupVersion: groupVersion({ group, version }),
    version,
  }));
  return { name: group, versions: entries, preferredVersion: entries[0] };
}

import type { GroupFacts } from '../facts/ClusterFacts';
import type { Path } from '../facts/Path';
import { formatPath, listAt } from '../facts/Path';
import { isMeantForRayCluster } from '../../argocd/ignoredFields';
import type { RayClusterFiles } from './RayClusterFiles';
import { namesOf } from './requireGroup';

const POINTER = /^\/spec\/workerGroupSpecs\/(\d+)(\/.+)$/;

/** A pointer into one worker group; `was` is its place in the list, for one that was there. */
interface GroupPointer {
  name: string;
  field: string;
  was: number;
}

/**
 * Keeps `ignoreDifferences` at the groups that it means: JSON pointers go by index, and the indexes of groups change
 * when one comes or goes (domain.md 3.4). jq paths with `[]` hold for any order and stay.
 *
 * @param before - The groups in the order that they had.
 */
export function shiftPointers(
  files: RayClusterFiles,
  before: readonly GroupFacts[],
): void {
  const names = before.map(({ name }) => name);
  const { groups } = files.cluster;
  const shifted = names.filter((name, index) => {
    const now = indexOf(groups, name);
    return now >= 0 && now !== index;
  });
  let moved = false;
  for (const { path } of files.facts.ignored.filter(isMeantForRayCluster)) {
    moved = shiftEntry(files, [...path, 'jsonPointers'], names) || moved;
    tellOfJqIndexes(files, path, shifted);
  }
  if (moved) {
    files.changes.push(
      `ignoreDifferences: JSON pointers follow the order of the groups, now ${namesOf(
        groups,
      )}`,
    );
  }
}

function shiftEntry(
  files: RayClusterFiles,
  path: Path,
  names: readonly string[],
): boolean {
  const texts = listAt(files.facts.manifest, path);
  const { groups } = files.cluster;
  const pointers = texts.flatMap((text, was): GroupPointer[] => {
    const [, index, field] = POINTER.exec(String(text)) ?? [];
    const name = index === undefined ? undefined : names[Number(index)];
    return name === undefined || field === undefined
      ? []
      : [{ name, field, was }];
  });
  let changed = false;
  for (const pointer of pointers) {
    const now = indexOf(groups, pointer.name);
    const value = pointerTo(now, pointer.field);
    if (now >= 0 && value !== texts[pointer.was]) {
      files.editManifest({ kind: 'set', path: [...path, pointer.was], value });
      changed = true;
    }
  }
  for (const { name, was } of [...pointers].reverse()) {
    if (indexOf(groups, name) < 0) {
      files.editManifest({ kind: 'remove', path: [...path, was] });
      changed = true;
    }
  }
  return addPointers(files, path, names, pointers) || changed;
}

/** For each group that is new, the fields that are ignored of others. */
function addPointers(
  files: RayClusterFiles,
  path: Path,
  names: readonly string[],
  pointers: readonly GroupPointer[],
): boolean {
  const fields = [...new Set(pointers.map(({ field }) => field))];
  let changed = false;
  files.cluster.groups.forEach(({ name }, index) => {
    for (const field of names.includes(name) ? [] : fields) {
      files.editManifest({
        kind: 'insert',
        path: [...path, placeFor(files, path, field, index)],
        value: pointerTo(index, field),
      });
      changed = true;
    }
  });
  return changed;
}

/** Before the pointer to the next group's field, else behind the last to that field. */
function placeFor(
  files: RayClusterFiles,
  path: Path,
  field: string,
  index: number,
): number {
  const texts = listAt(files.facts.manifest, path);
  const indexes = texts.map(text => {
    const [, at, of] = POINTER.exec(String(text)) ?? [];
    return of === field ? Number(at) : undefined;
  });
  const next = indexes.findIndex(at => at !== undefined && at > index);
  const last = indexes.findLastIndex(at => at !== undefined);
  return next >= 0 ? next : last + 1;
}

function tellOfJqIndexes(
  files: RayClusterFiles,
  path: Path,
  shifted: readonly string[],
): void {
  const byIndex = listAt(files.facts.manifest, [
    ...path,
    'jqPathExpressions',
  ]).filter(text => /workerGroupSpecs\[\d+\]/.test(String(text)));
  if (shifted.length > 0 && byIndex.length > 0) {
    files.findings.push({
      rule: 'R3',
      code: 'ignored-by-index',
      severity: 'warning',
      path: formatPath([...path, 'jqPathExpressions']),
      message: `${byIndex.join(
        ', ',
      )} goes by index, and the indexes of ${shifted.join(', ')} have changed`,
      remedy: 'Write [] instead of the index',
    });
  }
}

function indexOf(groups: readonly GroupFacts[], name: string): number {
  return groups.findIndex(group => group.name === name);
}

function pointerTo(index: number, field: string): string {
  return `/spec/workerGroupSpecs/${index}${field}`;
}

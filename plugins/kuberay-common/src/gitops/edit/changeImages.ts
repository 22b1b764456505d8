import { printValue } from '../chart/goTemplate';
import type { JsonObject } from '../chart/JsonObject';
import type { Path } from '../facts/Path';
import { formatPath, mapAt } from '../facts/Path';
import type { RayClusterChange } from './rayClusterChangeSchema';
import type { RayClusterFiles } from './RayClusterFiles';
import { groupPath, requireGroup } from './requireGroup';
import { setValue } from './setValue';

type ImageChange = NonNullable<RayClusterChange['image']>;

const IMAGE_KEYS = ['repository', 'tag', 'pullPolicy'] as const;

/** Who has an image of his own: the head and the enabled groups. */
export interface ImageOwner {
  name: string;
  /** Of the owner, in the values. */
  path: string[];
}

/** Head and enabled groups with an image of their own. */
export function imageOwners(files: RayClusterFiles): ImageOwner[] {
  const { groups, values } = files.cluster;
  return [
    { name: 'head', path: ['head'] },
    ...groups.map(group => ({ name: group.name, path: groupPath(group) })),
  ].filter(({ path }) => hasImage(mapAt(values, [...path, 'image'])));
}

/**
 * Another image for the head and every group without its own. An image of a group that is a copy
 * of the global one, as in the guide's file, follows it; any other stays and is told about.
 */
export function changeImage(files: RayClusterFiles, image: ImageChange): void {
  const before = mapAt(files.cluster.values, ['image']);
  const owners = imageOwners(files);
  if (!writeImage(files, 'image', ['image'], image)) {
    return;
  }
  for (const { name, path } of owners) {
    const own = mapAt(files.cluster.values, [...path, 'image']);
    if (isCopy(own, before)) {
      writeImage(
        files,
        `${name} (a copy of the global image): image`,
        [...path, 'image'],
        image,
      );
    } else {
      files.findings.push({
        rule: 'R10',
        code: 'own-image-stays',
        severity: 'info',
        path: formatPath([...path, 'image']),
        message: `${name} has an image of its own, ${printImage(
          own,
        )}, which stays`,
        remedy: 'Change it too if all nodes shall have the same image',
      });
    }
  }
}

/**
 * Another image for one group. The chart does not merge it with the global one, so it is written
 * whole (domain.md 3.5).
 *
 * @throws EditRefusedError for a group that is not there.
 */
export function changeGroupImage(
  files: RayClusterFiles,
  name: string,
  image: ImageChange,
): void {
  const group = requireGroup(files, name);
  const path = groupPath(group, 'image');
  const own = mapAt(files.cluster.values, path);
  if (hasImage(own)) {
    writeImage(files, `${name}: image`, path, image);
    return;
  }
  const global = mapAt(files.cluster.values, ['image']);
  const whole = Object.fromEntries(
    IMAGE_KEYS.map(key => [key, image[key] ?? printValue(global[key])]),
  );
  const same = IMAGE_KEYS.every(key => whole[key] === printValue(global[key]));
  if (!same && setValue(files, path, whole, afterName)) {
    files.changes.push(
      `${name}: image ${printImage(global)} (global) → ${printImage(
        whole,
      )} (its own)`,
    );
  }
}

/** Writes what differs, and says so. */
export function writeImage(
  files: RayClusterFiles,
  name: string,
  path: string[],
  image: ImageChange,
): boolean {
  const before = mapAt(files.cluster.values, path);
  const written = IMAGE_KEYS.filter(key => {
    const wanted = image[key];
    return (
      wanted !== undefined &&
      wanted !== printValue(before[key]) &&
      setValue(files, [...path, key], wanted, keyPlace(path, key))
    );
  });
  const after = mapAt(files.cluster.values, path);
  if (written.includes('repository') || written.includes('tag')) {
    files.changes.push(`${name} ${printImage(before)} → ${printImage(after)}`);
  }
  if (written.includes('pullPolicy')) {
    files.changes.push(
      `${name}.pullPolicy ${printValue(before.pullPolicy) || 'unset'} → ${
        image.pullPolicy
      }`,
    );
  }
  return written.length > 0;
}

/** `repository:tag`. */
function printImage(image: JsonObject): string {
  return `${printValue(image.repository)}:${printValue(image.tag)}`;
}

function keyPlace(path: string[], key: (typeof IMAGE_KEYS)[number]) {
  const earlier = IMAGE_KEYS.slice(0, IMAGE_KEYS.indexOf(key)).reverse();
  return (map: Path) =>
    map.length === path.length ? { after: earlier } : undefined;
}

function afterName() {
  return { after: ['groupName', 'disabled'] };
}

function hasImage(image: JsonObject): boolean {
  return Object.keys(image).length > 0;
}

function isCopy(own: JsonObject, global: JsonObject): boolean {
  return printImage(own) === printImage(global);
}

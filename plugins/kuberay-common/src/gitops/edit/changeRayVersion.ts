import { printValue } from '../chart/goTemplate';
import { mapAt, valueAt } from '../facts/Path';
import { imageOwners, writeImage } from './changeImages';
import type { RayClusterChange } from './rayClusterChangeSchema';
import type { RayClusterFiles } from './RayClusterFiles';
import { setValue } from './setValue';

/**
 * Another Ray version. Image tags that begin with the old one (`2.52.0`, `2.52.0-py311-gpu`) change along, since all
 * nodes of a cluster must have one version; a tag that the change itself gives stays as given.
 */
export function changeRayVersion(
  files: RayClusterFiles,
  version: string,
  change: RayClusterChange,
): void {
  const { values } = files.cluster;
  const written = printValue(valueAt(values, ['head', 'rayVersion']));
  const tag = printValue(valueAt(values, ['image', 'tag']));
  const [old = ''] = /^\d+\.\d+\.\d+/.exec(written || tag) ?? [];
  if (setValue(files, ['head', 'rayVersion'], version)) {
    files.changes.push(`Ray version ${written || 'unset'} → ${version}`);
  }
  if (old === '' || old === version) {
    return;
  }
  const follow = (name: string, path: string[]) => {
    const own = printValue(mapAt(files.cluster.values, path).tag);
    if (own === old || own.startsWith(`${old}-`)) {
      writeImage(files, name, path, {
        tag: version + own.slice(old.length),
      });
    }
  };
  const given = change.image?.tag;
  if (given === undefined) {
    follow('image', ['image']);
  }
  for (const { name, path } of imageOwners(files)) {
    const own = mapAt(files.cluster.values, [...path, 'image']);
    const ownGiven = change.groupImages[name]?.tag ?? given;
    if (ownGiven !== printValue(own.tag)) {
      follow(`${name}: image`, [...path, 'image']);
    }
  }
}

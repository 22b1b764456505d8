import { additionalGroupValues } from '../applications/groupValues';
import { isTruthy } from '../chart/goTemplate';
import { isJsonObject } from '../chart/JsonObject';
import type { Path } from '../facts/Path';
import { mapAt, valueAt } from '../facts/Path';
import { parseRayStackInput } from '../input/parseRayStackInput';
import type { WorkerGroupInput } from '../input/workerGroupSchema';
import { quote } from '../rules/quote';
import type { RayClusterFiles } from './RayClusterFiles';
import { setValue } from './setValue';

const GROUPS = 'additionalWorkerGroups';

/**
 * A further worker group, as the generator writes it, where its name belongs among the others. One that is there
 * already and says the same is left alone.
 *
 * @throws EditRefusedError for a name that is taken.
 */
export function addGroup(
  files: RayClusterFiles,
  group: WorkerGroupInput,
): void {
  const { groups, release } = files.cluster;
  const { name } = group;
  const values = additionalGroupValues(
    parseRayStackInput({ name: 'ray' }),
    group,
  );
  const own = valueAt(release.own, [GROUPS]);
  if (Array.isArray(own)) {
    throw files.refusal(
      'additionalWorkerGroups is a list, whose groups are called 0, 1, 2',
      'Write it as a map from name to group first',
      release.source.path,
    );
  }
  const present = mapAt(own, [name]);
  if (groups.some(other => other.name === name) || isTruthy(present)) {
    if (saysTheSame(present, values)) {
      return;
    }
    throw files.refusal(
      isTruthy(present) && isTruthy(present.disabled)
        ? `a worker group ${quote(name)} is there, but disabled`
        : `a worker group ${quote(name)} is there already`,
      'Choose another name, or change the group that is there',
      release.source.path,
    );
  }
  setValue(files, [GROUPS, name], values, placeOf);
  files.changes.push(
    `${name}: added with ${String(values.replicas)} workers, minReplicas ${
      group.minReplicas
    }, maxReplicas ${group.maxReplicas}`,
  );
}

function placeOf(map: Path) {
  return map.length === 0 ? { after: ['worker', 'head'] } : { sorted: true };
}

/** But for the count, which a write-back may have raised since. */
function saysTheSame(present: unknown, values: unknown): boolean {
  return comparable(present) === comparable(values);
}

function comparable(value: unknown): string {
  return JSON.stringify(value, (_key, entry: unknown) =>
    isJsonObject(entry)
      ? Object.fromEntries(
          Object.entries(entry)
            .filter(([key]) => key !== 'replicas')
            .sort(([left], [right]) => (left < right ? -1 : 1)),
        )
      : entry,
  );
}

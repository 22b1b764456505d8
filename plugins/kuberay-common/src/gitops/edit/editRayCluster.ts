import { parseInput } from '../input/parseInput';
import type { ManifestFile } from '../RayStack';
import { addGroup } from './addGroup';
import { changeBounds, changeReplicas } from './changeCounts';
import { changeChartVersion } from './changeChartVersion';
import { changeGroupImage, changeImage } from './changeImages';
import { changeRayVersion } from './changeRayVersion';
import type { EditedApplication, EditedRayCluster } from './EditedRayCluster';
import {
  editFindings,
  observeEdited,
  resetFindings,
  tellChange,
} from './editFindings';
import { filesThatMatter } from './filesThatMatter';
import { findApplications } from './findApplication';
import type {
  RayClusterChange,
  RayClusterChangeArg,
} from './rayClusterChangeSchema';
import { rayClusterChangeSchema } from './rayClusterChangeSchema';
import { RayClusterFiles } from './RayClusterFiles';
import { removeGroup } from './removeGroup';
import { shiftPointers } from './shiftPointers';
import { sharedFindings } from './sharedFindings';

/** What is edited, and how. @public */
export interface EditRayClusterOptions {
  /** Every file of the repository that may matter, with paths from its root. */
  files: readonly ManifestFile[];
  application: EditedApplication;
  change: RayClusterChangeArg;
  /** Whether the replica guard is in force where the RayCluster runs: then live counts need not be written back. */
  guarded?: boolean;
}

/**
 * A change of a RayCluster in Git that touches only the lines that must change: comments, key
 * order, quoting, indentation and line ends stay, and so do the other documents of the file. A
 * change that is there already gives no files.
 *
 * @throws EditRefusedError where the files are not understood, or where the change would harm.
 * @throws InvalidRayStackError naming each input of the change that is not right.
 *
 * @public
 */
export function editRayCluster(
  options: EditRayClusterOptions,
): EditedRayCluster {
  const { application, guarded = false } = options;
  const parsed = parseInput(rayClusterChangeSchema, options.change);
  const change = {
    ...parsed,
    groups: ownKeysOnly(parsed.groups),
    groupImages: ownKeysOnly(parsed.groupImages),
    liveReplicas: ownKeysOnly(parsed.liveReplicas),
  };
  const contents = new Map(
    options.files.map(({ path, content }) => [path, content]),
  );
  const found = findApplications(
    filesThatMatter(options.files, application),
    path => contents.get(path),
  );
  const files = RayClusterFiles.open(options.files, application, found);
  const before = observeEdited(found, files);
  const { facts } = files;
  const { groups } = files.cluster;

  if (change.kuberayVersion !== undefined) {
    changeChartVersion(files, found, change.kuberayVersion);
  }
  changeImagesAndRay(files, change);
  changeBounds(files, { change, guarded });
  for (const group of change.addGroups) {
    addGroup(files, group);
  }
  for (const name of change.removeGroups) {
    removeGroup(files, name, change.confirmRemoval);
  }
  changeReplicas(files, { change, guarded });
  shiftPointers(files, groups);

  if (files.changes.length === 0) {
    return { files: [], changes: [], findings: files.findings };
  }
  files.refuseByHelm('after this change');
  const after = observeEdited(found, files);
  const liveUnknown = groups.some(
    ({ name }) => change.liveReplicas[name] === undefined,
  );
  return {
    files: files.edits.changed(),
    changes: files.changes,
    findings: [
      ...files.findings,
      ...tellChange(facts, files, { change, guarded }),
      ...editFindings(before, after, files.part().file),
      ...resetFindings(files, !guarded && liveUnknown),
      ...sharedFindings(found, files),
    ],
  };
}

function changeImagesAndRay(
  files: RayClusterFiles,
  change: RayClusterChange,
): void {
  const before = files.changes.length;
  if (change.image) {
    changeImage(files, change.image);
  }
  for (const [name, image] of Object.entries(change.groupImages)) {
    changeGroupImage(files, name, image);
  }
  if (change.rayVersion !== undefined) {
    changeRayVersion(files, change.rayVersion, change);
  }
  if (files.changes.length > before) {
    files.findings.push({
      rule: 'R10',
      code: 'pods-keep-image',
      severity: 'info',
      path: 'image',
      message:
        'pods that run keep the image that they were started with: KubeRay replaces none of them',
      remedy:
        'Delete the pods that should get the new image; without its head the RayCluster loses its work unless it has GCS fault tolerance',
    });
  }
}

/** A worker group may be called `toString` or `constructor`: what every object has is nothing that was asked for. */
function ownKeysOnly<T>(record: Record<string, T>): Record<string, T> {
  return Object.assign(Object.create(null), record);
}

import type { PodRecord } from '../ray/records';
import type { Finding } from '../view';
import type { FoundIn } from './FoundIn';

/**
 * Pods whose image is not the one of the spec: KubeRay rolls no pods after an edit, and Argo CD says Synced.
 * Runtime, because it is about what runs; the cluster works, so the verdict stays.
 */
export function findImageDrift({ facts }: FoundIn): Finding[] {
  const { record, livePods } = facts;
  const specImages = new Map(
    record.spec.groups.map(group => [group.name, group.template.image]),
  );
  const counts = new Map<
    string,
    { wanted: string; runs: string; pods: number }
  >();
  for (const pod of livePods) {
    const wanted = wantedImage(pod, record.spec.head.image, specImages);
    if (!wanted || !pod.image || isSameImage(wanted, pod.image)) {
      continue;
    }
    const key = `${pod.image} ${wanted}`;
    const counted = counts.get(key);
    counts.set(key, {
      wanted,
      runs: pod.image,
      pods: (counted?.pods ?? 0) + 1,
    });
  }
  return [...counts.values()].map(({ wanted, runs, pods }) => ({
    code: 'image-drift',
    severity: 'warning',
    about: 'runtime',
    message:
      pods === 1
        ? `1 pod runs ${runs}, the spec says ${wanted}.`
        : `${pods} pods run ${runs}, the spec says ${wanted}.`,
    remedy:
      'Pods keep their image until they are recreated: delete them when no job runs, the head last.',
  }));
}

/** An admission policy may have pinned the tag of the spec to its digest; what runs is what was asked for. */
function isSameImage(wanted: string, runs: string): boolean {
  return runs === wanted || runs.startsWith(`${wanted}@`);
}

function wantedImage(
  pod: PodRecord,
  headImage: string | undefined,
  groupImages: ReadonlyMap<string, string | undefined>,
): string | undefined {
  if (pod.nodeType === 'head') {
    return headImage;
  }
  return pod.nodeType === 'worker'
    ? groupImages.get(pod.group ?? '')
    : undefined;
}

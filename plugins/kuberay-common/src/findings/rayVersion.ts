import { LABEL_HELM_CHART } from '../ray/names';
import type { Finding } from '../view';
import type { FoundIn } from './FoundIn';
import { whereWritten } from './whereWritten';

/** `2.52.0` of `docker.io/rayproject/ray:2.52.0-py311-gpu`. */
const VERSION_IN_TAG = /:(\d+\.\d+\.\d+)(?:[-.][^:/@]*)?(?:@.*)?$/;

/**
 * The operator decides by `rayVersion` what it may use of Ray, whatever runs. Ray's own word counts most;
 * else the tag of the image, which says it for most. Configuration: what runs, runs.
 */
export function findOtherRayVersion({ facts }: FoundIn): Finding[] {
  const { rayVersion, head } = facts.record.spec;
  // A head that still runs the image of before an edit says nothing of the spec; that it does so is found elsewhere.
  const drifted = facts.livePods.some(
    ({ nodeType, image }) => nodeType === 'head' && image !== head.image,
  );
  const told = drifted ? undefined : facts.words?.rayVersion;
  const tagged = VERSION_IN_TAG.exec(head.image ?? '')?.[1];
  const real = told ?? tagged;
  if (!rayVersion || !real || isSame(rayVersion, real)) {
    return [];
  }
  return [
    {
      code: 'ray-version-differs',
      severity: 'info',
      about: 'configuration',
      message: `rayVersion says ${rayVersion}, but ${
        told ? `Ray ${told} runs` : `the image is ${head.image}`
      }.`,
      remedy: `Write ${real} into ${
        LABEL_HELM_CHART in facts.record.labels
          ? 'head.rayVersion'
          : 'spec.rayVersion'
      } ${whereWritten(
        facts.record,
      )}: the operator decides by it what it may use of Ray.`,
    },
  ];
}

/** `2.52` stands for any patch of it. */
function isSame(written: string, real: string): boolean {
  return real === written || real.startsWith(`${written}.`);
}

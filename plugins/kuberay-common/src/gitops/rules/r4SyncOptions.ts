import type { ApplicationFacts } from '../facts/ApplicationFacts';
import type { ClusterFacts } from '../facts/ClusterFacts';
import { isOpenText } from '../facts/isTemplated';
import { mapAt } from '../facts/Path';
import {
  ANNOTATION_COMPARE_OPTIONS,
  ANNOTATION_SYNC_OPTIONS,
} from '../../argocd/names';
import { readSyncOptions } from '../../argocd/syncOptions';
import { compareMinor } from '../facts/versionParts';
import {
  ignoredFields,
  isMeantForRayCluster,
} from '../../argocd/ignoredFields';
import { installedVersion } from './installedVersion';
import type { Place, Remark, Rule } from './Observation';
import { clusterRule, inManifest, inValues } from './Observation';
import { quote } from './quote';
import { appliesByServer, comparesByServer } from '../../argocd/serverSide';

/** R4: ways of applying a RayCluster that lose edits or workers (domain.md 6.1 to 6.3). */
export const r4SyncOptions: Rule = clusterRule(
  'R4',
  (cluster, application, facts) => [
    ...optionRemarks(
      application.syncOptions,
      inManifest('spec', 'syncPolicy', 'syncOptions'),
    ),
    ...annotationRemarks(cluster),
    ...managerRemarks(application),
    ...serverSideRemarks(
      application,
      installedVersion(facts, application, 'crds') ?? cluster.release.chart,
    ),
  ],
);

function optionRemarks(
  options: ReadonlyMap<string, string>,
  at: Place,
): Remark[] {
  const remarks: Remark[] = [];
  if (options.get('RespectIgnoreDifferences') === 'true') {
    remarks.push({
      code: 'respect-ignore-differences',
      severity: 'error',
      at,
      message:
        'RespectIgnoreDifferences=true copies the whole live list of worker groups over that of Git: edits of a group never arrive',
      remedy: 'Remove the option; ignoreDifferences alone is enough',
    });
  }
  for (const name of ['Replace', 'Force']) {
    if (options.get(name) === 'true') {
      remarks.push({
        code: 'cluster-replaced',
        severity: 'error',
        at,
        message: `${name}=true writes the RayCluster anew at every sync, past a replica guard too`,
        remedy: 'Remove the option from this Application',
      });
    }
  }
  return remarks;
}

/** The same options can stand on the object itself; the chart's value `annotations` puts them there. */
function annotationRemarks(cluster: ClusterFacts): Remark[] {
  const written = mapAt(cluster.values, ['annotations'])[
    ANNOTATION_SYNC_OPTIONS
  ];
  return typeof written === 'string'
    ? optionRemarks(
        readSyncOptions(written.split(',')),
        inValues('annotations', ANNOTATION_SYNC_OPTIONS),
      )
    : [];
}

function managerRemarks(application: ApplicationFacts): Remark[] {
  return application.ignored
    .filter(
      entry =>
        isMeantForRayCluster(entry) && entry.managedFieldsManagers.length > 0,
    )
    .map(entry => ({
      code: 'managed-fields-ignored',
      severity: 'error' as const,
      at: inManifest(...entry.path, 'managedFieldsManagers'),
      message: `${quote(
        entry.managedFieldsManagers[0],
      )} owns the whole list of worker groups, so that no edit of a group is ever seen`,
      remedy: 'Ignore replicas and scaleStrategy by jq paths instead',
    }));
}

function serverSideRemarks(
  application: ApplicationFacts,
  crds: string | undefined,
): Remark[] {
  if (!appliesByServer(application)) {
    return comparesByServer(application)
      ? [
          {
            code: 'server-side-diff-alone',
            severity: 'warning',
            at: inManifest(
              'metadata',
              'annotations',
              ANNOTATION_COMPARE_OPTIONS,
            ),
            message:
              'ServerSideDiff without ServerSideApply does not see what Git removes, such as a switched off autoscaler',
            remedy: 'Remove the annotation: the ordinary diff is right here',
          },
        ]
      : [];
  }
  const { byPath } = ignoredFields(application);
  const old = (compareMinor(crds, '1.7.0') ?? 0) < 0;
  return byPath.has('replicas') &&
    byPath.has('scaleStrategy') &&
    !byPath.has('priority') &&
    !old &&
    !isOpenText(application, crds)
    ? [
        {
          code: 'priority-not-ignored',
          severity: 'warning',
          at: inManifest('spec', 'ignoreDifferences'),
          message:
            'with ServerSideApply the priority that CRDs from 1.7.0 on fill in is a difference for ever',
          remedy:
            'Remove ServerSideApply=true, or ignore the jq path ".spec.workerGroupSpecs[]?.priority" too',
        },
      ]
    : [];
}

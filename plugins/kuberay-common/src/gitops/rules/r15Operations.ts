import { SYNC_WAVE_ANNOTATION } from '../argocdNames';
import type { ApplicationFacts } from '../facts/ApplicationFacts';
import { isJsonObject } from '../chart/JsonObject';
import { listAt, textAt, valueAt } from '../facts/Path';
import type { StackFacts } from '../facts/StackFacts';
import type { Observation, Remark, Rule } from './Observation';
import { applicationRule, inManifest } from './Observation';
import { quote } from './quote';

const single = applicationRule('R15', application =>
  application.role === 'other'
    ? []
    : [
        ...retry(application),
        ...(application.cluster ? clusterOptions(application) : []),
        ...finalizer(application),
        ...project(application),
      ],
);

function retry({ manifest }: ApplicationFacts): Remark[] {
  const path = ['spec', 'syncPolicy', 'retry'];
  return isJsonObject(valueAt(manifest, path))
    ? []
    : [
        {
          code: 'retry-missing',
          severity: 'warning',
          at: inManifest(...path),
          message:
            'there is no retry, and a revision whose five attempts failed is never tried again',
          remedy: 'Give retry with a limit and a backoff',
        },
      ];
}

function clusterOptions(application: ApplicationFacts): Remark[] {
  const { cluster, syncOptions } = application;
  const at = inManifest('spec', 'syncPolicy', 'syncOptions');
  const remarks: Remark[] = [];
  if (syncOptions.get('SkipDryRunOnMissingResource') !== 'true') {
    remarks.push({
      code: 'dry-run-not-skipped',
      severity: 'warning',
      at,
      message: 'the first sync fails where the CRDs are not there yet',
      remedy: 'Add SkipDryRunOnMissingResource=true',
    });
  }
  if (
    cluster?.autoscaling !== false &&
    syncOptions.get('ApplyOutOfSyncOnly') !== 'true'
  ) {
    remarks.push({
      code: 'applies-in-sync',
      severity: 'warning',
      at,
      message:
        'every sync writes the RayCluster, also where nothing differs, and resets its replicas',
      remedy: 'Add ApplyOutOfSyncOnly=true',
    });
  }
  return remarks;
}

/** CRDs are left behind on purpose: Argo CD never cascades to them. */
function finalizer(application: ApplicationFacts): Remark[] {
  const path = ['metadata', 'finalizers'];
  const chosen = Array.isArray(valueAt(application.manifest, path));
  return application.role === 'crds' || chosen
    ? []
    : [
        {
          code: 'finalizer-missing',
          severity: 'warning',
          at: inManifest(...path),
          message:
            'there are no finalizers, so that deleting the Application leaves everything behind',
          remedy:
            'Give resources-finalizer.argocd.argoproj.io, or an empty list if that is what you want',
        },
      ];
}

function project({ manifest }: ApplicationFacts): Remark[] {
  const path = ['spec', 'project'];
  const given = textAt(manifest, path);
  return given === undefined || given === '' || given === 'default'
    ? [
        {
          code: 'project-default',
          severity: 'warning',
          at: inManifest(...path),
          message:
            'project default lets an Application deploy anything anywhere',
          remedy: 'Use an AppProject that allows what this stack needs',
        },
      ]
    : [];
}

/** Once for all: it is a setting of Argo CD, not of an Application. */
function waves(facts: StackFacts): Observation[] {
  return facts.applications
    .filter(
      ({ annotations, role }) =>
        role !== 'other' && annotations[SYNC_WAVE_ANNOTATION] !== undefined,
    )
    .slice(0, 1)
    .map(subject => ({
      rule: 'R15',
      code: 'waves-do-not-wait',
      severity: 'info',
      subject,
      at: inManifest('metadata', 'annotations', SYNC_WAVE_ANNOTATION),
      message:
        'waves order the Applications, but wait for none of them unless Argo CD has a health check for Applications',
      remedy:
        'Rely on retry and SkipDryRunOnMissingResource, or add that health check to argocd-cm',
    }));
}

/** A progressive sync goes on when Applications are Healthy; that of the CRDs is Progressing for minutes (7.1). */
function waiting(facts: StackFacts): Observation[] {
  return facts.applications
    .filter(
      ({ applicationSet, role }) =>
        role === 'crds' &&
        textAt(applicationSet, ['spec', 'strategy', 'type']) ===
          'RollingSync' &&
        listAt(applicationSet, ['spec', 'strategy', 'rollingSync', 'steps'])
          .length > 0,
    )
    .map(subject => ({
      rule: 'R15',
      code: 'waits-for-crds-health',
      severity: 'error',
      subject,
      at: inManifest('metadata', 'name'),
      message: `a RollingSync waits until ${quote(
        subject.name,
      )} is Healthy, and Argo CD says so of CRDs only after minutes`,
      remedy:
        'Deploy the CRDs outside the RollingSync; wait for Synced and Succeeded, never for Healthy',
    }));
}

/** R15: what a stack needs to come up by itself, to survive an edit, and to be taken down (domain.md 6.5, 6.7). */
export const r15Operations: Rule = facts => [
  ...single(facts),
  ...waves(facts),
  ...waiting(facts),
];

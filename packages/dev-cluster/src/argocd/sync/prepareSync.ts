import type { KubeObject } from '../../kube-api';
import type { Application, ResourceResult } from '../Application';
import type { ComparisonResult } from '../Comparer';
import { NOT_REPRODUCED } from '../names';
import { groupOf } from '../resourceId';
import type { AppProject } from '../projects/AppProject';
import { findForbiddenObjects } from '../projects/findForbiddenObjects';
import { describe } from './applyTask';
import { createsNamespace } from './createNamespace';
import type { SyncFailure, SyncProgress } from './OperationJournal';
import { UNSUPPORTED_SYNC_OPTIONS } from './syncOptions';
import type { SyncWave } from './syncPlan';
import { findUndiscoverable, planSync } from './syncPlan';

/** Begins the message of a sync that is refused as a whole (recorded/allinone). */
const NOT_VALID = 'one or more synchronization tasks are not valid';

/** A sync that may begin, or why it may not. */
export type PreparedSync =
  | { state: 'ready'; waves: SyncWave[]; progress: SyncProgress }
  | { state: 'refused'; failure: SyncFailure };

/** What is asked for and cannot be done, before anything is loaded; undefined when all can. */
export function findRequestFault(
  application: Application,
): SyncFailure | undefined {
  const sync = application.operation?.sync;
  if (!sync) {
    const message = 'Invalid operation request: no operation specified';
    return { phase: 'Error', message };
  }
  const unsupported = sync.dryRun
    ? 'a dry run'
    : sync.syncOptions?.find(option =>
        UNSUPPORTED_SYNC_OPTIONS.includes(option),
      );
  return unsupported === undefined
    ? undefined
    : { phase: 'Error', message: `${NOT_REPRODUCED} ${unsupported}` };
}

/** Plans the sync; kinds that the API server does not serve refuse it before anything is done. */
export function prepareSync(
  application: Application,
  compared: ComparisonResult,
  cluster: {
    serves: (kind: string) => boolean;
    project: AppProject | undefined;
  },
): PreparedSync {
  const { operation = {}, spec } = application;
  const error = compared.conditions.find(
    ({ type }) => type === 'ComparisonError',
  );
  if (error) {
    const message = `ComparisonError: ${error.message}`;
    return { state: 'refused', failure: { phase: 'Error', message } };
  }
  const waves = planSync({ comparison: compared.comparison, operation });
  const missing = findUndiscoverable(waves, cluster.serves);
  const progress: SyncProgress = {
    origin: compared.origin,
    results: missing.map(({ object }) =>
      missingKind(object, spec.destination.namespace ?? ''),
    ),
  };
  if (missing.length === 0) {
    return (
      refuseForbidden(application, {
        waves,
        project: cluster.project,
        progress,
      }) ?? {
        state: 'ready',
        waves,
        progress,
      }
    );
  }
  const { apiVersion } = missing[0].object;
  return {
    state: 'refused',
    failure: {
      phase: 'Failed',
      message: `${NOT_VALID}: failed to discover server resources for group version ${apiVersion}: the server could not find the requested resource`,
      progress,
    },
  };
}

/** The whole sync is refused when its project does not allow one of its objects, the namespace that it creates included. */
function refuseForbidden(
  application: Application,
  options: {
    waves: readonly SyncWave[];
    project: AppProject | undefined;
    progress: SyncProgress;
  },
): PreparedSync | undefined {
  const { waves, project, progress } = options;
  const { namespace = '' } = application.spec.destination;
  const objects = waves
    .flatMap(({ groups }) => groups.flat())
    .map(({ object }) => object);
  const forbidden = findForbiddenObjects(project, [
    ...(createsNamespace(application) && objects.length > 0
      ? [
          {
            apiVersion: 'v1',
            kind: 'Namespace',
            metadata: { name: namespace },
          },
        ]
      : []),
    ...objects,
  ]);
  if (forbidden.length === 0) {
    return undefined;
  }
  return {
    state: 'refused',
    failure: {
      phase: 'Failed',
      message: `${NOT_VALID}: ${forbidden[0].message}`,
      progress: {
        ...progress,
        results: forbidden.map(({ object, message }) => ({
          ...describe(object, namespace),
          status: 'SyncFailed',
          message,
          syncPhase: 'Sync',
        })),
      },
    },
  };
}

function missingKind(object: KubeObject, destination: string): ResourceResult {
  const described = describe(object, destination);
  const { kind, name, namespace } = described;
  return {
    ...described,
    status: 'SyncFailed',
    message: `The Kubernetes API could not find ${groupOf(
      object.apiVersion,
    )}/${kind} for requested resource ${namespace}/${name}. Make sure the "${kind}" CRD is installed on the destination cluster.`,
    syncPhase: 'Sync',
  };
}

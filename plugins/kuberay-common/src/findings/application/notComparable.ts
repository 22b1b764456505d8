import {
  COMPARISON_ERROR_CONDITIONS,
  CONDITION_INVALID_SPEC,
} from '../../argocd/names';
import { withoutWrapping } from '../../argocd/syncProgress';
import { quote } from '../../gitops/rules/quote';
import { shortenReason, type Finding } from '../../view';
import type { FoundInApplication } from './FoundInApplication';
import { readMissingSource, type MissingSource } from './readMissingSource';

const WORDS: Readonly<Record<MissingSource, string>> = {
  chart: 'chart version',
  revision: 'revision',
  path: 'path',
  repository: 'repository',
};

const FIELDS: Readonly<Record<MissingSource, string>> = {
  chart: 'targetRevision',
  revision: 'targetRevision',
  path: 'path',
  repository: 'repoURL',
};

/** Argo CD cannot tell Git from the cluster: what is asked for is not there, the Application is wrong, or anything else. */
export function findNotComparable(
  found: Pick<FoundInApplication, 'application'>,
): Finding[] {
  const { application } = found;
  const { name, sync, conditions, sources } = application;
  const condition = conditions.find(({ type }) =>
    COMPARISON_ERROR_CONDITIONS.has(type),
  );
  if (sync !== 'Unknown' || !condition) {
    return [];
  }
  const text = condition.message ?? '';
  const reason = shortenReason(withoutWrapping(text));
  const missing = readMissingSource(text);
  if (missing) {
    return [
      {
        code: 'source-not-found',
        severity: 'error',
        about: 'runtime',
        message: `Argo CD does not find the ${WORDS[missing]} of ${name}: ${reason}`,
        remedy: `Correct ${FIELDS[missing]} of ${name}, now ${
          sources.map(source => quote(valueOf(source, missing))).join(', ') ||
          'empty'
        }. What is shown of the cluster is still true.`,
      },
    ];
  }
  if (condition.type === CONDITION_INVALID_SPEC) {
    return [
      {
        code: 'application-invalid',
        severity: 'error',
        about: 'runtime',
        message: `Argo CD does not take ${name} as it is written: ${reason}`,
        remedy: `Correct spec.project, spec.source or spec.destination of ${name} as the message says; the AppProject ${application.project} has to allow both.`,
      },
    ];
  }
  return [
    {
      code: 'comparison-error',
      severity: 'error',
      about: 'runtime',
      message: `Argo CD cannot compare ${name} with Git: ${reason}`,
      remedy:
        'Check that Argo CD reaches the repository and that the values render. What is shown of the cluster is still true.',
    },
  ];
}

function valueOf(
  source: FoundInApplication['application']['sources'][number],
  missing: MissingSource,
): string | undefined {
  const { repoURL, path, targetRevision } = source;
  return {
    chart: targetRevision,
    revision: targetRevision,
    path,
    repository: repoURL,
  }[missing];
}

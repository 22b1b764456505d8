import type { FleetRow, SourceView } from 'backstage-plugin-kuberay-common';
import { useNow } from '../../live';
import {
  useKuberayTranslation,
  type KuberayTranslation,
} from '../../translation';
import { Note } from '../Note';
import { AGE_INTERVAL_MS, asSentence, translateAge } from '../Text';
import {
  fleetSourceProblems,
  type FleetSourceProblem,
} from './model/fleetSourceProblems';

/** More notes would push the fleet from the screen. */
const MAX_NOTES = 3;

/** Props of {@link FleetSourceNotes}. */
export interface FleetSourceNotesProps {
  sources: readonly SourceView[];
  rows: readonly FleetRow[];
}

/** Whose Ray clusters are old or missing, and why. In blue: it says nothing about the Ray clusters. */
export function FleetSourceNotes(props: FleetSourceNotesProps) {
  const { sources, rows } = props;
  const t = useKuberayTranslation();
  const now = useNow(AGE_INTERVAL_MS);
  const problems = fleetSourceProblems(sources, rows);
  if (problems.length > MAX_NOTES) {
    return (
      <Note
        severity="info"
        title={t('fleet.sources.many', {
          amount: problems.length,
          all: sources.length,
        })}
      >
        {problems
          .map(problem => asSentence(sentenceOf(t, problem, now)))
          .join(' ')}
      </Note>
    );
  }
  return (
    <>
      {problems.map(source => (
        <Note
          key={source.id}
          severity="info"
          title={sentenceOf(t, source, now)}
        >
          {source.problem &&
            (source.problem.code === 'unknown-cluster'
              ? t('fleet.empty.noSourceHint')
              : `${asSentence(source.problem.message)} ${t(
                  'freshness.retrying',
                )}`)}
        </Note>
      ))}
    </>
  );
}

function sentenceOf(
  t: KuberayTranslation,
  source: FleetSourceProblem,
  now: number,
): string {
  const { kind, title: cluster, state, rayClusters: count } = source;
  const age = translateAge(t, now - (source.since ?? now));
  if (kind === 'argocd') {
    switch (state) {
      case 'stale':
        return t('fleet.sources.staleArgocd', { cluster, age });
      case 'failed':
        return t('fleet.sources.failedArgocd', { cluster });
      default:
        return t('fleet.sources.syncingArgocd', { cluster });
    }
  }
  switch (state) {
    case 'stale':
      return count > 0
        ? t('fleet.sources.staleCluster', { cluster, age, count })
        : t('fleet.sources.staleClusterEmpty', { cluster, age });
    case 'failed':
      return t('fleet.sources.failedCluster', { cluster });
    default:
      return t('fleet.sources.syncingCluster', { cluster });
  }
}

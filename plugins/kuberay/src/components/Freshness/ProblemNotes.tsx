import type { SourceView } from 'backstage-plugin-kuberay-common';
import { useKuberayTranslation } from '../../translation';
import { asSentence } from '../Text';
import { Note } from '../Note';

/** Props of {@link ProblemNotes}. */
export interface ProblemNotesProps {
  sources: SourceView[];
}

/** Why some of the Kubernetes clusters behind the card do not answer; each names itself. */
export function ProblemNotes(props: ProblemNotesProps) {
  const t = useKuberayTranslation();
  return (
    <>
      {props.sources.map(({ cluster, title, freshness }) =>
        freshness.state === 'stale' || freshness.state === 'failed' ? (
          <Note
            key={cluster}
            severity="info"
            title={t(`problem.${freshness.problem.code}`, { cluster: title })}
          >
            {freshness.problem.code === 'unknown-cluster'
              ? t('problem.unknownClusterRemedy')
              : `${asSentence(freshness.problem.message)} ${t(
                  'freshness.retrying',
                )}`}
          </Note>
        ) : undefined,
      )}
    </>
  );
}

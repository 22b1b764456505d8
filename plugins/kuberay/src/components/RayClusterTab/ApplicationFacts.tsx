import type { ApplicationView } from 'backstage-plugin-kuberay-common';
import {
  useKuberayTranslation,
  type KuberayTranslation,
} from '../../translation';
import { RelativeTime } from '../Text';
import { FactList } from './FactList';
import { Shortened } from './Shortened';
import { shortRepository } from './shortRepository';

/** Props of {@link ApplicationFacts}. */
export interface ApplicationFactsProps {
  application: ApplicationView;
}

/** Where an Application comes from, where it goes, and by which rules. */
export function ApplicationFacts(props: ApplicationFactsProps) {
  const { application } = props;
  const t = useKuberayTranslation();
  return (
    <FactList
      facts={[
        {
          label: t('tabApplications.source'),
          value: application.sources.map((source, index) => (
            <div key={index}>
              <ApplicationSource source={source} />
            </div>
          )),
        },
        {
          label: t('tabApplications.destination'),
          value: destinationWords(application),
        },
        {
          label: t('tabApplications.policy'),
          value: policyWords(t, application.policy),
        },
        {
          label: t('tabApplications.ignored'),
          value:
            application.ignoredFields.length > 0
              ? application.ignoredFields.map(field => (
                  <div key={field}>
                    <code>{field}</code>
                  </div>
                ))
              : undefined,
        },
        {
          label: t('tabApplications.last'),
          value: <LastSync application={application} />,
        },
      ]}
    />
  );
}

function ApplicationSource(props: {
  source: ApplicationView['sources'][number];
}) {
  const { repoURL, chart, path, targetRevision } = props.source;
  const place = chart ?? path;
  return (
    <>
      <Shortened short={shortRepository(repoURL)} full={repoURL} />
      {place && ` · ${place}`}
      {targetRevision && ` · ${targetRevision}`}
    </>
  );
}

function LastSync(props: ApplicationFactsProps) {
  const [last] = props.application.history;
  const t = useKuberayTranslation();
  if (!last) {
    return <>{t('tabApplications.noSync')}</>;
  }
  return (
    <>
      <RelativeTime at={last.deployedAt} />
      {last.automated && `, ${t('tabApplications.byItself')}`}
      {last.initiatedBy &&
        `, ${t('tabApplications.lastBy', { who: last.initiatedBy })}`}
    </>
  );
}

function destinationWords({ destination }: ApplicationView): string {
  return [destination.cluster ?? destination.name, destination.namespace]
    .filter(Boolean)
    .join(' / ');
}

function policyWords(
  t: KuberayTranslation,
  { automated, prune, selfHeal }: ApplicationView['policy'],
): string {
  if (!automated) {
    return t('tabApplications.manual');
  }
  return [
    t('tabApplications.automated'),
    t(prune ? 'tabApplications.prune' : 'tabApplications.keeps'),
    ...(selfHeal ? [t('tabApplications.selfHeal')] : []),
  ].join(', ');
}

import type { CompoundEntityRef } from '@backstage/catalog-model';
import { makeStyles } from '@material-ui/core/styles';
import type { ApplicationView } from 'backstage-plugin-kuberay-common';
import { useKuberayTranslation } from '../../translation';
import { ApplicationItem } from './ApplicationItem';
import { EmptyLine } from './EmptyLine';
import { FirstOnes } from './FirstOnes';
import type { Knowledge } from './knowledgeOf';
import { Section } from './Section';

const APPLICATIONS_AT_FIRST = 5;

const useStyles = makeStyles({
  // Not `none`: WebKit would no longer call it a list.
  list: { listStyleType: '""', margin: 0, padding: 0 },
});

/** Props of {@link ApplicationsSection}. */
export interface ApplicationsSectionProps {
  /** What it means that there are none. */
  knowledge: Knowledge;
  entityRef: CompoundEntityRef;
  applications: ApplicationView[];
}

/** What Argo CD says of each Application that the Ray cluster comes from or stands on. */
export function ApplicationsSection(props: ApplicationsSectionProps) {
  const { entityRef, applications } = props;
  const t = useKuberayTranslation();
  const classes = useStyles();
  return (
    <Section
      title={t('tabApplications.title')}
      isQuiet={applications.length === 0}
    >
      {applications.length === 0 ? (
        <EmptyLine knowledge={props.knowledge}>
          {t('tabApplications.none')}
        </EmptyLine>
      ) : (
        <FirstOnes items={applications} first={APPLICATIONS_AT_FIRST}>
          {shown => (
            <ul
              className={classes.list}
              aria-label={t('tabApplications.title')}
            >
              {shown.map(application => (
                <ApplicationItem
                  key={application.id}
                  entityRef={entityRef}
                  application={application}
                />
              ))}
            </ul>
          )}
        </FirstOnes>
      )}
    </Section>
  );
}

import type { CompoundEntityRef } from '@backstage/catalog-model';
import { Badge, Link } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import type { ApplicationView } from 'backstage-plugin-kuberay-common';
import { useKuberayTranslation } from '../../translation';
import { ApplicationActions } from '../ApplicationActions';
import { Note } from '../Note';
import { healthMarks, syncMarks, toneColors } from '../StatusMark';
import { ApplicationFacts } from './ApplicationFacts';
import { MarkedWord } from './MarkedWord';
import { OperationNote } from './OperationNote';
import { OutOfSyncResources } from './OutOfSyncResources';
import { Revisions } from './Revisions';

const useStyles = makeStyles({
  root: {
    padding: 'var(--bui-space-3) 0',
    '&:first-child': { paddingTop: 0 },
    '&:last-child': { paddingBottom: 0 },
    '& + &': { borderTop: '1px solid var(--bui-border-1)' },
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: 'var(--bui-space-2)',
    overflowWrap: 'anywhere',
    '& a': { color: toneColors.info, font: 'inherit' },
  },
  name: { fontWeight: 'var(--bui-font-weight-bold)' as 'bold', minWidth: 0 },
  role: {
    fontSize: 'var(--bui-font-size-2)',
    color: 'var(--bui-fg-secondary)',
  },
  state: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: 'var(--bui-space-4)',
    margin: 'var(--bui-space-1) 0',
    '& dt': {
      fontSize: '0.6875rem',
      lineHeight: '16px',
      color: 'var(--bui-fg-secondary)',
    },
    '& dd': { margin: 0, fontWeight: 500, overflowWrap: 'anywhere' },
  },
  actions: { marginTop: 'var(--bui-space-2)' },
});

/** Props of {@link ApplicationItem}. */
export interface ApplicationItemProps {
  entityRef: CompoundEntityRef;
  application: ApplicationView;
}

/** One Application: what it is for, how it is, what went wrong, and what can be done. */
export function ApplicationItem(props: ApplicationItemProps) {
  const { entityRef, application } = props;
  const { name, role, sync, health, revisions, conditions, links } =
    application;
  const t = useKuberayTranslation();
  const classes = useStyles();
  return (
    <li className={classes.root}>
      <div className={classes.head}>
        <span className={classes.name}>
          {links.argocd ? (
            <Link
              href={links.argocd}
              target="_blank"
              title={t('tabApplications.open', { name })}
              standalone
            >
              {name}
            </Link>
          ) : (
            name
          )}
        </span>
        <span className={classes.role}>{t(`tabApplications.${role}`)}</span>
        {application.deleting && (
          <Badge size="small">{t('tabApplications.deleting')}</Badge>
        )}
      </div>
      <dl className={classes.state}>
        <div>
          <dt>{t('tabApplications.sync')}</dt>
          <dd>
            <MarkedWord mark={syncMarks[sync]}>{t(`sync.${sync}`)}</MarkedWord>
          </dd>
        </div>
        <div>
          <dt>{t('tabApplications.health')}</dt>
          <dd>
            <MarkedWord mark={healthMarks[health]}>
              {t(`health.${health}`)}
            </MarkedWord>
          </dd>
        </div>
        {revisions.length > 0 && (
          <div>
            <dt>{t('tabApplications.revision')}</dt>
            <dd>
              <Revisions revisions={revisions} />
            </dd>
          </div>
        )}
      </dl>
      {application.operation && (
        <OperationNote operation={application.operation} />
      )}
      {conditions.map(({ type, message }, index) => (
        <Note
          key={`${type} ${index}`}
          severity={type.endsWith('Error') ? 'error' : 'warning'}
          title={type}
        >
          {message}
        </Note>
      ))}
      <OutOfSyncResources application={application} />
      <ApplicationFacts application={application} />
      <div className={classes.actions}>
        <ApplicationActions entityRef={entityRef} application={application} />
      </div>
    </li>
  );
}

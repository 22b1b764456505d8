import { makeStyles } from '@material-ui/core/styles';
import type { Finding, RayClusterView } from 'backstage-plugin-kuberay-common';
import { useKuberayTranslation } from '../../translation';
import { StatusMark, type Mark } from '../StatusMark';
import { RaiseMaximumLink } from '../TemplateLinks';
import { ClampedText } from '../Text';

const marks: Record<Finding['severity'], Mark> = {
  error: { shape: 'alarm', tone: 'error' },
  warning: { shape: 'warning', tone: 'warning' },
  info: { shape: 'question', tone: 'info' },
};

const useStyles = makeStyles({
  root: {
    display: 'flex',
    gap: 'var(--bui-space-2)',
    padding: 'var(--bui-space-2) 0',
    overflowWrap: 'anywhere',
    '& > svg': { marginTop: 1 },
    '& + &': { borderTop: '1px solid var(--bui-border-1)' },
  },
  words: { flex: '1 1 0', minWidth: 0 },
  title: { fontWeight: 'var(--bui-font-weight-bold)' as 'bold' },
  about: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: 'var(--bui-space-2)',
    fontSize: 'var(--bui-font-size-2)',
    color: 'var(--bui-fg-secondary)',
    '& > * + *::before': {
      content: '"·"',
      marginRight: 'var(--bui-space-2)',
    },
    '& code': { fontFamily: 'var(--bui-font-monospace)' },
  },
});

/** Props of {@link FindingItem}. */
export interface FindingItemProps {
  finding: Finding;
  /** Name of the Application that it was found in. */
  application: string | undefined;
  /** Among them the one that it was found in, if any. */
  rayClusters: readonly RayClusterView[];
}

/** One finding: how grave, what, the way out, where, and the code to look it up by. */
export function FindingItem(props: FindingItemProps) {
  const { finding, application, rayClusters } = props;
  const t = useKuberayTranslation();
  const classes = useStyles();
  return (
    <div className={classes.root} role="note">
      <StatusMark mark={marks[finding.severity]} size={16} />
      <div className={classes.words}>
        <div className={classes.title}>
          <ClampedText lines={4}>{finding.message}</ClampedText>
        </div>
        <p>
          {finding.remedy}
          <RaiseMaximumLink finding={finding} rayClusters={rayClusters} />
        </p>
        <div className={classes.about}>
          <span>{t(`tabFindings.${finding.severity}`)}</span>
          {finding.about === 'configuration' && (
            <span>{t('tabFindings.configuration')}</span>
          )}
          {application && <span>{t('tabFindings.of', { application })}</span>}
          <code>{finding.code}</code>
        </div>
      </div>
    </div>
  );
}

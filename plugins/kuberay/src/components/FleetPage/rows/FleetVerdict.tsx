import { makeStyles } from '@material-ui/core/styles';
import { useKuberayTranslation } from '../../../translation';
import { StatusMark, verdictMark } from '../../StatusMark';
import type { FleetItem } from '../model/FleetItem';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    gap: 'var(--bui-space-2)',
    minWidth: 0,
    lineHeight: 1.35,
    '& svg': { marginTop: 1 },
  },
  words: { minWidth: 0 },
  // Two lines: Argo CD and Kubernetes may say a page. The whole is on hover, and on the entity's page.
  sentence: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
    overflow: 'hidden',
    overflowWrap: 'anywhere',
  },
  findings: {
    fontSize: 'var(--bui-font-size-2)',
    lineHeight: 1.4,
    color: 'var(--bui-fg-secondary)',
  },
});

/** Props of {@link FleetVerdict}. */
export interface FleetVerdictProps {
  item: FleetItem;
}

/** What somebody on call would say of the Ray cluster, and how much there is to read about it. */
export function FleetVerdict(props: FleetVerdictProps) {
  const { row, sentence } = props.item;
  const t = useKuberayTranslation();
  const classes = useStyles();
  // Hints can wait until somebody opens the cluster.
  const count = row.findings.error + row.findings.warning;
  return (
    <span className={classes.root}>
      <StatusMark mark={verdictMark(row.verdict)} size={16} />
      <span className={classes.words}>
        <span className={classes.sentence} title={sentence}>
          {sentence}
        </span>
        {count > 0 && (
          <span className={classes.findings} title={row.finding?.message}>
            {t('fleet.row.findings', { count })}
          </span>
        )}
      </span>
    </span>
  );
}

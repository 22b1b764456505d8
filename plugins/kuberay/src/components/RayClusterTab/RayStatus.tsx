import { makeStyles } from '@material-ui/core/styles';
import { useKuberayTranslation } from '../../translation';

/** Ray underlines and frames its titles. */
const RULE = /^[-=]{5,}$/;

const useStyles = makeStyles({
  root: {
    margin: 0,
    overflow: 'auto',
    maxHeight: 420,
    font: '0.75rem/1.5 var(--bui-font-monospace)',
    '&:focus-visible': { outline: '2px solid var(--bui-ring)' },
  },
  // A line too long for the card goes on below itself, further in than where it began.
  line: {
    display: 'block',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    paddingLeft: '3ch',
    textIndent: '-3ch',
  },
  rule: { display: 'block', whiteSpace: 'pre', overflow: 'hidden' },
});

/** Props of {@link RayStatus}. */
export interface RayStatusProps {
  /** All that `ray status` prints. */
  status: string;
}

/** The output of `ray status` as Ray wrote it; a person reads it without scrolling sideways. */
export function RayStatus(props: RayStatusProps) {
  const t = useKuberayTranslation();
  const classes = useStyles();
  return (
    // Scrolls, so the keyboard has to reach it.
    <pre
      className={classes.root}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls
      tabIndex={0}
      role="region"
      aria-label={t('tabAutoscaler.status')}
    >
      {props.status
        .trimEnd()
        .split('\n')
        .map((line, index) => (
          <span
            key={index}
            className={RULE.test(line) ? classes.rule : classes.line}
          >
            {`${line}\n`}
          </span>
        ))}
    </pre>
  );
}

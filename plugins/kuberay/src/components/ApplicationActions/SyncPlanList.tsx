import { Text } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import { useKuberayTranslation } from '../../translation';
import { StatusMark, type Mark } from '../StatusMark';
import type { PlannedChange, SyncPlan, SyncTarget } from './syncPlan';

const effectMarks: Record<PlannedChange['effect'], Mark> = {
  apply: { shape: 'unequal', tone: 'info' },
  delete: { shape: 'warning', tone: 'error' },
  keep: { shape: 'absent', tone: 'mute' },
};

const useStyles = makeStyles({
  list: {
    listStyle: 'none',
    margin: 'var(--bui-space-2) 0 0',
    padding: 0,
    display: 'grid',
    gap: 'var(--bui-space-2)',
  },
  change: {
    display: 'flex',
    gap: 'var(--bui-space-2)',
    '& svg': { marginTop: 2 },
  },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: 'var(--bui-space-4)',
    rowGap: 'var(--bui-space-1)',
    margin: 0,
    paddingTop: 'var(--bui-space-3)',
    borderTop: '1px solid var(--bui-border-1)',
    fontSize: 'var(--bui-font-size-2)',
    '& dt': { color: 'var(--bui-fg-secondary)' },
    '& dd': { margin: 0 },
  },
});

/** Props of {@link SyncPlanList}. */
export interface SyncPlanListProps {
  plan: SyncPlan;
}

/** What a sync would do to which resources, from where, and by which rule. */
export function SyncPlanList(props: SyncPlanListProps) {
  const { changes, knowledge, omitted, prune, targets } = props.plan;
  const t = useKuberayTranslation();
  const classes = useStyles();
  return (
    <>
      <div>
        <Text as="p" variant="body-medium">
          {t(`actions.plan.${knowledge}`)}
        </Text>
        {changes.length > 0 && (
          <ul className={classes.list}>
            {changes.map(({ resource, effect }) => (
              <li key={`${effect} ${resource}`} className={classes.change}>
                <StatusMark mark={effectMarks[effect]} size={16} />
                <div>
                  <Text as="p" variant="body-medium" weight="bold">
                    {resource}
                  </Text>
                  <Text as="p" variant="body-small" color="secondary">
                    {t(`actions.effect.${effect}`)}
                  </Text>
                </div>
              </li>
            ))}
            {omitted > 0 && (
              <li>
                <Text as="p" variant="body-small" color="secondary">
                  {t('actions.plan.omitted', { count: omitted })}
                </Text>
              </li>
            )}
          </ul>
        )}
      </div>
      <dl className={classes.facts}>
        {targets.map(target => (
          <Target key={JSON.stringify(target)} target={target} />
        ))}
        <dt>{t('actions.plan.prune')}</dt>
        <dd>{t(prune ? 'actions.plan.pruneOn' : 'actions.plan.pruneOff')}</dd>
      </dl>
    </>
  );
}

function Target(props: { target: SyncTarget }) {
  const { repository, part, revision } = props.target;
  const t = useKuberayTranslation();
  return (
    <>
      <dt>{t('actions.plan.source')}</dt>
      <dd>
        {[part, revision].filter(Boolean).join(' · ')}
        {(part || revision) && <br />}
        <Text variant="body-small" color="secondary">
          {repository}
        </Text>
      </dd>
    </>
  );
}

import { Badge, VisuallyHidden } from '@backstage/ui';
import type { WorkerGroupView } from 'backstage-plugin-kuberay-common';
import {
  useKuberayTranslation,
  type KuberayTranslation,
} from '../../translation';
import { GroupReasons } from './GroupReasons';
import { useGroupRowStyles } from './groupRowStyles';
import { PodStrip } from './PodStrip';
import { translateBounds } from './translateBounds';

/** Props of {@link WorkerGroupRow}. */
export interface WorkerGroupRowProps {
  group: WorkerGroupView;
}

/** One worker group: its name, how many of how many are ready, its pods, and why some are not. */
export function WorkerGroupRow(props: WorkerGroupRowProps) {
  const { group } = props;
  const t = useKuberayTranslation();
  const classes = useGroupRowStyles();
  return (
    <li className={classes.item}>
      <div className={classes.line}>
        <span className={classes.name}>
          <span>{group.name}</span>
          {group.atMax && (
            <Badge size="small" className={classes.tag}>
              {t('groups.atMax')}
            </Badge>
          )}
        </span>
        <span className={classes.counts} title={spokenCounts(t, group)}>
          <span aria-hidden="true">
            {t('groups.shownCounts', {
              ready: group.ready,
              desired: group.desired,
            })}
            <span className={classes.bounds}>
              {' '}
              · {translateBounds(t, group)}
            </span>
          </span>
          <VisuallyHidden>{spokenCounts(t, group)}</VisuallyHidden>
        </span>
      </div>
      <div className={classes.state}>
        <PodStrip group={group} />
        <GroupReasons group={group} />
      </div>
    </li>
  );
}

function spokenCounts(t: KuberayTranslation, group: WorkerGroupView): string {
  const { ready, desired, min, max } = group;
  return max === undefined
    ? t('groups.countsUnbounded', { ready, desired, min })
    : t('groups.counts', { ready, desired, min, max });
}

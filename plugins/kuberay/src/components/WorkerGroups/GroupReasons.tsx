import { makeStyles } from '@material-ui/core/styles';
import type {
  PodTrouble,
  WorkerGroupView,
} from 'backstage-plugin-kuberay-common';
import {
  useKuberayTranslation,
  type KuberayTranslation,
} from '../../translation';
import { ClampedText } from '../Text';
import { reasonsOfGroup, type GroupReason } from './reasonsOfGroup';

const useStyles = makeStyles({
  words: {
    minWidth: 0,
    margin: 0,
    overflowWrap: 'anywhere',
  },
  message: { flex: '1 0 100%', minWidth: 0 },
});

/** Props of {@link GroupReasons}. */
export interface GroupReasonsProps {
  group: WorkerGroupView;
}

/** Why a group is not all ready, beside its pods, and below them what Kubernetes says of the worst; nothing when it is. */
export function GroupReasons(props: GroupReasonsProps) {
  const t = useKuberayTranslation();
  const classes = useStyles();
  const reasons = reasonsOfGroup(props.group);
  if (reasons.length === 0) {
    return null;
  }
  const message = reasons
    .map(reason =>
      reason.kind === 'trouble' ? reason.trouble.message : undefined,
    )
    .find(Boolean);
  return (
    <>
      <p className={classes.words}>
        {reasons.map(reason => translateReason(t, reason)).join(', ')}
      </p>
      {message && (
        <div className={classes.message}>
          <ClampedText lines={2}>{message}</ClampedText>
        </div>
      )}
    </>
  );
}

function translateReason(t: KuberayTranslation, reason: GroupReason): string {
  return reason.kind === 'trouble'
    ? translateTrouble(t, reason.trouble)
    : t(`reason.${reason.kind}`, { pods: reason.pods });
}

/** Kubernetes' own word stays in sight wherever somebody may want to search for it. */
function translateTrouble(t: KuberayTranslation, trouble: PodTrouble): string {
  const { kind, pods, reason, restarts } = trouble;
  switch (reason) {
    case 'Unschedulable':
      return t('reason.unschedulable', { pods });
    case 'NodeLost':
      return t('reason.nodeLost', { pods });
    case 'NeverReady':
      return t('reason.neverReady', { pods });
    case 'ImagePullBackOff':
    case 'ErrImagePull':
    case 'ErrImageNeverPull':
    case 'InvalidImageName':
      return t('reason.image', { pods, reason });
    // Kubernetes may give any word: these are shown as they are.
    default: {
      const words = t(`reason.${kind}`, { pods, reason });
      return restarts > 0
        ? `${words}, ${t('reason.restarts', { count: restarts })}`
        : words;
    }
  }
}

import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import type {
  ApplicationView,
  ReplicaReset,
} from 'backstage-plugin-kuberay-common';
import { useState } from 'react';
import { useKuberayTranslation } from '../../translation';
import { LEGIBLE_TEXT } from '../StatusMark';
import type { Availability } from './actionAvailability';
import type { ActionProblem } from './actionProblem';
import { ReplicaResetConsent } from './ReplicaResetConsent';
import { SyncPlanList } from './SyncPlanList';
import { syncPlan } from './syncPlan';
import { translateProblem } from './translateProblem';
import { translateSyncBlock } from './translateSyncBlock';

const useStyles = makeStyles({
  legible: LEGIBLE_TEXT.outside,
  body: {
    ...LEGIBLE_TEXT.inside,
    display: 'grid',
    gap: 'var(--bui-space-4)',
    // A grid of its own width: long names and addresses wrap instead of widening the dialog.
    gridTemplateColumns: 'minmax(0, 1fr)',
    overflowWrap: 'anywhere',
  },
});

/** Props of {@link SyncDialog}. */
export interface SyncDialogProps {
  /** As it is now: the dialog follows while it is open. */
  application: ApplicationView;
  availability: Availability;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** The request is on its way; closing the dialog does not take it back. */
  isAsking: boolean;
  problem: ActionProblem | undefined;
  onSync: (options: { acceptReplicaReset: boolean }) => void;
}

/** Says what a sync would change, and asks whether to do it. */
export function SyncDialog(props: SyncDialogProps) {
  const { application, isOpen, onOpenChange, isAsking } = props;
  const t = useKuberayTranslation();
  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} width={520}>
      <DialogHeader>
        {t('actions.dialog.title', { name: application.name })}
      </DialogHeader>
      {/* Mounted anew each time: what was accepted is accepted once. */}
      <SyncDialogContent {...props} isAsking={isAsking} />
    </Dialog>
  );
}

function SyncDialogContent(props: SyncDialogProps) {
  const { application, availability, isAsking, problem, onSync } = props;
  const t = useKuberayTranslation();
  const classes = useStyles();
  // The backend may know of live workers before the view does; what it told stays while it is asked again.
  const [told, setTold] = useState<ReplicaReset[]>([]);
  if (problem?.replicaResets && problem.replicaResets !== told) {
    setTold(problem.replicaResets);
  }
  const seen = application.control.replicaResets;
  const replicaResets = seen.length > 0 ? seen : told;
  const groups = replicaResets.map(({ group }) => group).join(' ');
  // Counts move all the time under an autoscaler; another group is another question.
  const [acceptedGroups, setAcceptedGroups] = useState<string>();
  const plan = syncPlan(application);
  const needsConsent = replicaResets.length > 0;
  const isAccepted = needsConsent && acceptedGroups === groups;
  const block = isAsking ? undefined : translateSyncBlock(t, availability);
  const deletes = plan.changes.some(({ effect }) => effect === 'delete');
  return (
    <>
      <DialogBody className={classes.legible}>
        <div className={classes.body}>
          {problem && (
            <Alert
              status="danger"
              icon
              role="alert"
              title={t(`actions.failedTitle.${problem.kind}`)}
              description={translateProblem(t, problem)}
            />
          )}
          {block && <Alert status="info" icon title={block} />}
          <SyncPlanList plan={plan} />
          {needsConsent && (
            <ReplicaResetConsent
              replicaResets={replicaResets}
              isAccepted={isAccepted}
              onChange={accepted =>
                setAcceptedGroups(accepted ? groups : undefined)
              }
            />
          )}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t(isAsking ? 'actions.dialog.close' : 'actions.dialog.cancel')}
        </Button>
        <Button
          variant="primary"
          destructive={deletes}
          isPending={isAsking}
          isDisabled={block !== undefined || (needsConsent && !isAccepted)}
          onPress={() => onSync({ acceptReplicaReset: isAccepted })}
        >
          {t('actions.sync')}
        </Button>
      </DialogFooter>
    </>
  );
}

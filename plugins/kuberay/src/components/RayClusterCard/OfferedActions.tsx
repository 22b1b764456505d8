import type { CompoundEntityRef } from '@backstage/catalog-model';
import { makeStyles } from '@material-ui/core/styles';
import type { ApplicationView } from 'backstage-plugin-kuberay-common';
import { useState } from 'react';
import { ApplicationActions } from '../ApplicationActions';
import { needsAction } from './needsAction';

const useStyles = makeStyles({
  root: {
    marginTop: 'var(--bui-space-2)',
    marginBottom: 'var(--bui-space-2)',
    '&:empty': { display: 'none' },
  },
});

/** Props of {@link OfferedActions}. */
export interface OfferedActionsProps {
  entityRef: CompoundEntityRef;
  application: ApplicationView;
}

/**
 * Refresh and sync where somebody may want them; a calm card keeps them to the tab.
 *
 * Once offered they stay: a sync that somebody has begun here ends what they were offered for, and its dialog with it.
 */
export function OfferedActions(props: OfferedActionsProps) {
  const { entityRef, application } = props;
  const classes = useStyles();
  const needed = needsAction(application);
  const [offered, setOffered] = useState(needed);
  if (needed && !offered) {
    setOffered(true);
  }
  return offered ? (
    <div className={classes.root}>
      {/* To those who may not act, the tab says why; here it would only be in the way. */}
      <ApplicationActions
        entityRef={entityRef}
        application={application}
        whenRefused="hide"
      />
    </div>
  ) : null;
}

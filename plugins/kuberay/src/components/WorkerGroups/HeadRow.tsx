import type { HeadView } from 'backstage-plugin-kuberay-common';
import { useKuberayTranslation } from '../../translation';
import { ClampedText } from '../Text';
import { useGroupRowStyles } from './groupRowStyles';

/** Props of {@link HeadRow}. */
export interface HeadRowProps {
  head: HeadView;
}

/** A head that is not ready, and why. */
export function HeadRow(props: HeadRowProps) {
  const { reason, message } = props.head;
  const t = useKuberayTranslation();
  const classes = useGroupRowStyles();
  return (
    <li className={classes.item}>
      <div className={classes.line}>
        <span className={classes.name}>
          <span>{t('groups.head')}</span>
        </span>
        <span className={classes.bounds}>
          {reason ?? t('groups.headNotReady')}
        </span>
      </div>
      {message && (
        <div className={classes.state}>
          <ClampedText lines={2}>{message}</ClampedText>
        </div>
      )}
    </li>
  );
}

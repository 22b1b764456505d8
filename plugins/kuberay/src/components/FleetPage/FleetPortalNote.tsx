import { useNow } from '../../live';
import { useKuberayTranslation } from '../../translation';
import { portalProblem } from '../Freshness';
import { Note } from '../Note';
import { AGE_INTERVAL_MS, asSentence, translateAge } from '../Text';

/** Props of {@link FleetPortalNote}. */
export interface FleetPortalNoteProps {
  error: Error;
  /** When what is shown was last confirmed, in milliseconds of the epoch; absent where nothing is shown. */
  since?: number;
}

/** Why the portal gives no news of the fleet, and how old what is shown has become. */
export function FleetPortalNote(props: FleetPortalNoteProps) {
  const { error, since } = props;
  const t = useKuberayTranslation();
  const now = useNow(AGE_INTERVAL_MS);
  const problem = portalProblem(error);
  // The fleet is no entity: who does not find it does not know the plugin.
  const missing = problem === 'unknownEntity';
  return (
    <Note
      severity="info"
      title={missing ? t('fleet.portal.notFound') : t(`portal.${problem}`)}
    >
      {[
        missing ? t('fleet.portal.notFoundRemedy') : asSentence(error.message),
        since !== undefined &&
          t('fleet.portal.stale', { age: translateAge(t, now - since) }),
        t('freshness.retrying'),
      ]
        .filter(Boolean)
        .join(' ')}
    </Note>
  );
}

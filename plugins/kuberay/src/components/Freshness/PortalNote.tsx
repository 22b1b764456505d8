import { useKuberayTranslation } from '../../translation';
import { asSentence } from '../Text';
import { Note } from '../Note';
import { portalProblem } from './portalProblem';

/** Props of {@link PortalNote}. */
export interface PortalNoteProps {
  error: Error;
}

/** Why the portal gives no news. In blue: it says nothing about the Ray cluster. */
export function PortalNote(props: PortalNoteProps) {
  const { error } = props;
  const t = useKuberayTranslation();
  return (
    <Note severity="info" title={t(`portal.${portalProblem(error)}`)}>
      {asSentence(error.message)} {t('freshness.retrying')}
    </Note>
  );
}

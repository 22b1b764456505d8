import type { RayClusterView } from 'backstage-plugin-kuberay-common';
import { useKuberayTranslation } from '../../translation';
import { Note } from '../Note';
import { isHeadTroubled } from '../WorkerGroups';

/** Props of {@link HeadNote}. */
export interface HeadNoteProps {
  rayCluster: RayClusterView;
}

/** Why the head is not ready, in Kubernetes' words; nothing while it is, or while nobody wants it. */
export function HeadNote(props: HeadNoteProps) {
  const { head } = props.rayCluster;
  const t = useKuberayTranslation();
  if (!head || !isHeadTroubled(props.rayCluster)) {
    return null;
  }
  return (
    <Note
      severity="error"
      title={t('tab.head', { reason: head.reason ?? t('groups.headNotReady') })}
    >
      {head.message}
    </Note>
  );
}

import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { FleetRow } from 'backstage-plugin-kuberay-common';
import { useNow } from '../../../live';
import { useKuberayTranslation } from '../../../translation';
import {
  healthMarks,
  noApplicationMark,
  phaseMarks,
  syncMarks,
} from '../../StatusMark';
import { AGE_INTERVAL_MS, translateAge } from '../../Text';
import type { FleetItem } from '../model/FleetItem';
import { FleetMark } from './FleetMark';

/** Props of the facts of a row. */
export interface FleetFactProps {
  row: FleetRow;
}

/** Ray's phase. */
export function FleetPhase({ row }: FleetFactProps) {
  const t = useKuberayTranslation();
  return (
    <FleetMark mark={phaseMarks[row.phase]} word={t(`phase.${row.phase}`)} />
  );
}

/** What Argo CD says of the difference from Git. */
export function FleetSync({ row: { application } }: FleetFactProps) {
  const t = useKuberayTranslation();
  return application ? (
    <FleetMark
      mark={syncMarks[application.sync]}
      word={t(`sync.${application.sync}`)}
    />
  ) : (
    <FleetMark mark={noApplicationMark} word={t('facts.noApplication')} />
  );
}

/** What Argo CD says of the health. */
export function FleetHealth({ row: { application } }: FleetFactProps) {
  const t = useKuberayTranslation();
  return application ? (
    <FleetMark
      mark={healthMarks[application.health]}
      word={t(`health.${application.health}`)}
    />
  ) : (
    <FleetMark mark={noApplicationMark} word={t('facts.noApplication')} />
  );
}

/** Props of {@link FleetOwnerLink}. */
export interface FleetOwnerLinkProps {
  owner: FleetItem['owner'];
}

/** Who owns the entity, with the way to them. */
export function FleetOwnerLink({ owner }: FleetOwnerLinkProps) {
  const t = useKuberayTranslation();
  return owner ? (
    <EntityRefLink entityRef={owner.entityRef}>{owner.label}</EntityRefLink>
  ) : (
    <>{t('fleet.filters.noOwner')}</>
  );
}

/** How old the Ray cluster is, growing while one looks at it; the exact time on hover. */
export function FleetAge({ row: { createdAt } }: FleetFactProps) {
  const t = useKuberayTranslation();
  const now = useNow(AGE_INTERVAL_MS);
  if (createdAt === undefined) {
    return null;
  }
  const at = new Date(createdAt);
  return (
    <time dateTime={createdAt} title={at.toLocaleString()}>
      {translateAge(t, now - at.getTime())}
    </time>
  );
}

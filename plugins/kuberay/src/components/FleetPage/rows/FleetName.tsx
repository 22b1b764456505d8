import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import { useNow } from '../../../live';
import { useKuberayTranslation } from '../../../translation';
import { toneColors } from '../../StatusMark';
import { AGE_INTERVAL_MS, translateAge } from '../../Text';
import type { FleetItem } from '../model/FleetItem';

/** A long name ends in dots; the whole is on hover. */
const ONE_LINE = {
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
} as const;

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: 2,
    minWidth: 0,
  },
  name: {
    ...ONE_LINE,
    fontWeight: 'var(--bui-font-weight-bold)' as 'bold',
  },
  place: {
    ...ONE_LINE,
    fontSize: 'var(--bui-font-size-2)',
    lineHeight: 1.4,
    color: 'var(--bui-fg-secondary)',
  },
  old: { color: toneColors.warning },
});

/** Props of {@link FleetName}. */
export interface FleetNameProps {
  item: FleetItem;
}

/** What the Ray cluster is called, with the way to its entity where one is known, and where it runs. */
export function FleetName(props: FleetNameProps) {
  const { row, staleSince } = props.item;
  const t = useKuberayTranslation();
  const classes = useStyles();
  const place = t('fleet.row.place', {
    cluster: row.clusterTitle,
    namespace: row.ref.namespace,
  });
  return (
    <span className={classes.root}>
      <span className={classes.name} title={row.ref.name}>
        {row.entity ? (
          <EntityRefLink entityRef={row.entity.entityRef}>
            {row.ref.name}
          </EntityRefLink>
        ) : (
          row.ref.name
        )}
      </span>
      <span className={classes.place} title={place}>
        {place}
      </span>
      {staleSince && (
        <span className={`${classes.place} ${classes.old}`}>
          <AsOf since={staleSince} />
        </span>
      )}
    </span>
  );
}

/** An age that grows while one looks at it. */
function AsOf(props: { since: string }) {
  const t = useKuberayTranslation();
  const now = useNow(AGE_INTERVAL_MS);
  return (
    <time dateTime={props.since}>
      {t('fleet.row.asOf', {
        age: translateAge(t, now - Date.parse(props.since)),
      })}
    </time>
  );
}

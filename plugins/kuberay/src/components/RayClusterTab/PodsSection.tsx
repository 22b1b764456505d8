import { Button, Select } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import type { PodView, RayClusterView } from 'backstage-plugin-kuberay-common';
import { useState } from 'react';
import { useKuberayTranslation } from '../../translation';
import { ClampedText, RelativeTime } from '../Text';
import { DataTable, type DataColumn } from './DataTable';
import { EmptyLine } from './EmptyLine';
import { filterPods, type PodFilter } from './filterPods';
import { FirstOnes } from './FirstOnes';
import { imageToTell } from './imageToTell';
import { MarkedWord } from './MarkedWord';
import { podMarks } from './podMarks';
import { Section } from './Section';
import { shortImage } from './shortImage';

const PODS_AT_FIRST = 10;

/** Stands for no choice in a list of choices: no group and no state is called so. */
const ANY = '*';

const useStyles = makeStyles({
  filters: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: 'var(--bui-space-3)',
    marginBottom: 'var(--bui-space-3)',
    '& > *': { flex: '1 1 110px', minWidth: 0, maxWidth: 180 },
  },
  quiet: {
    fontWeight: 400,
    fontSize: 'var(--bui-font-size-2)',
    color: 'var(--bui-fg-secondary)',
  },
  omitted: { marginBottom: 'var(--bui-space-2)' },
  time: { whiteSpace: 'nowrap' },
  reason: { fontWeight: 500 },
});

/** Props of {@link PodsSection}. */
export interface PodsSectionProps {
  rayCluster: RayClusterView;
}

/** The pods, those in trouble first, with the reason in Kubernetes' own words. */
export function PodsSection(props: PodsSectionProps) {
  const { pods, podsOmitted } = props.rayCluster;
  const t = useKuberayTranslation();
  const classes = useStyles();
  const [filter, setFilter] = useState<PodFilter>({});
  const shownPods = filterPods(pods, filter);
  const groups = distinct([...pods.map(({ group }) => group), filter.group]);
  const states = distinct([...pods.map(({ state }) => state), filter.state]);
  const columns: DataColumn<PodView>[] = [
    {
      id: 'state',
      label: t('tabPods.state'),
      cell: ({ state }) => (
        <MarkedWord mark={podMarks[state]}>{t(`tabPods.${state}`)}</MarkedWord>
      ),
    },
    {
      id: 'name',
      label: t('tabPods.name'),
      isRowHeader: true,
      minWidth: 180,
      cell: pod => (
        <>
          {pod.name}
          <div className={classes.quiet}>
            {pod.nodeType === 'head' ? t('tabPods.head') : pod.group}
          </div>
        </>
      ),
    },
    {
      id: 'reason',
      label: t('tabPods.reason'),
      // An empty column would take the room that the names need.
      isHidden: !pods.some(({ reason, message }) => reason || message),
      minWidth: 130,
      cell: ({ reason, message }) =>
        (reason || message) && (
          <>
            {reason && <div className={classes.reason}>{reason}</div>}
            {message && <ClampedText lines={2}>{message}</ClampedText>}
          </>
        ),
    },
    {
      id: 'restarts',
      label: t('tabPods.restarts'),
      cell: ({ restarts }) => restarts,
    },
    {
      id: 'node',
      label: t('tabPods.node'),
      minWidth: 120,
      cell: pod => <PodNode pod={pod} rayCluster={props.rayCluster} />,
    },
    {
      id: 'age',
      label: t('tabPods.age'),
      cell: ({ createdAt }) =>
        createdAt && (
          <span className={classes.time}>
            <RelativeTime at={createdAt} />
          </span>
        ),
    },
  ];
  return (
    <Section title={t('tabPods.title')} isQuiet={pods.length === 0}>
      {pods.length === 0 ? (
        <EmptyLine>{t('tabPods.none')}</EmptyLine>
      ) : (
        <>
          <div className={classes.filters}>
            <Select
              label={t('tabPods.filterGroup')}
              size="small"
              value={filter.group ?? ANY}
              onChange={key => setFilter({ ...filter, group: chosen(key) })}
              options={[
                { id: ANY, label: t('tabPods.anyGroup') },
                ...groups.map(group => ({ id: group, label: group })),
              ]}
            />
            <Select
              label={t('tabPods.filterState')}
              size="small"
              value={filter.state ?? ANY}
              onChange={key =>
                setFilter({
                  ...filter,
                  state: states.find(state => state === key),
                })
              }
              options={[
                { id: ANY, label: t('tabPods.anyState') },
                ...states.map(state => ({
                  id: state,
                  label: t(`tabPods.${state}`),
                })),
              ]}
            />
          </div>
          {podsOmitted > 0 && (
            <div className={classes.omitted}>
              <EmptyLine>
                {t('tabPods.omitted', {
                  shown: String(pods.length),
                  total: String(pods.length + podsOmitted),
                })}
              </EmptyLine>
            </div>
          )}
          {shownPods.length === 0 ? (
            <>
              <EmptyLine>{t('tabPods.noneFiltered')}</EmptyLine>
              <Button
                variant="tertiary"
                size="small"
                onPress={() => setFilter({})}
              >
                {t('tabPods.clear')}
              </Button>
            </>
          ) : (
            <FirstOnes items={shownPods} first={PODS_AT_FIRST}>
              {shown => (
                <DataTable
                  label={t('tabPods.title')}
                  columns={columns}
                  items={shown}
                  keyOf={({ name }) => name}
                />
              )}
            </FirstOnes>
          )}
        </>
      )}
    </Section>
  );
}

function PodNode(props: { pod: PodView; rayCluster: RayClusterView }) {
  const { pod, rayCluster } = props;
  const t = useKuberayTranslation();
  const classes = useStyles();
  const image = imageToTell(pod, rayCluster);
  return (
    <>
      {pod.node}
      {image && (
        <div className={classes.quiet} title={image}>
          {t('tabPods.image', { image: shortImage(image) })}
        </div>
      )}
    </>
  );
}

function chosen(key: unknown): string | undefined {
  return key === ANY ? undefined : String(key);
}

function distinct<Value>(values: Array<Value | undefined>): Value[] {
  return [
    ...new Set(values.filter((value): value is Value => value !== undefined)),
  ];
}

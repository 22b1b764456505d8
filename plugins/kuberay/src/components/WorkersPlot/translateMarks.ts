import type { KuberayTranslation } from '../../translation';
import type { GroupChange, PlotMark, ScaleEvent } from './PlotMark';

const GIT_SHA = /^[0-9a-f]{40}$/;

/** What one or several marks at one place say, such as `sync · max 200 → 300`, with `most` changes by name. */
export function translateMarks(
  t: KuberayTranslation,
  marks: readonly PlotMark[],
  { namesGroups, most }: { namesGroups: boolean; most: number },
): string {
  const syncs = marks.filter(mark => mark.kind === 'sync');
  const kinds = [
    ...(syncs.length === 1 ? [t('plot.mark.sync')] : []),
    ...(syncs.length > 1
      ? [t('plot.mark.syncs', { count: syncs.length })]
      : []),
    ...marks.flatMap(({ kind }) =>
      kind === 'sync' ? [] : t(`plot.mark.${kind}`),
    ),
  ].join(', ');
  // Two syncs within one step name the same change.
  const changes = [
    ...new Set(
      syncs.flatMap(mark =>
        mark.kind === 'sync'
          ? mark.changes.map(change => translateChange(t, change, namesGroups))
          : [],
      ),
    ),
  ];
  if (changes.length === 0) {
    return kinds;
  }
  const first = changes.slice(0, most).join(', ');
  const count = changes.length - most;
  return t('plot.mark.of', {
    mark: kinds,
    change: count > 0 ? t('plot.mark.more', { changes: first, count }) : first,
  });
}

/** Which Applications were synced, to what; commits as short as Git shows them. */
export function translateRevisions(
  t: KuberayTranslation,
  marks: readonly PlotMark[],
): string[] {
  return marks.flatMap(mark =>
    mark.kind === 'sync' && mark.application && mark.revisions.length > 0
      ? t('plot.mark.revision', {
          application: mark.application,
          revision: mark.revisions
            .map(revision =>
              GIT_SHA.test(revision) ? revision.slice(0, 7) : revision,
            )
            .join(', '),
        })
      : [],
  );
}

/** `desired 5 → 9`. */
export function translateScaleEvent(
  t: KuberayTranslation,
  { from, to }: Pick<ScaleEvent, 'from' | 'to'>,
): string {
  return t('plot.mark.scaled', { from: String(from), to: String(to) });
}

function translateChange(
  t: KuberayTranslation,
  change: GroupChange,
  namesGroup: boolean,
): string {
  const { group } = change;
  if (change.what === 'added' || change.what === 'removed') {
    return t(`plot.change.${change.what}`, { group });
  }
  const unbounded = t('groups.unbounded');
  const words = t(`plot.change.${change.what}`, {
    from: String(change.from ?? unbounded),
    to: String(change.to ?? unbounded),
  });
  return namesGroup
    ? t('plot.change.ofGroup', { group, change: words })
    : words;
}

import { applicationRole } from '../../argocd/applicationRole';
import { ociChart } from '../../argocd/ociChart';
import type { Path } from './Path';
import { listAt, textAt, valueAt } from './Path';
import type { SourceFacts } from './SourceFacts';

/** The sources in effect: `sources` wins over `source` (domain.md 6.7). */
export function readSources(manifest: unknown): SourceFacts[] {
  const sources = listAt(manifest, ['spec', 'sources']);
  if (sources.length > 0) {
    return sources.map((source, index) =>
      readSource(source, ['spec', 'sources', index]),
    );
  }
  const source = valueAt(manifest, ['spec', 'source']);
  return source === undefined ? [] : [readSource(source, ['spec', 'source'])];
}

function readSource(source: unknown, path: Path): SourceFacts {
  const chart =
    textAt(source, ['chart']) || ociChart(textAt(source, ['repoURL']));
  const folder = textAt(source, ['path']) || undefined;
  return {
    path,
    role: applicationRole({
      rayClusters: [],
      sources: [
        {
          repoURL: textAt(source, ['repoURL']) ?? '',
          chart,
          path: folder,
        },
      ],
    }),
    repoURL: textAt(source, ['repoURL']),
    chart,
    folder,
    ref: textAt(source, ['ref']) || undefined,
    targetRevision: textAt(source, ['targetRevision']),
  };
}

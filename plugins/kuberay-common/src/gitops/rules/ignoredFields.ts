import type { ApplicationFacts, IgnoredFacts } from '../facts/ApplicationFacts';

const LIST_POINTERS = ['', '/', '/spec', '/spec/workerGroupSpecs'];
const POINTER =
  /^\/spec\/workerGroupSpecs\/([0-9]+)\/(replicas|scaleStrategy)$/;

/** What an Application looks away from in its RayCluster. */
export interface IgnoredFields {
  /** Fields of every group that a jq path names. */
  byPath: ReadonlySet<string>;
  /** Indexes of groups whose `replicas` are named one by one. */
  byIndex: readonly number[];
  /** Rules on the whole list of groups, as they were written. */
  whole: readonly string[];
}

/** Whether an entry applies to RayClusters, or was meant to: it names the list of worker groups. */
export function isMeantForRayCluster(entry: IgnoredFacts): boolean {
  const hits =
    matchesGlob(entry.group ?? '', 'ray.io') &&
    matchesGlob(entry.kind ?? '*', 'RayCluster');
  return (
    hits ||
    [...entry.jqPathExpressions, ...entry.jsonPointers].some(path =>
      path.includes('workerGroupSpecs'),
    )
  );
}

/** All that the Application ignores of a RayCluster, whichever name it gives. */
export function ignoredFields(application: ApplicationFacts): IgnoredFields {
  const entries = application.ignored.filter(isMeantForRayCluster);
  const jq = entries.flatMap(entry =>
    entry.jqPathExpressions.map(written => ({
      written,
      paths: jqPaths(written),
    })),
  );
  const pointers = entries.flatMap(entry => entry.jsonPointers);
  const fields = jq.flatMap(({ paths }) => paths);
  const indexes = [
    ...pointers.flatMap(pointer => {
      const [, index, field] = POINTER.exec(pointer) ?? [];
      return field === 'replicas' ? [Number(index)] : [];
    }),
    ...fields.flatMap(path => {
      const [, index] =
        /^\.spec\.workerGroupSpecs\[([0-9]+)\]\.replicas$/.exec(path) ?? [];
      return index === undefined ? [] : [Number(index)];
    }),
  ];
  return {
    byPath: new Set(
      fields.flatMap(path => {
        const [, field] =
          /^\.spec\.workerGroupSpecs\[\]\.([A-Za-z]+)$/.exec(path) ?? [];
        return field === undefined ? [] : [field];
      }),
    ),
    byIndex: [...new Set(indexes)],
    whole: [
      ...pointers.filter(pointer => LIST_POINTERS.includes(pointer)),
      ...jq
        .filter(({ paths }) => paths.some(isWholeList))
        .map(({ written }) => written),
    ],
  };
}

function isWholeList(path: string): boolean {
  return /^\.(spec(\.workerGroupSpecs(\[[0-9]*\])?)?)?$/.test(path);
}

/**
 * The paths of a jq expression without blanks, question marks and quotes, in the ways in which people
 * write them: `.a[]?.b`, `.a[] | .b, .c`, `.a[] | (.b, .c)`, `.["a"]`.
 */
function jqPaths(expression: string): string[] {
  const plain = expression
    .replace(/[\s?]/g, '')
    .replace(/\.?\["([^"\]]+)"\]/g, '.$1');
  const [, before, after] = /^([^|]*)\|\(?([^|()]*)\)?$/.exec(plain) ?? [];
  if (before !== undefined && after !== undefined) {
    return after.split(',').map(path => before + path);
  }
  const [, outer, inner] = /^([^()]*)\(([^()]*)\)$/.exec(plain) ?? [];
  return outer !== undefined && inner !== undefined
    ? inner.split(',').map(path => outer + path)
    : plain.split(',');
}

/** Argo CD's globs in group and kind: `*` and `?`. */
export function matchesGlob(glob: string, text: string): boolean {
  if (!/[*?]/.test(glob)) {
    return glob === text;
  }
  const pattern = glob
    .slice(0, 100)
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${pattern}$`).test(text);
}

import { RAYCLUSTER_KIND, RAY_API_GROUP } from '../ray/names';

/** One entry of `ignoreDifferences`, of a manifest or of a live Application. */
export interface IgnoreRule {
  group?: string;
  kind?: string;
  name?: string;
  namespace?: string;
  jqPathExpressions: readonly string[];
  jsonPointers: readonly string[];
  managedFieldsManagers: readonly string[];
}

const LIST_POINTER = /^(\/|\/spec(\/workerGroupSpecs(\/[0-9]+)?)?)?$/;

/** One field of one group, as a JSON pointer and as a jq path. */
const ONE_GROUP = [
  /^\/spec\/workerGroupSpecs\/([0-9]+)\/([A-Za-z]+)$/,
  /^\.spec\.workerGroupSpecs\[([0-9]+)\]\.([A-Za-z]+)$/,
];

/** Nobody writes so much by hand. */
const LONGEST_EXPRESSION = 2000;
const MOST_PATHS = 64;
const NOT_A_PATH = '(…)';

/** Keys and indexes, and nothing that jq would have to compute. */
const PLAIN_PATH = /^\.?(?:\.[A-Za-z_$][\w$-]*|\[\d*\])*$/;

/** What an Application looks away from in its RayCluster. */
export interface IgnoredFields {
  /** Fields of every group that a jq path names. */
  byPath: ReadonlySet<string>;
  /** By field the indexes of the groups whose fields are named one by one. */
  byIndex: ReadonlyMap<string, readonly number[]>;
  /** Rules on the whole list of groups, as they were written. */
  whole: readonly string[];
  /** jq expressions that may name anything in the list of groups: they are more than a path. */
  unread: readonly string[];
}

/**
 * Whether an entry applies to a RayCluster: group and kind are globs, name and namespace are exact or absent
 * (domain.md 6.1). Without a RayCluster, whether it applies to any.
 */
export function isForRayCluster(
  rule: IgnoreRule,
  rayCluster?: { namespace: string; name: string },
): boolean {
  return (
    matchesGlob(rule.group ?? '', RAY_API_GROUP) &&
    matchesGlob(rule.kind ?? '', RAYCLUSTER_KIND) &&
    (!rule.name || !rayCluster || rule.name === rayCluster.name) &&
    (!rule.namespace || !rayCluster || rule.namespace === rayCluster.namespace)
  );
}

/** Whether an entry applies to RayClusters, or was meant to: it names the list of worker groups. */
export function isMeantForRayCluster(entry: IgnoreRule): boolean {
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
export function ignoredFields(application: {
  ignored: readonly IgnoreRule[];
}): IgnoredFields {
  const entries = application.ignored.filter(isMeantForRayCluster);
  const jq = entries.flatMap(entry =>
    entry.jqPathExpressions.map(written => ({
      written,
      paths: jqPaths(written),
    })),
  );
  const pointers = entries.flatMap(entry => entry.jsonPointers);
  const fields = jq.flatMap(({ paths }) => paths);
  return {
    byPath: new Set(
      fields.flatMap(path => {
        const [, field] =
          /^\.spec\.workerGroupSpecs\[\]\.([A-Za-z]+)$/.exec(path) ?? [];
        return field === undefined ? [] : [field];
      }),
    ),
    byIndex: indexesByField([...pointers, ...fields]),
    whole: [
      ...pointers.filter(pointer => LIST_POINTER.test(pointer)),
      ...jq
        .filter(({ paths }) => paths.some(isWholeList))
        .map(({ written }) => written),
    ],
    unread: jq
      .filter(
        ({ written, paths }) =>
          /workerGroupSpecs|\.\.|\bwalk\b/.test(written) &&
          !paths.every(path => PLAIN_PATH.test(path)),
      )
      .map(({ written }) => written),
  };
}

function indexesByField(
  paths: readonly string[],
): ReadonlyMap<string, readonly number[]> {
  const byField = new Map<string, number[]>();
  for (const path of paths) {
    const [, index, field] =
      ONE_GROUP.map(pattern => pattern.exec(path)).find(Boolean) ?? [];
    if (index !== undefined && field !== undefined) {
      const known = byField.get(field) ?? [];
      byField.set(field, [...new Set([...known, Number(index)])]);
    }
  }
  return byField;
}

function isWholeList(path: string): boolean {
  return /^\.(spec(\.workerGroupSpecs(\[[0-9]*\])?)?)?$/.test(path);
}

/**
 * The paths of a jq expression without blanks, question marks and quotes, in the ways in which people
 * write them: `.a[]?.b`, `.a[] | .b, .c`, `.a | .[] | (.b, .c)`, `.["a"]`. A `select(…)` in between counts as
 * one that takes what is there.
 */
function jqPaths(expression: string): string[] {
  if (expression.length > LONGEST_EXPRESSION) {
    return [NOT_A_PATH];
  }
  const steps = expression
    .replace(/[\s?]/g, '')
    .replace(/\|select\([^()]*\)/g, '')
    .replace(/\.?\["([^"\]]+)"\]/g, '.$1')
    .replace(/\."([^"]+)"/g, '.$1')
    .split('|');
  return steps.reduce<string[]>(
    (before, step) => {
      const next = alternatives(step);
      // Each comma doubles what comes before it: somebody may write many.
      return before.length * next.length > MOST_PATHS
        ? [NOT_A_PATH]
        : before.flatMap(path => next.map(each => join(path, each)));
    },
    [''],
  );
}

/** `.a(.b,.c)` and `(.b,.c)` as well as `.b,.c`; a function such as `map(.b)` is no path. */
function alternatives(step: string): string[] {
  const [, outer, inner] = /^([^()]*)\(([^()]*)\)$/.exec(step) ?? [];
  if (outer === undefined || inner === undefined) {
    return step.split(',');
  }
  return /^[.[]|^$/.test(outer)
    ? inner.split(',').map(path => join(outer, path))
    : [NOT_A_PATH];
}

/** `.a` and `.b`, `.a` and `.[]`, `.a` and `.`. */
function join(before: string, after: string): string {
  if (before === '' || before === '.') {
    return after;
  }
  return before + after.replace(/^\.(?=\[|$)/, '');
}

/** The globs of Argo CD (gobwas/glob): `*`, `?`, `{a,b}`; a class such as `[ab]` counts as any one character. */
export function matchesGlob(glob: string, text: string): boolean {
  if (!/[*?[{]/.test(glob)) {
    return glob === text;
  }
  const pattern = glob
    .slice(0, 100)
    .replace(/\*+|\[[^[\]]+\]|\{[^{}]*\}|./gs, toPattern);
  return new RegExp(`^${pattern}$`, 's').test(text);
}

function toPattern(part: string): string {
  if (part.startsWith('*')) {
    return '.*';
  }
  if (part === '?' || (part.startsWith('[') && part.length > 1)) {
    return '.';
  }
  return part.startsWith('{') && part.length > 1
    ? `(?:${part.slice(1, -1).split(',').map(escapeRegExp).join('|')})`
    : escapeRegExp(part);
}

function escapeRegExp(text: string): string {
  return text.replace(/[.+*?^${}()|[\]\\]/g, '\\$&');
}

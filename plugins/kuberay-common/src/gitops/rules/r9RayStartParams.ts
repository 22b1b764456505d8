import { isJsonObject } from '../chart/JsonObject';
import type { ClusterFacts } from '../facts/ClusterFacts';
import type { Path } from '../facts/Path';
import { mapAt } from '../facts/Path';
import type { Remark, Rule } from './Observation';
import { clusterRule, inValues } from './Observation';
import { quote } from './quote';

const NUMBERS = [
  'num-cpus',
  'num-gpus',
  'memory',
  'object-store-memory',
  'port',
  'dashboard-port',
  'metrics-export-port',
  'min-worker-port',
  'max-worker-port',
];

interface Pod {
  title: string;
  path: Path;
  values: Readonly<Record<string, unknown>>;
}

/** R9: options of `ray start` are texts, and `resources` is one that Ray and KubeRay both read (domain.md 3.7, 11.4). */
export const r9RayStartParams: Rule = clusterRule('R9', cluster => {
  if (!cluster.release.complete) {
    return [];
  }
  const { groups, values } = cluster;
  const head: Pod = {
    title: 'the head',
    path: ['head'],
    values: mapAt(values, ['head']),
  };
  return [
    ...[
      head,
      ...groups.map(group => ({ ...group, title: quote(group.name) })),
    ].flatMap(pod =>
      ['rayStartParams', 'initArgs'].flatMap(name =>
        Object.entries(mapAt(pod.values, [name])).flatMap(([key, value]) =>
          paramRemarks(pod, [...pod.path, name, key], key, value),
        ),
      ),
    ),
    ...headWork(cluster, head),
  ];
});

function paramRemarks(
  pod: Pod,
  path: Path,
  key: string,
  value: unknown,
): Remark[] {
  const at = inValues(...path);
  if (value === null) {
    return [];
  }
  if (key === 'labels') {
    return [
      {
        code: 'param-labels',
        severity: 'error',
        at,
        message: 'labels is a parameter that the operator refuses',
        remedy: 'Remove it; labels of pods belong under labels of the group',
      },
    ];
  }
  if (typeof value !== 'string') {
    return [
      {
        code: 'param-not-text',
        severity: 'error',
        at,
        message: `${key} ${quote(value)} is not a text: ${consequence(value)}`,
        remedy: isJsonObject(value)
          ? `Write ${quote(`'${JSON.stringify(value)}'`)}`
          : `Write ${quote(String(value))} in quotes`,
      },
    ];
  }
  if (key === 'resources') {
    return resourceRemarks(pod, at, value);
  }
  return NUMBERS.includes(key) && !/^(0|[1-9][0-9]*)$/.test(value)
    ? [
        {
          code: 'param-not-integer',
          severity: 'error',
          at,
          message: `${key} ${quote(value)} is not a whole number`,
          remedy: 'Write digits in quotes, such as "4"',
        },
      ]
    : [];
}

function consequence(value: unknown): string {
  if (typeof value === 'number' && value >= 1_000_000) {
    return `the chart prints ${quote(value)} with an exponent`;
  }
  return typeof value === 'object'
    ? 'the chart prints it in the notation of Go'
    : 'the chart makes a text of it in its own way';
}

/** The three notations of domain.md 11.4. */
function resourceRemarks(pod: Pod, at: Remark['at'], value: string): Remark[] {
  const [, opening, inner = value] =
    /^(['"])([\s\S]*)\1$/.exec(value.trim()) ?? [];
  const map = parseMap(inner.replace(/\\/g, ''));
  const valid = map !== undefined && Object.values(map).every(Number.isInteger);
  const good = `'${JSON.stringify(map ?? { name: 1 })}'`;
  const remedy = `Write ${quote(
    good,
  )}, the single quotes being part of the text`;
  if (!valid) {
    return [
      {
        code: 'custom-resource-invalid',
        severity: 'error',
        at,
        message: `${quote(value)} is not a JSON object with whole numbers`,
        remedy:
          'Write "\'{\\"name\\": 1}\'", the single quotes being part of the text',
      },
    ];
  }
  if (opening === undefined) {
    return [
      {
        code: 'custom-resource-unquoted',
        severity: 'error',
        at,
        message: `${quote(
          value,
        )} loses its braces in the autoscaler, which cuts off the first and the last character`,
        remedy,
      },
    ];
  }
  return inner.includes('\\')
    ? [
        {
          code: 'custom-resource-escaped',
          severity: devices(pod) ? 'error' : 'warning',
          at,
          message: `${quote(
            value,
          )} suits the autoscaler, but KubeRay does not unescape it: with limits it leaves out GPUs and other accelerators`,
          remedy,
        },
      ]
    : [];
}

function parseMap(text: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return isJsonObject(parsed) ? parsed : undefined;
  } catch {
    // No JSON is what the caller reports.
    return undefined;
  }
}

function devices(pod: Pod): boolean {
  return Object.keys(mapAt(pod.values, ['resources', 'limits'])).some(name =>
    name.includes('/'),
  );
}

function headWork(cluster: ClusterFacts, head: Pod): Remark[] {
  const params = {
    ...mapAt(head.values, ['rayStartParams']),
    ...mapAt(head.values, ['initArgs']),
  };
  const cpus = params['num-cpus'];
  return cluster.autoscaling && cpus !== '0' && cpus !== 0
    ? [
        {
          code: 'head-runs-work',
          severity: 'warning',
          at: inValues('head', 'rayStartParams', 'num-cpus'),
          message:
            'Ray work on the head can end the whole cluster, and never leaves it to scale down',
          remedy: 'Give head.rayStartParams num-cpus "0"',
        },
      ]
    : [];
}

import { canonicalQuantity } from '../applications/canonicalQuantity';
import { isJsonObject } from '../chart/JsonObject';
import type { ClusterFacts } from '../facts/ClusterFacts';
import type { Path } from '../facts/Path';
import { listAt, mapAt, valueAt } from '../facts/Path';
import type { Remark, Rule } from './Observation';
import { clusterRule, inValues } from './Observation';
import { quantityAmount } from './quantityAmount';
import { quote } from './quote';

/** Below this Ray's head runs out of memory. */
const LEAST_HEAD_MEMORY = '2G';

const SIDES = ['requests', 'limits'] as const;

/**
 * R8: what the pods really ask for once the chart's defaults are merged in (domain.md 3.5): requests and
 * limits of CPU and memory, no request above its limit, quantities as Kubernetes writes them.
 */
export const r8Resources: Rule = clusterRule('R8', cluster => {
  if (!cluster.release.complete) {
    return [];
  }
  const { groups, values } = cluster;
  const pods = [
    { title: 'the head', path: ['head'], values: mapAt(values, ['head']) },
    ...groups.map(group => ({ ...group, title: quote(group.name) })),
  ];
  return [
    ...pods.flatMap(pod => {
      const resources = mapAt(pod.values, ['resources']);
      const at = [...pod.path, 'resources'];
      return [
        ...missing(pod.title, resources, at),
        ...quantities(resources, at),
        ...bounds(resources, at),
      ];
    }),
    ...headMemory(values),
    ...volumes(cluster),
  ];
});

type Resources = Readonly<Record<string, unknown>>;

function missing(title: string, resources: Resources, path: Path): Remark[] {
  const lacking = SIDES.flatMap(side =>
    ['cpu', 'memory']
      .filter(name => (valueAt(resources, [side, name]) ?? null) === null)
      .map(name => `${side}.${name}`),
  );
  return lacking.length === 0
    ? []
    : [
        {
          code: 'resources-incomplete',
          severity: 'error',
          at: inValues(...path),
          message: `${title} has no ${lacking.join(
            ', ',
          )}: the autoscaler and ray start need them`,
          remedy: 'Give requests and limits, both with cpu and memory',
        },
      ];
}

function quantities(resources: Resources, path: Path): Remark[] {
  return SIDES.flatMap(side =>
    Object.entries(mapAt(resources, [side])).flatMap(([name, amount]) =>
      quantityRemarks(amount, inValues(...path, side, name)),
    ),
  );
}

function quantityRemarks(amount: unknown, at: Remark['at']): Remark[] {
  if (amount === null) {
    return [];
  }
  if (
    quantityAmount(amount) === undefined ||
    (typeof amount === 'number' && !Number.isInteger(amount))
  ) {
    return [
      {
        code: 'quantity-invalid',
        severity: 'error',
        at,
        message:
          typeof amount === 'number'
            ? `${amount} is a fraction and not a text, which the CRD refuses`
            : `${quote(amount)} is no quantity`,
        remedy: `Write a text such as ${quote(
          typeof amount === 'number'
            ? canonicalQuantity(String(amount))
            : '4Gi',
        )}`,
      },
    ];
  }
  const canonical =
    typeof amount === 'string' ? canonicalQuantity(amount) : undefined;
  return canonical === undefined || canonical === amount
    ? []
    : [
        {
          code: 'quantity-not-canonical',
          severity: 'error',
          at,
          message: `${quote(
            amount,
          )} is not how Kubernetes writes it: a controller that rewrites the object makes a difference of it`,
          remedy: `Write ${quote(canonical)}`,
        },
      ];
}

function bounds(resources: Resources, path: Path): Remark[] {
  return Object.entries(mapAt(resources, ['requests'])).flatMap(
    ([name, request]): Remark[] => {
      const limit = mapAt(resources, ['limits'])[name] ?? undefined;
      const asked = quantityAmount(request);
      const most = quantityAmount(limit);
      if (name.includes('/')) {
        return asked === undefined || asked === most
          ? []
          : [
              {
                code: 'device-not-limited',
                severity: 'error',
                at: inValues(...path, 'requests', name),
                message: `${name} is requested ${quote(request)} and limited ${
                  limit === undefined ? 'not at all' : quote(limit)
                }, which Kubernetes refuses`,
                remedy: 'Give it in limits only, or the same in both',
              },
            ];
      }
      return asked !== undefined && most !== undefined && asked > most
        ? [
            {
              code: 'request-above-limit',
              severity: 'error',
              at: inValues(...path, 'requests', name),
              message: `${name} ${quote(
                request,
              )} is more than its limit ${quote(
                limit,
              )}, which may be the chart's default`,
              remedy: `Give limits.${name} of at least ${quote(request)}`,
            },
          ]
        : [];
    },
  );
}

function headMemory(values: Readonly<Record<string, unknown>>): Remark[] {
  const least = quantityAmount(LEAST_HEAD_MEMORY) ?? 0;
  return SIDES.flatMap((side): Remark[] => {
    const path = ['head', 'resources', side, 'memory'];
    const memory = valueAt(values, path);
    const amount = quantityAmount(memory);
    return amount !== undefined && amount < least
      ? [
          {
            code: 'head-memory-low',
            severity: 'error',
            at: inValues(...path),
            message: `${quote(memory)} is too little for a Ray head`,
            remedy: `Give at least ${LEAST_HEAD_MEMORY}`,
          },
        ]
      : [];
  }).slice(0, 1);
}

/** Lists replace: own volumes take the chart's log volume away, and its mount stays. */
function volumes(cluster: ClusterFacts): Remark[] {
  const { own } = cluster.release;
  return ['head', 'worker'].flatMap((pod): Remark[] => {
    const enabled =
      pod === 'head' || cluster.groups.some(({ path }) => path[0] === pod);
    const given = valueAt(own, [pod, 'volumes']);
    const lost =
      enabled &&
      Array.isArray(given) &&
      !given.some(
        volume => isJsonObject(volume) && volume.name === 'log-volume',
      ) &&
      listAt(cluster.values, [pod, 'volumeMounts']).some(
        mount => isJsonObject(mount) && mount.name === 'log-volume',
      );
    return lost
      ? [
          {
            code: 'log-volume-lost',
            severity: 'error',
            at: inValues(pod, 'volumes'),
            message: `${pod}.volumes replaces the chart's log-volume, whose mount stays: the pod is invalid`,
            remedy:
              'Add {name: log-volume, emptyDir: {}}, or give volumeMounts too',
          },
        ]
      : [];
  });
}

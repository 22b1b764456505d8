import { isTruthy } from '../chart/goTemplate';
import type { ApplicationFacts } from '../facts/ApplicationFacts';
import type { ClusterFacts } from '../facts/ClusterFacts';
import { mapAt, valueAt } from '../facts/Path';
import type { SourceFacts } from '../facts/SourceFacts';
import type { StackFacts } from '../facts/StackFacts';
import { compareMinor, versionParts } from '../facts/versionParts';
import { installedVersion } from './installedVersion';
import type { Observation, Remark, Rule } from './Observation';
import {
  applicationRule,
  clusterRule,
  inManifest,
  inValues,
} from './Observation';
import { quote } from './quote';

/** In the order in which they have to be upgraded. */
const ROLES: readonly string[] = ['crds', 'operator', 'cluster'];

/** A commit, or a tag by its full name. */
const PINNED = /^([0-9a-f]{40}|refs\/tags\/.+)$/;

const TITLES = { crds: 'CRDs', operator: 'operator', cluster: 'chart' };

const notations = applicationRule('R11', application =>
  application.sources.flatMap((source): Remark[] => {
    const { chart, targetRevision = '' } = source;
    const at = inManifest(...source.path, 'targetRevision');
    if (source.role === 'other') {
      return [];
    }
    if (versionParts(targetRevision)) {
      const wrong = (chart === undefined) !== targetRevision.startsWith('v');
      const bare = targetRevision.replace(/^v/, '');
      return wrong
        ? [
            {
              code: 'version-notation',
              severity: 'error',
              at,
              message:
                chart === undefined
                  ? `${quote(
                      targetRevision,
                    )} is no tag of KubeRay, whose tags begin with v`
                  : `${quote(
                      targetRevision,
                    )} is no version of a chart, which has no v`,
              remedy: `Write ${quote(chart === undefined ? `v${bare}` : bare)}`,
            },
          ]
        : [];
    }
    if (PINNED.test(targetRevision)) {
      return [];
    }
    return [
      {
        code: 'version-not-pinned',
        severity: 'warning',
        at,
        message: `${quote(targetRevision)} is another version tomorrow`,
        remedy: `Pin ${
          chart === undefined
            ? 'a tag such as "v1.5.1"'
            : 'a version such as "1.5.1"'
        }`,
      },
    ];
  }),
);

interface Versioned {
  application: ApplicationFacts;
  source: SourceFacts;
}

/** CRDs >= operator >= chart, and all of one minor. */
function orders(facts: StackFacts): Observation[] {
  const clusters = new Map<string, Versioned[]>();
  for (const application of facts.applications) {
    for (const source of application.sources) {
      if (source.role !== 'other' && versionParts(source.targetRevision)) {
        const there = clusters.get(application.destination);
        const versioned = { application, source };
        if (there) {
          there.push(versioned);
        } else {
          clusters.set(application.destination, [versioned]);
        }
      }
    }
  }
  return [...clusters.values()].flatMap(there => {
    const first = (role: string) =>
      there.find(({ source }) => source.role === role);
    const bases = [first('crds'), first('operator')].flatMap(base =>
      base ? [base] : [],
    );
    return there.flatMap(versioned => compare(bases, versioned));
  });
}

/** Of one minor with the first that is there, and of no later patch than what comes before it. */
function compare(
  bases: readonly Versioned[],
  versioned: Versioned,
): Observation[] {
  const { application, source } = versioned;
  const own = ROLES.indexOf(source.role);
  const earlier = bases.filter(
    base => ROLES.indexOf(base.source.role) < own || base === bases[0],
  );
  const compared = earlier.map((base, index) => ({
    base,
    order:
      (index === 0
        ? compareMinor(base.source.targetRevision, source.targetRevision)
        : 0) || laterPatch(base.source, source),
  }));
  const { base, order = 0 } = compared.find(each => each.order) ?? {};
  if (!base || source.role === 'other' || base.source.role === 'other') {
    return [];
  }
  const title = TITLES[source.role];
  const other = TITLES[base.source.role];
  return [
    {
      rule: 'R11',
      code: 'version-mismatch',
      severity: 'error',
      subject: application,
      at: inManifest(...source.path, 'targetRevision'),
      message: `${title} ${quote(
        source.targetRevision,
      )} stands against ${other} ${quote(base.source.targetRevision)}${
        order < 0
          ? `, and the ${title} may use fields that the ${other} ${
              other === TITLES.crds ? 'do' : 'does'
            } not know`
          : ''
      }`,
      remedy:
        'Use one minor version for CRDs, operator and chart; upgrade the CRDs first, the chart last',
    },
  ];
}

/** -1 where both are of one minor and the second is of a later patch. */
function laterPatch(base: SourceFacts, source: SourceFacts): number {
  const [, , patch = 0] = versionParts(source.targetRevision) ?? [];
  const [, , basePatch = 0] = versionParts(base.targetRevision) ?? [];
  const same =
    compareMinor(base.targetRevision, source.targetRevision) === 0 &&
    base.role !== source.role;
  return same && patch > basePatch ? -1 : 0;
}

const features = clusterRule('R11', (cluster, application, facts) => [
  ...autoscalerVersion(cluster, installedVersion(facts, application, 'crds')),
  ...faultTolerance(cluster),
]);

function autoscalerVersion(
  cluster: ClusterFacts,
  crds: string | undefined,
): Remark[] {
  const path = ['head', 'autoscalerOptions', 'version'];
  const used = valueAt(cluster.values, path) !== undefined;
  return used && (compareMinor(crds, '1.4.0') ?? 0) < 0
    ? [
        {
          code: 'autoscaler-version-unknown',
          severity: 'error',
          at: inValues(...path),
          message: `${quote(crds)} has CRDs without autoscalerOptions.version`,
          remedy: 'Use KubeRay 1.4.0 or later',
        },
      ]
    : [];
}

function faultTolerance(cluster: ClusterFacts): Remark[] {
  const { chart, own } = cluster.release;
  return isTruthy(mapAt(own, ['gcsFaultTolerance']).enabled) &&
    (compareMinor(chart, '1.5.0') ?? 0) < 0
    ? [
        {
          code: 'fault-tolerance-unknown',
          severity: 'error',
          at: inValues('gcsFaultTolerance'),
          message: `chart ${quote(
            chart,
          )} ignores gcsFaultTolerance without a word`,
          remedy: 'Use chart 1.5.0 or later',
        },
      ]
    : [];
}

/** R11: CRDs, operator and chart are of one version, and one that knows what is written (domain.md 3.6). */
export const r11Versions: Rule = facts => [
  ...notations(facts),
  ...orders(facts),
  ...features(facts),
];

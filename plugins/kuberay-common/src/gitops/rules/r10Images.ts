import { isTruthy } from '../chart/goTemplate';
import { isJsonObject } from '../chart/JsonObject';
import { resolvePlainScalar } from '../chart/yamlScalar';
import type { ClusterFacts } from '../facts/ClusterFacts';
import type { Path } from '../facts/Path';
import { mapAt, valueAt } from '../facts/Path';
import type { Remark, Rule } from './Observation';
import { clusterRule, inValues } from './Observation';
import { quote } from './quote';

const VERSION = /^(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*)){2}$/;
const FLOATING = /^(latest|nightly)([-.].*)?$/;

/** R10: every node runs one Ray version, and Git says which (domain.md 3.5). */
export const r10Images: Rule = clusterRule('R10', cluster => {
  if (!cluster.release.complete) {
    return [];
  }
  const { groups, values } = cluster;
  const owners = [
    { path: ['head'], values: mapAt(values, ['head']) },
    ...groups,
  ];
  const own = owners.filter(({ values: pod }) => isTruthy(pod.image));
  const shared = own.length < owners.length;
  return [
    ...versionRemarks(cluster),
    ...(shared ? imageRemarks(cluster, ['image'], values.image) : []),
    ...own.flatMap(pod =>
      imageRemarks(cluster, [...pod.path, 'image'], pod.values.image),
    ),
  ];
});

function versionRemarks(cluster: ClusterFacts): Remark[] {
  const at = inValues('head', 'rayVersion');
  const version = valueAt(cluster.values, ['head', 'rayVersion']);
  if (!isTruthy(version)) {
    return [
      {
        code: 'ray-version-unset',
        severity: 'warning',
        at,
        message:
          'head.rayVersion is not set, so that nothing tells which Ray runs',
        remedy: 'Give the version in the image, such as "2.52.0"',
      },
    ];
  }
  return typeof version === 'string' && VERSION.test(version)
    ? []
    : [
        {
          code: 'ray-version-invalid',
          severity: 'error',
          at,
          message: `${quote(version)} is not a version X.Y.Z${
            typeof resolvePlainScalar(String(version)) === 'number'
              ? ', and the chart makes a number of it, quoted or not'
              : ''
          }`,
          remedy: 'Give all three parts, such as "2.52.0"',
        },
      ];
}

function imageRemarks(
  cluster: ClusterFacts,
  path: Path,
  image: unknown,
): Remark[] {
  if (!isJsonObject(image)) {
    return [];
  }
  const { repository, tag } = image;
  const remarks: Remark[] = [];
  if (!isTruthy(repository) || tag === undefined || tag === null) {
    remarks.push({
      code: 'image-incomplete',
      severity: 'error',
      at: inValues(...path),
      message: `the image has no ${
        isTruthy(repository) ? 'tag' : 'repository'
      }, and nothing is merged into it`,
      remedy: 'Give repository, tag and pullPolicy',
    });
  } else {
    // Behind `name@sha256` the "tag" is a digest, which pins the image better than any tag.
    const digest = /@sha256$/.test(String(repository));
    remarks.push(
      ...(digest && typeof tag === 'string' && tag !== ''
        ? []
        : tagRemarks(cluster, [...path, 'tag'], tag)),
    );
  }
  if (!isTruthy(image.pullPolicy)) {
    remarks.push({
      code: 'pull-policy-unset',
      severity: 'warning',
      at: inValues(...path),
      message: 'the image has no pullPolicy, which the chart makes null',
      remedy: 'Give pullPolicy, such as IfNotPresent',
    });
  }
  return remarks;
}

function tagRemarks(cluster: ClusterFacts, path: Path, tag: unknown): Remark[] {
  const at = inValues(...path);
  if (typeof tag !== 'string' || tag === '') {
    return [
      {
        code: 'image-tag-invalid',
        severity: 'error',
        at,
        message: `${quote(tag)} is not a tag${
          typeof tag === 'number' ? ', a number loses its zeros' : ''
        }`,
        remedy: 'Give the tag as a text, such as "2.52.0"',
      },
    ];
  }
  if (FLOATING.test(tag)) {
    return [
      {
        code: 'image-tag-floating',
        severity: 'warning',
        at,
        message: `${quote(
          tag,
        )} is another image tomorrow: nodes may run different Ray versions, and Git never changes`,
        remedy: 'Give the tag of a version, such as "2.52.0"',
      },
    ];
  }
  const version = valueAt(cluster.values, ['head', 'rayVersion']);
  const known = typeof version === 'string' && VERSION.test(version);
  return known && !(tag === version || /^[-+@_.]/.test(after(tag, version)))
    ? [
        {
          code: 'ray-version-mismatch',
          severity: 'warning',
          at,
          message: `${quote(tag)} does not begin with head.rayVersion ${quote(
            version,
          )}`,
          remedy: `Give a tag such as ${quote(
            version,
          )}, or correct head.rayVersion`,
        },
      ]
    : [];
}

/** What follows the version in a tag that begins with it; a further digit is another version. */
function after(tag: string, version: string): string {
  return tag.startsWith(version) ? tag.slice(version.length) : '';
}

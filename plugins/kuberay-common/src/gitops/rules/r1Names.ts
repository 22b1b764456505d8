import { DEFAULT_NAME_OVERRIDE } from '../chart/rayClusterName';
import { isHelmReleaseName, MAX_RELEASE_LENGTH } from '../chart/releaseName';
import { resolvePlainScalar } from '../chart/yamlScalar';
import type { ApplicationFacts } from '../facts/ApplicationFacts';
import type { ClusterFacts } from '../facts/ClusterFacts';
import { isOpenText } from '../facts/isTemplated';
import { textAt } from '../facts/Path';
import { isDnsLabel, NAMESPACE_REMEDY } from './isDnsLabel';
import type { Remark, Rule } from './Observation';
import { applicationRule, clusterRule, inManifest } from './Observation';
import { quote } from './quote';

/** Longest RayCluster name that the operator takes; longer ones only get an event. */
const MAX_CLUSTER_NAME_LENGTH = 53;

/** Beyond this the names of pods are cut. */
const COMFORTABLE_CLUSTER_NAME_LENGTH = 50;

const CLUSTER_NAME = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const SUFFIX_LENGTH = DEFAULT_NAME_OVERRIDE.length + 1;

const clusterNames = clusterRule('R1', (cluster, application) => {
  const release = releaseRemarks(cluster, application);
  return release.length === 0 ? nameRemarks(cluster, application) : release;
});

const namespaces = applicationRule('R1', application =>
  application.role === 'other' ? [] : namespaceRemarks(application),
);

function releaseRemarks(
  cluster: ClusterFacts,
  application: ApplicationFacts,
): Remark[] {
  const { release } = cluster.release;
  if (isOpenText(cluster.release, release)) {
    return [];
  }
  const at = releasePlace(cluster, application);
  if (!isHelmReleaseName(release)) {
    return [
      {
        code: 'release-name-invalid',
        severity: 'error',
        at,
        message: `${quote(release)} is not a Helm release name`,
        remedy: `Use lower-case letters, digits and "-", at most ${MAX_RELEASE_LENGTH} characters`,
      },
    ];
  }
  return staysText(release)
    ? []
    : [
        {
          code: 'release-name-not-text',
          severity: 'error',
          at,
          message: `the chart prints ${quote(
            release,
          )} without quotes into the label app.kubernetes.io/instance, which must be a text: Kubernetes refuses the RayCluster`,
          remedy: 'Choose another word',
        },
      ];
}

/** Whether a text is still one where the chart prints it without quotes. */
function staysText(text: string): boolean {
  return typeof resolvePlainScalar(text) === 'string';
}

function nameRemarks(
  cluster: ClusterFacts,
  application: ApplicationFacts,
): Remark[] {
  const { name } = cluster;
  const { release } = cluster.release;
  const { length } = name;
  if (isOpenText(cluster.release, name) || !cluster.release.complete) {
    return [];
  }
  const at = releasePlace(cluster, application);
  if (!CLUSTER_NAME.test(name) || !staysText(name)) {
    return [
      {
        code: 'cluster-name-invalid',
        severity: 'error',
        at,
        message: `${quote(release)} gives the RayCluster name ${quote(
          name,
        )}, which is ${
          staysText(name)
            ? 'not a DNS label'
            : 'no text where the chart prints it without quotes'
        }`,
        remedy:
          'Begin with a letter and use only lower-case letters, digits and "-", and no word such as "on" or "null"',
      },
    ];
  }
  const appended = name === `${release}-${DEFAULT_NAME_OVERRIDE}`;
  if (length > MAX_CLUSTER_NAME_LENGTH) {
    return [
      {
        code: 'cluster-name-too-long',
        severity: 'error',
        at,
        message: `${quote(release)} gives the RayCluster name ${quote(
          name,
        )} of ${length} characters, the operator takes ${MAX_CLUSTER_NAME_LENGTH}`,
        remedy: appended
          ? `Use at most ${
              MAX_CLUSTER_NAME_LENGTH - SUFFIX_LENGTH
            } characters, "-${DEFAULT_NAME_OVERRIDE}" is appended`
          : `Use at most ${MAX_CLUSTER_NAME_LENGTH} characters`,
      },
    ];
  }
  if (length > COMFORTABLE_CLUSTER_NAME_LENGTH && cluster.autoscaling) {
    const most = COMFORTABLE_CLUSTER_NAME_LENGTH;
    return [
      {
        code: 'cluster-name-long',
        severity: 'warning',
        at,
        message: `${quote(
          name,
        )} has ${length} characters, so that names of worker pods are cut`,
        remedy: `Use at most ${
          appended ? most - SUFFIX_LENGTH : most
        } characters`,
      },
    ];
  }
  return [];
}

/** The release is named in the Helm part, else by the Application's own name. */
function releasePlace(cluster: ClusterFacts, application: ApplicationFacts) {
  const path = [...cluster.release.source.path, 'helm', 'releaseName'];
  return textAt(application.manifest, path)
    ? inManifest(...path)
    : inManifest('metadata', 'name');
}

function namespaceRemarks(application: ApplicationFacts): Remark[] {
  const { manifest } = application;
  return [
    ['metadata', 'namespace'],
    ['spec', 'destination', 'namespace'],
  ].flatMap((path): Remark[] => {
    const namespace = textAt(manifest, path);
    return namespace === undefined || isDnsLabel(namespace)
      ? []
      : [
          {
            code: 'namespace-invalid',
            severity: 'error',
            at: inManifest(...path),
            message: `${quote(namespace)} is not a namespace`,
            remedy: NAMESPACE_REMEDY,
          },
        ];
  });
}

/** R1: the names that come out are ones that operator, Helm and Kubernetes take. */
export const r1Names: Rule = facts => [
  ...clusterNames(facts),
  ...namespaces(facts),
];

import { isJsonObject } from '../kube-api/json';
import type { KubeObject, ObjectStore } from '../kube-api';
import type { Application } from './Application';
import { findUnsupportedRules } from './diff/ignoreRules';
import { COMPARE_OPTIONS_ANNOTATION, NOT_REPRODUCED } from './names';
import { sourcesOf } from './Origin';
import { findProjectFaults } from './projects/findProjectFaults';
import { findDestinationFault } from './sources/destination';
import { UNSUPPORTED_SYNC_OPTIONS } from './sync/syncOptions';

/**
 * Why an Application cannot be looked at, in words; empty when it can. Each becomes an InvalidSpecError. What only the
 * stand-in cannot do says so.
 */
export function findSpecFaults(
  object: KubeObject,
  cluster: { name: string; store: ObjectStore },
): string[] {
  const typeFaults = findTypeFaults(object.spec);
  if (typeFaults.length > 0) {
    return typeFaults;
  }
  const application = object as Application;
  const sourceFault = findSourceFault(application);
  if (sourceFault !== undefined) {
    return [sourceFault];
  }
  const destinationFault = findDestinationFault(application, cluster.name);
  return [
    ...(destinationFault === undefined ? [] : [destinationFault]),
    ...findProjectFaults(application, cluster.store),
    ...findUnsupported(application).map(what => `${NOT_REPRODUCED} ${what}`),
  ];
}

function findSourceFault({ spec }: Application): string | undefined {
  const { sources, isMulti } = sourcesOf(spec);
  if (!isMulti) {
    const [source] = sources;
    return source?.repoURL && (source.path || source.chart)
      ? undefined
      : 'spec.source.repoURL and either spec.source.path or spec.source.chart are required';
  }
  const faulty = sources.find(
    ({ repoURL, path, chart, ref }) => !repoURL || !(path || chart || ref),
  );
  return (
    faulty &&
    `spec.source.repoURL and either source.path, source.chart, or source.ref are required for source ${JSON.stringify(
      faulty,
    )}`
  );
}

function findUnsupported(application: Application): string[] {
  const { spec, metadata } = application;
  const compareOptions = metadata.annotations?.[COMPARE_OPTIONS_ANNOTATION];
  return [
    ...(spec.syncPolicy?.syncOptions ?? [])
      .filter(option => UNSUPPORTED_SYNC_OPTIONS.includes(option))
      .map(option => `sync option ${option}`),
    ...findUnsupportedRules(spec.ignoreDifferences ?? []),
    ...(compareOptions?.includes('ServerSideDiff=true')
      ? ['compare option ServerSideDiff=true']
      : []),
  ];
}

/** The real API server checks these by the schema of the Application CRD. */
function findTypeFaults(spec: unknown): string[] {
  if (!isJsonObject(spec)) {
    return ['spec must be a map'];
  }
  const { source, sources, destination, syncPolicy, ignoreDifferences } = spec;
  const policy = isJsonObject(syncPolicy) ? syncPolicy : {};
  const checks: Array<[string, boolean]> = [
    ['spec.destination must be a map', isJsonObject(destination)],
    ['spec.source must be a map', isAbsent(source) || isJsonObject(source)],
    ['spec.sources must be a list of maps', isListOf(sources, isJsonObject)],
    ...findSourceTypes('spec.source', source),
    ...(Array.isArray(sources) ? sources : []).flatMap((one, index) =>
      findSourceTypes(`spec.sources[${index}]`, one),
    ),
    [
      'spec.destination must hold text in server, name and namespace',
      !isJsonObject(destination) ||
        ['server', 'name', 'namespace'].every(field =>
          isTextOrAbsent(destination[field]),
        ),
    ],
    [
      'spec.syncPolicy and spec.syncPolicy.automated must be maps',
      [syncPolicy, policy.automated, policy.retry].every(
        value => isAbsent(value) || isJsonObject(value),
      ),
    ],
    [
      'spec.syncPolicy.syncOptions must be a list of texts',
      isListOf(policy.syncOptions, value => typeof value === 'string'),
    ],
    [
      'spec.ignoreDifferences must be a list of rules with a kind',
      isListOf(
        ignoreDifferences,
        rule =>
          isJsonObject(rule) &&
          typeof rule.kind === 'string' &&
          ['jsonPointers', 'jqPathExpressions'].every(field =>
            isListOf(rule[field], value => typeof value === 'string'),
          ),
      ),
    ],
  ];
  return checks.filter(([, isFine]) => !isFine).map(([message]) => message);
}

/** Each condition of a source with its complaint. */
function findSourceTypes(
  name: string,
  source: unknown,
): Array<[string, boolean]> {
  if (!isJsonObject(source)) {
    return [];
  }
  const helm = isJsonObject(source.helm) ? source.helm : {};
  return [
    [
      `${name} must hold text in repoURL, targetRevision, path, chart and ref`,
      ['repoURL', 'targetRevision', 'path', 'chart', 'ref'].every(field =>
        isTextOrAbsent(source[field]),
      ),
    ],
    [
      `${name}.helm and ${name}.directory must be maps`,
      [source.helm, source.directory].every(
        value => isAbsent(value) || isJsonObject(value),
      ),
    ],
    [
      `${name}.helm.valueFiles must be a list of texts`,
      isListOf(helm.valueFiles, value => typeof value === 'string'),
    ],
  ];
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function isTextOrAbsent(value: unknown): boolean {
  return isAbsent(value) || typeof value === 'string';
}

function isListOf(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return isAbsent(value) || (Array.isArray(value) && value.every(isItem));
}

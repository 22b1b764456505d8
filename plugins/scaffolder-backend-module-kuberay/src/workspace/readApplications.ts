import { isJsonObject } from './isJsonObject';
import { parseAllDocuments } from 'yaml';
import { destinationKey, RepositoryApplication } from './RepositoryApplication';

const OPERATOR_CHART = 'kuberay-operator';
/** The chart's folder in KubeRay's own repository. */
const OPERATOR_PATH = 'helm-chart/kuberay-operator';

/**
 * The Argo CD Applications of one file; other kinds are ignored, a `List` is opened.
 *
 * @throws Error when the text is not YAML, a Helm template for example
 */
export function readApplications(options: {
  file: string;
  content: string;
}): RepositoryApplication[] {
  const { file, content } = options;
  return parseAllDocuments(content, { logLevel: 'error' }).flatMap(document => {
    const [problem] = document.errors;
    if (problem) {
      throw problem;
    }
    return fromManifest(file, document.toJS());
  });
}

function fromManifest(
  file: string,
  manifest: unknown,
): RepositoryApplication[] {
  if (!isJsonObject(manifest)) {
    return [];
  }
  if (manifest.kind === 'List' && Array.isArray(manifest.items)) {
    return manifest.items.flatMap(item => fromManifest(file, item));
  }
  const { metadata, spec } = manifest;
  if (
    manifest.kind !== 'Application' ||
    !String(manifest.apiVersion).startsWith('argoproj.io/') ||
    !isJsonObject(metadata) ||
    typeof metadata.name !== 'string'
  ) {
    return [];
  }
  const destination = isJsonObject(spec) ? spec.destination : undefined;
  return [
    {
      file,
      name: metadata.name,
      namespace: text(metadata.namespace),
      destination: isJsonObject(destination)
        ? destinationKey({
            server: text(destination.server),
            name: text(destination.name),
          })
        : destinationKey({}),
      bringsOperator: sourcesOf(spec).some(isOperatorSource),
    },
  ];
}

function sourcesOf(spec: unknown): unknown[] {
  if (!isJsonObject(spec)) {
    return [];
  }
  return Array.isArray(spec.sources) ? spec.sources : [spec.source];
}

function isOperatorSource(source: unknown): boolean {
  if (!isJsonObject(source)) {
    return false;
  }
  const path = text(source.path)?.replace(/^(\.?\/)+|\/+$/g, '');
  return source.chart === OPERATOR_CHART || path === OPERATOR_PATH;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

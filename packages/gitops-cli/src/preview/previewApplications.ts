import type {
  RenderedRayCluster,
  YamlReading,
} from 'backstage-plugin-kuberay-common/gitops';
import {
  ChartError,
  PreviewError,
  previewRayCluster,
  readStackFacts,
  readUnits,
} from 'backstage-plugin-kuberay-common/gitops';
import { CliError } from '../CliError';
import { EXIT_CODES } from '../exitCodes';
import type { NamedText } from '../files/readText';
import type { RepositoryReader } from '../files/repositoryReader';
import { printable } from '../printable';
import { parseDocuments } from './parseDocuments';

/** Which Applications of a text are shown. */
export interface PreviewApplicationsOptions {
  text: NamedText;
  /** Only this one. */
  application?: string;
  readFile: RepositoryReader;
}

/**
 * The RayClusters that Argo CD would make of the Applications of a text, in their order. Applications of
 * something else, such as the operator, are passed over where there is one of a RayCluster.
 *
 * @throws CliError where a RayCluster cannot be made, or none is asked for.
 */
export function previewApplications(
  options: PreviewApplicationsOptions,
): RenderedRayCluster[] {
  const { application, readFile, text } = options;
  const documents = parseDocuments(text).flatMap(objectsOf);
  const clusters = documents.filter(document =>
    readStackFacts([document]).applications.some(
      ({ name, role }) =>
        role === 'cluster' &&
        (application === undefined || name === application),
    ),
  );
  if (application !== undefined && clusters.length === 0) {
    throw new CliError(
      EXIT_CODES.refused,
      `${printable(text.name)} holds no Application ${JSON.stringify(
        application,
      )} with chart ray-cluster`,
    );
  }
  // With none, the first document is the one to say of what it lacks.
  const shown = clusters.length > 0 ? clusters : documents.slice(0, 1);
  if (shown.length === 0) {
    throw new CliError(
      EXIT_CODES.refused,
      `${printable(text.name)} is empty: give the Application of a RayCluster`,
    );
  }
  return shown.map(manifest =>
    refusing(text.name, () => previewRayCluster({ manifest, readFile })),
  );
}

/** Those of a list as `kubectl get` prints it, else the document itself, whatever it is. */
function objectsOf(document: YamlReading['documents'][number]): unknown[] {
  const objects = readUnits(document).map(({ object }) => object);
  return objects.length > 0 ? objects : [document.value];
}

/**
 * What a chart or an Application does not allow, as an error of this file.
 *
 * @throws CliError instead of ChartError and PreviewError.
 */
export function refusing<T>(name: string, preview: () => T): T {
  try {
    return preview();
  } catch (error) {
    if (error instanceof ChartError || error instanceof PreviewError) {
      throw new CliError(
        EXIT_CODES.refused,
        `${printable(name)}: ${printable(error.message)}`,
      );
    }
    throw error;
  }
}

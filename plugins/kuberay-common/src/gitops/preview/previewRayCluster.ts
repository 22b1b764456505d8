import { isJsonObject } from '../chart/JsonObject';
import type { RenderedRayCluster } from '../chart/RenderedRayCluster';
import { renderRayCluster } from '../chart/renderRayCluster';
import { withoutBigInts } from '../facts/helmParameter';
import type { HelmRelease } from '../facts/HelmRelease';
import { overlayValues } from '../facts/overlayValues';
import { formatPath } from '../facts/Path';
import { readApplicationFacts } from '../facts/readApplicationFacts';
import { PreviewError } from './PreviewError';

/** The manifest that is shown, and what lies beside it. @public */
export interface PreviewRayClusterOptions {
  /** An Argo CD Application as plain data. */
  manifest: unknown;
  /** Content of a values file by its path from the top of the repository; undefined where there is none. */
  readFile?: (path: string) => string | undefined;
}

/**
 * The RayCluster that Argo CD would make of an Application. Of its values parameters win over
 * valuesObject, that over values, that over valueFiles, and the last file over the others.
 *
 * @throws PreviewError naming what the manifest lacks, ChartError where Helm fails or for a chart version
 * that is not known here.
 *
 * @public
 */
export function previewRayCluster(
  options: PreviewRayClusterOptions,
): RenderedRayCluster {
  const { chart, layers, namespace, release } = readRelease(options);
  const rendered = renderRayCluster({
    chart,
    release,
    namespace,
    values: overlayValues(layers),
  });
  return withoutBigInts(rendered) as RenderedRayCluster;
}

function readRelease({ manifest, readFile }: PreviewRayClusterOptions) {
  if (!isJsonObject(manifest) || manifest.kind !== 'Application') {
    const kind = isJsonObject(manifest) ? manifest.kind : undefined;
    throw new PreviewError(
      `this is no Argo CD Application but ${
        typeof kind === 'string' ? `of kind ${kind}` : 'something else'
      }; give the Application of a RayCluster`,
    );
  }
  const { cluster, furtherClusters } = readApplicationFacts(manifest, {
    findFile: path => {
      const content = readFile?.(path);
      return content === undefined ? undefined : { path, content };
    },
  });
  if (!cluster) {
    throw new PreviewError(
      'the Application has no source with chart ray-cluster, neither of a Helm repository nor of a folder helm-chart/ray-cluster',
    );
  }
  if (furtherClusters.length > 0) {
    throw new PreviewError(
      `the Application has ${
        furtherClusters.length + 1
      } sources with chart ray-cluster; give one with a single RayCluster`,
    );
  }
  return complete(cluster.release);
}

function complete(release: HelmRelease) {
  const { chart, layers, namespace, problems, source } = release;
  const [problem] = problems;
  if (problem) {
    throw new PreviewError(`${formatPath(problem.path)}: ${problem.message}`);
  }
  if (chart === undefined) {
    throw new PreviewError(
      `${formatPath(
        source.path,
      )}.targetRevision is missing, the chart's version`,
    );
  }
  if (namespace === undefined) {
    throw new PreviewError('spec.destination.namespace is missing');
  }
  return { chart, layers, namespace, release: release.release };
}

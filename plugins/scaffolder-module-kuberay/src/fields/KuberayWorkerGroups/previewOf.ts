import {
  buildRayClusterPart,
  ChartError,
  InvalidRayStackError,
  PreviewError,
  previewRayCluster,
  renderManifest,
  type RayClusterPart,
  type RuleFinding,
} from 'backstage-plugin-kuberay-common/gitops';
import { parse } from 'yaml';
import { stackInputOf, type StackInputSource } from './stackInputOf';

/** What comes of a form as it stands. */
export type Preview =
  | {
      state: 'ready';
      /** YAML of the RayCluster that Helm will make. */
      rayCluster: string;
      /** YAML of the Argo CD Application. */
      application: string;
      findings: readonly RuleFinding[];
    }
  | {
      state: 'application-only';
      application: string;
      /** Why the RayCluster cannot be shown. */
      problem: string;
      findings: readonly RuleFinding[];
    }
  | {
      state: 'invalid';
      /** At least one of them an error. */
      findings: readonly RuleFinding[];
    };

/** The manifests that a form would give, and what the rules of the actions say about it. */
export function previewOf(source: StackInputSource): Preview {
  let part: RayClusterPart;
  try {
    part = buildRayClusterPart(stackInputOf(source));
  } catch (error) {
    if (error instanceof InvalidRayStackError) {
      return { state: 'invalid', findings: error.findings };
    }
    throw error;
  }
  const { findings } = part;
  const application = applicationFile(part);
  try {
    const rayCluster = previewRayCluster({ manifest: parse(application) });
    return {
      state: 'ready',
      rayCluster: renderManifest(rayCluster),
      application,
      findings,
    };
  } catch (error) {
    if (error instanceof ChartError || error instanceof PreviewError) {
      return {
        state: 'application-only',
        application,
        problem: error.message,
        findings,
      };
    }
    throw error;
  }
}

function applicationFile({ applications, files }: RayClusterPart): string {
  const path = applications.find(({ role }) => role === 'cluster')?.file;
  const file = files.find(candidate => candidate.path === path);
  if (!file) {
    throw new Error(`No file ${path} among those of the RayCluster`);
  }
  return file.content;
}

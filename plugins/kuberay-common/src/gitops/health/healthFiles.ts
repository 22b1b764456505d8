import type { RayStackInput } from '../input/rayStackInputSchema';
import type { ManifestFile } from '../RayStack';
import { renderManifest } from '../renderManifest';
import { APPLICATION_HEALTH_LUA } from './applicationHealthLua';
import { RAY_CLUSTER_HEALTH_LUA } from './rayClusterHealthLua';

/** Folder of what is for Argo CD's administrator and no Application applies. */
const FOLDER = 'argocd';

const SNIPPETS = [
  {
    kind: 'ray.io_RayCluster',
    file: 'argocd-cm-health-raycluster.yaml',
    purpose: [
      'Health of RayClusters: without it Argo CD calls an Application Healthy as soon as its',
      'RayCluster exists.',
    ],
    lua: RAY_CLUSTER_HEALTH_LUA,
  },
  {
    kind: 'argoproj.io_Application',
    file: 'argocd-cm-health-application.yaml',
    purpose: [
      'Health of Applications, of all that Argo CD has: with it the sync waves of a root wait until',
      'the children of one wave are healthy; without it a root goes on after about 3 seconds.',
    ],
    lua: APPLICATION_HEALTH_LUA,
  },
];

/**
 * Health checks as patches of ConfigMap `argocd-cm`, for whoever administers Argo CD. They are no
 * objects and lie in a folder that no root reads: an Application that applied an `argocd-cm` of its
 * own would take everything else in it away.
 */
export function healthFiles({
  namespace,
  controllerNamespace = namespace,
}: Pick<
  RayStackInput['argocd'],
  'controllerNamespace' | 'namespace'
>): ManifestFile[] {
  return SNIPPETS.map(({ file, kind, lua, purpose }) => {
    const path = `${FOLDER}/${file}`;
    const comment = [
      ...purpose,
      '',
      'A patch of ConfigMap argocd-cm and no object of its own: let no Application apply it, it would',
      'replace the settings of Argo CD. Apply it once by hand,',
      `  kubectl patch configmap argocd-cm --namespace ${controllerNamespace} --type merge --patch-file ${path}`,
      "or put the key below configs.cm in the values of Argo CD's Helm chart.",
      '+argocd:skip-file-rendering',
    ];
    return {
      path,
      content: `${comment
        .map(line => `# ${line}`.trimEnd())
        .join('\n')}\n${renderManifest({
        data: { [`resource.customizations.health.${kind}`]: lua },
      })}`,
    };
  });
}

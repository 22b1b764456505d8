import { z } from 'zod/v3';
import { finalizerSchema } from './argocdSchema';
import { isUnique, NAMED_TWICE } from './isUnique';
import {
  dnsSubdomainSchema,
  labelsSchema,
  namespaceSchema,
} from './metadataSchemas';
import { textSchema } from './textSchemas';
import { gitRepositoryUrlSchema, serverUrlSchema } from './urlSchemas';

/** Folder of a repository: relative, with no way out of it. */
const repositoryFolderSchema = z
  .string()
  .max(500, 'must be at most 500 characters')
  .regex(
    /^(\.|[A-Za-z0-9_][-A-Za-z0-9_.]*(\/[A-Za-z0-9_][-A-Za-z0-9_.]*)*)$/,
    'must be a folder of the repository such as clusters/dev',
  );

const revision = z
  .string()
  .max(250, 'must be at most 250 characters')
  .regex(
    /^[A-Za-z0-9_](?!.*(\.\.|\/\/|@\{))[-A-Za-z0-9_./]*$/,
    'must be a branch, tag or commit',
  );

/** The Git repository that the generated files are published to. */
export const gitopsSchema = z
  .object({
    repoURL: gitRepositoryUrlSchema.describe(
      'The repository as Argo CD reads it, e.g. https://git.example.org/platform/gitops.git',
    ),
    revision: revision.default('main').describe('Branch that Argo CD follows'),
    path: repositoryFolderSchema
      .default('.')
      .describe(
        'Folder of the repository that the files of this stack are published to',
      ),
  })
  .strict()
  .describe(
    'Git repository of the files; needed by root, by values: file and by a replica guard with an Application of its own',
  );

/** Version of Kubernetes as people and API servers write it. */
export const kubernetesVersionSchema = z
  .string()
  .regex(
    /^v?[1-9][0-9]{0,3}\.[0-9]{1,4}(\.[0-9]+)?([-+.][-+.A-Za-z0-9]*)?$/,
    'must be a Kubernetes version such as 1.36',
  );

/** Keeps live replica counts when Argo CD applies Git's (domain.md 6.9). */
export const replicaGuardSchema = z
  .object({
    mode: z
      .enum(['auto', 'on', 'off'])
      .default('auto')
      .describe(
        'auto: where the destination is known to be Kubernetes 1.36 or later; on: also where its version is not known; neither without an autoscaler',
      ),
    placement: z
      .enum(['application', 'directory'])
      .optional()
      .describe(
        'application: an Argo CD Application of its own; directory: plain files that the root of this folder applies, right only where the root deploys to the same cluster. Without it application if gitops is given, else directory',
      ),
    path: repositoryFolderSchema
      .optional()
      .describe(
        'Folder of the repository with the guard; without it guard below gitops.path',
      ),
    namespaces: z
      .array(namespaceSchema)
      .refine(isUnique, NAMED_TWICE)
      .default([])
      .describe(
        'Further Ray namespaces of the same cluster that the guard protects',
      ),
    finalizer: finalizerSchema
      .optional()
      .describe(
        "What deleting the guard's Application does to policy and binding: deletes them first (foreground), afterwards (background), or leaves them in force (none); without it as argocd.finalizer",
      ),
  })
  .strict()
  .describe('Admission policy by which a sync keeps the live worker counts');

const rootName = dnsSubdomainSchema.max(63).describe('Name of the root');

const listElementSchema = z
  .object({
    name: dnsSubdomainSchema.describe(
      'Name of the Ray cluster in this environment',
    ),
    namespace: namespaceSchema
      .optional()
      .describe('Its namespace; without it destination.namespace'),
    server: serverUrlSchema
      .optional()
      .describe('API server URL as Argo CD knows it'),
    clusterName: textSchema
      .min(1, 'must not be empty')
      .optional()
      .describe("Argo CD's name of the cluster, instead of server"),
    kubernetesVersion: kubernetesVersionSchema
      .optional()
      .describe(
        'Kubernetes version there; without it destination.kubernetesVersion',
      ),
  })
  .strict()
  .refine(
    ({ server, clusterName }) =>
      server === undefined || clusterName === undefined,
    'must have server or clusterName, not both',
  );

const GENERATOR_TYPE = 'list, clusters or git';

/** Where the clusters of an ApplicationSet come from. */
const generatorSchema = z
  .discriminatedUnion('type', [
    z
      .object({
        type: z.literal('list').describe(GENERATOR_TYPE),
        elements: z
          .array(listElementSchema)
          .min(1)
          .describe('One Ray cluster each'),
      })
      .strict(),
    z
      .object({
        type: z.literal('clusters').describe(GENERATOR_TYPE),
        matchLabels: labelsSchema
          .default({})
          .describe(
            "Labels of Argo CD's cluster secrets; without any every cluster. The one that Argo CD runs in has labels only where it has such a secret",
          ),
      })
      .strict(),
    z
      .object({
        type: z.literal('git').describe(GENERATOR_TYPE),
        files: z
          .string()
          .regex(
            /^[A-Za-z0-9_*][-A-Za-z0-9_.*]*(\/[A-Za-z0-9_*][-A-Za-z0-9_.*]*)*\.(json|ya?ml)$/,
            'must be a pattern such as environments/*/config.json',
          )
          .describe(
            'Pattern of files in the repository, each with name and server (or clusterName) of one environment, and platform: "false" where another file brings CRDs, operator and guard of the same Kubernetes cluster',
          ),
      })
      .strict(),
  ])
  .describe(
    'Where the clusters come from, in place of destination.server and destination.name: a list (of which those without a cluster of their own go to the destination), the clusters of Argo CD, files in Git',
  );

const ROOT_KIND = 'none, app-of-apps or application-set';

/** What makes Argo CD read the folder. */
export const rootSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('none').describe(ROOT_KIND) }).strict(),
    z
      .object({
        kind: z.literal('app-of-apps').describe(ROOT_KIND),
        name: rootName.default('ray-stack'),
      })
      .strict(),
    z
      .object({
        kind: z.literal('application-set').describe(ROOT_KIND),
        name: rootName.default('ray-stack'),
        generator: generatorSchema,
      })
      .strict(),
  ])
  .describe(
    'none: a root Application watches the folder already; app-of-apps: one is written; application-set: one ApplicationSet for several environments or clusters',
  );

/** Where the clusters of an ApplicationSet come from. */
export type GeneratorInput = z.infer<typeof generatorSchema>;

/** One environment of a list generator. */
export type ListElementInput = z.infer<typeof listElementSchema>;

import { z } from 'zod/v3';

const text = z.string().trim().min(1, 'must not be empty');

/** Environment variables and flags are text. */
const flag = z.preprocess(
  value => (value === 'true' || value === 'false' ? value === 'true' : value),
  z.boolean(),
);

const seconds = z.coerce
  .number()
  .int('must be whole seconds')
  .min(1, 'must be at least 1');

const label = z
  .string()
  .max(63)
  .regex(
    /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
    'must be small letters, digits and dashes',
  );

/** The actions that push speak smart HTTP; credentials have parameters of their own. */
const httpUrl = z.string().superRefine((value, context) => {
  const refuse = (message: string) =>
    context.addIssue({ code: 'custom', message });
  if (!URL.canParse(value)) {
    refuse('must be a URL');
    return;
  }
  const { password, protocol, username } = new URL(value);
  if (protocol !== 'http:' && protocol !== 'https:') {
    refuse('must begin with http:// or https://');
  } else if (username || password) {
    refuse(
      'must not hold a user or a password; they have parameters of their own, --git-username and --git-password',
    );
  }
});

const folder = z
  .string()
  .regex(
    /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/,
    'must be a folder inside the repository, such as checks/live',
  );

/** Everything that the live check can be told. The flag of `gitUrl` is `--git-url`, its variable `KUBERAY_LIVE_GIT_URL`. */
export const parametersSchema = z
  .object({
    kubeconfig: text
      .optional()
      .describe('Kubeconfig file; the variable KUBECONFIG unless given'),
    context: text
      .optional()
      .describe('Context of the kubeconfig; its current one unless given'),
    standIn: flag
      .default(false)
      .describe(
        'Start the development cluster of this repository and check that one',
      ),
    gitUrl: httpUrl
      .optional()
      .describe('Git repository to push to, by http or https; required'),
    gitUsername: text.default('git').describe('User who may push'),
    gitPassword: text
      .optional()
      .describe(
        'Password or token of that user; better by its variable, since other people can see flags',
      ),
    gitBranch: text.default('main').describe('Branch, which must exist'),
    gitPath: folder
      .default('kuberay-live-check')
      .describe('Folder of the repository; it must not exist, and goes again'),
    argocdGitUrl: httpUrl
      .optional()
      .describe(
        'The same repository as Argo CD reads it; --git-url unless given',
      ),
    argocdNamespace: label
      .default('argocd')
      .describe('Namespace of the Application objects'),
    argocdProject: text.default('default').describe('Their AppProject'),
    destinationServer: text
      .default('https://kubernetes.default.svc')
      .describe(
        'What Argo CD calls the cluster of the kubeconfig, as a destination',
      ),
    chartRepository: text
      .default('https://ray-project.github.io/kuberay-helm/')
      .describe('Helm repository with chart ray-cluster, or its mirror'),
    kuberayRepository: text
      .default('https://github.com/ray-project/kuberay')
      .describe(
        'Git repository of KubeRay (CRDs and operator chart), or its mirror, as Argo CD reads it',
      ),
    kuberayVersion: text.default('1.5.1').describe('Of CRDs, operator, chart'),
    rayVersion: text.default('2.52.0').describe('Version inside the image'),
    rayImage: text
      .default('docker.io/rayproject/ray')
      .describe('Image of Ray without its tag'),
    rayImageTag: text.optional().describe('--ray-version unless given'),
    name: label
      .max(30)
      .default('live-check')
      .describe('Of Application and Helm release; objects begin with it'),
    namespace: label
      .default('kuberay-live-check')
      .describe('Of the Ray clusters; goes again unless it was there before'),
    operatorNamespace: label
      .default('kuberay-live-operator')
      .describe('Of the operator; goes again unless it was there before'),
    guard: z
      .enum(['on', 'off', 'both'])
      .default('both')
      .describe(
        'Change by Git with the replica guard (Kubernetes 1.36 or later), without, or both; both leaves out what the cluster cannot do',
      ),
    reuseCrds: flag
      .default(false)
      .describe('Use the CRDs of KubeRay that are there, and leave them'),
    reuseOperator: flag
      .default(false)
      .describe('Use CRDs and operator that are there, and leave them'),
    autoscalerProcess: flag
      .optional()
      .describe(
        "Whether Ray's autoscaler really runs, so that its words have to be heard; no where pods are simulated. Unless given, it is listened to for a minute",
      ),
    nodeSelector: text
      .optional()
      .describe('Node labels for head and workers: key=value,key=value'),
    tolerations: text
      .optional()
      .describe(
        'Taints that head and workers accept: key[=value][:Effect],... for simulated nodes',
      ),
    headCpu: text.default('1').describe('CPU of the head'),
    headMemory: text.default('5Gi').describe('Memory of the head'),
    workerCpu: text.default('1').describe('CPU of a worker; six come up'),
    workerMemory: text.default('2Gi').describe('Memory of a worker'),
    stageTimeout: seconds
      .default(600)
      .describe('Seconds that one wait may take'),
    cleanUpTimeout: seconds
      .default(300)
      .describe('Seconds that one removal may take'),
    keep: flag.default(false).describe('Remove nothing at the end'),
    json: text.optional().describe('File for the report as JSON'),
    log: text.optional().describe("File for the backend's log"),
  })
  .strict();

/** What the live check is told, with defaults. */
export type Parameters = z.output<typeof parametersSchema>;

/** Name of a parameter. */
export type ParameterName = keyof Parameters;

import { sortKeys } from '../applications/sortKeys';
import type { GeneratorInput } from '../input/gitopsSchemas';
import type { RayStackInput } from '../input/rayStackInputSchema';
import { MAX_APPLICATION_NAME } from './dnsLabel';
import type { TemplatedDestination, TemplatedFields } from './applicationSet';
import { templateAction } from './escapeGoTemplate';

/** What an ApplicationSet takes from environments that only Argo CD knows. */
export interface GeneratedEnvironments {
  /** One set of parameters for each Ray cluster. */
  generator: object;
  /** One for each Kubernetes cluster. */
  platformGenerator: object;
  /** Name of an Application of CRDs, operator or guard. */
  platformName(base: string): string;
  /** Name of the Application of a Ray cluster. */
  applicationName: string;
  /** Server or name, or both of which Argo CD leaves out the empty one. */
  cluster: Omit<TemplatedDestination, 'namespace'>;
  /** How release and RayCluster are called, and which RayCluster's fields are ignored. */
  naming(namespace: string): Pick<TemplatedFields, 'helm' | 'rayCluster'>;
}

const HASH_LENGTH = 8;

/** Room for a readable part in names of Applications. */
const MAX_PART = 30;

/** Longest RayCluster name whose pods keep theirs whole (R1). */
const MAX_RAY_CLUSTER = 50;

type Generator = Exclude<GeneratorInput, { type: 'list' }>;

/** The parameters of a generator, and the names made of them. */
export function generatedEnvironments(
  input: RayStackInput,
  options: {
    generator: Generator;
    gitops: NonNullable<RayStackInput['gitops']>;
  },
): GeneratedEnvironments {
  const { generator, gitops } = options;
  return generator.type === 'clusters'
    ? clusterEnvironments(input, generator)
    : gitEnvironments(input, { files: generator.files, gitops });
}

/**
 * One Ray cluster of the same name on every cluster of Argo CD that has the labels: nothing in the
 * RayCluster's name is a parameter, so none can be too long.
 */
function clusterEnvironments(
  input: RayStackInput,
  { matchLabels }: Extract<Generator, { type: 'clusters' }>,
): GeneratedEnvironments {
  const generator = {
    clusters:
      Object.keys(matchLabels).length > 0
        ? { selector: { matchLabels: sortKeys(matchLabels) } }
        : {},
  };
  const nameFor = (base: string) => {
    const room = MAX_APPLICATION_NAME - base.length - HASH_LENGTH - 2;
    const part = Math.max(0, Math.min(MAX_PART, room));
    return `${base}-${templateAction(
      `.nameNormalized | replace "." "-" | trunc ${part} | trimAll "-"`,
    )}-${templateAction(`sha256sum .server | trunc ${HASH_LENGTH}`)}`;
  };
  return {
    generator,
    platformGenerator: generator,
    platformName: nameFor,
    applicationName: nameFor(input.name),
    cluster: { server: '{{ .server }}' },
    naming: () => ({}),
  };
}

/**
 * One Ray cluster for each file with `name` and `server`, or `clusterName`, of an environment. Its
 * RayCluster is called after the stack and the environment, at most 50 characters and cut with a
 * hash beyond, and pinned by `fullnameOverride`, so that the ignored name is the same expression.
 *
 * CRDs, operator and guard come once for each Kubernetes cluster: their Applications are named after
 * it. Where two files name one cluster, all but one of them need `platform: "false"`; else Argo CD
 * makes at most one of the Applications of that name, its later versions none, and says so in the
 * ApplicationSet's conditions.
 */
function gitEnvironments(
  input: RayStackInput,
  options: {
    files: string;
    gitops: NonNullable<RayStackInput['gitops']>;
  },
): GeneratedEnvironments {
  const { files, gitops } = options;
  const generator = {
    git: {
      repoURL: gitops.repoURL,
      revision: gitops.revision,
      files: [{ path: files }],
    },
  };
  const server = 'dig "server" "" .';
  const clusterName = 'dig "clusterName" "" .';
  const name = rayClusterExpression(input.name);
  return {
    generator,
    platformGenerator: {
      ...generator,
      selector: {
        matchExpressions: [
          { key: 'platform', operator: 'NotIn', values: ['false'] },
        ],
      },
    },
    platformName: base =>
      `${base}-${templateAction(
        `$c := printf "%s%s" (${server}) (${clusterName})`,
      )}${templateAction(
        `regexReplaceAll "[^a-z0-9]+" (regexReplaceAll "^https?://" (lower $c) "") "-" | trunc ${MAX_PART} | trimAll "-"`,
      )}-${templateAction(`sha256sum $c | trunc ${HASH_LENGTH}`)}`,
    applicationName: name,
    // Argo CD's Application leaves out an empty text; both or none of them is its own error.
    cluster: {
      server: templateAction(server),
      name: templateAction(clusterName),
    },
    naming: namespace => ({
      helm: { releaseName: name, fullnameOverride: name },
      rayCluster: { name, namespace },
    }),
  };
}

/** `<stack>-<environment>` as DNS label of at most 50 characters. */
function rayClusterExpression(stack: string): string {
  const kept = MAX_RAY_CLUSTER - HASH_LENGTH - 1;
  return [
    templateAction(
      `$n := regexReplaceAll "[^a-z0-9]+" (printf "%s-%v" ${JSON.stringify(
        stack,
      )} .name | lower) "-" | trimSuffix "-"`,
    ),
    templateAction(`if gt (len $n) ${MAX_RAY_CLUSTER}`),
    templateAction(
      `printf "%s-%s" (trunc ${kept} $n | trimSuffix "-") (sha256sum $n | trunc ${HASH_LENGTH})`,
    ),
    templateAction('else'),
    templateAction('$n'),
    templateAction('end'),
  ].join('');
}

import type { Path } from '../facts/Path';
import { valueAt } from '../facts/Path';
import type { WorkerGroupInput } from '../input/workerGroupSchema';
import type { StackFindingsInput } from './StackFindingsInput';

/** The input that a Helm value of a generated RayCluster comes from. */
export function clusterValuePath(input: StackFindingsInput, path: Path): Path {
  const [top, ...rest] = path;
  const groups = input.workerGroups ?? [];
  switch (top) {
    case 'worker':
      return ofGroup(input, 0, rest);
    case 'additionalWorkerGroups': {
      const [name, ...inGroup] = rest;
      const index = groups.findIndex(
        (group, at) => at > 0 && group.name === name,
      );
      if (index < 0) {
        return ['workerGroups'];
      }
      return inGroup.length === 0
        ? ['workerGroups', index, 'name']
        : ofGroup(input, index, inGroup);
    }
    case 'head':
      return ofHead(input, rest);
    case 'image':
      return [
        'ray',
        'image',
        ...leaf(rest, ['repository', 'tag', 'pullPolicy']),
      ];
    case 'common':
      return ['env'];
    case 'service':
      return ['head', 'serviceType'];
    case 'annotations':
    case 'gcsFaultTolerance':
    case 'imagePullSecrets':
      return [top];
    default:
      return ['name'];
  }
}

function ofGroup(input: StackFindingsInput, index: number, path: Path): Path {
  const group = input.workerGroups?.[index];
  const at: Path = ['workerGroups', index];
  const [field, ...rest] = path;
  switch (field) {
    case 'groupName':
      return [...at, 'name'];
    case 'image':
      return group?.image
        ? [...at, 'image', ...leaf(rest, ['repository', 'tag', 'pullPolicy'])]
        : ['ray', 'image', ...leaf(rest, ['repository', 'tag', 'pullPolicy'])];
    case 'resources':
      return [...at, ...ofResources(group, rest)];
    case 'rayStartParams':
      return rest[0] === 'resources' &&
        valueAt(group, ['rayStartParams', 'resources']) === undefined
        ? [...at, 'customResource']
        : [...at, 'rayStartParams', ...rest.slice(0, 1)];
    case 'disabled':
      return ['workerGroups'];
    default:
      return [...at, ...podField(field)];
  }
}

/** Fields that are called alike in values and input; anything else is the pod as a whole. */
const POD_FIELDS = [
  'replicas',
  'minReplicas',
  'maxReplicas',
  'numOfHosts',
  'labels',
  'annotations',
  'nodeSelector',
  'tolerations',
  'serviceAccountName',
  'priorityClassName',
];

function podField(field: unknown): Path {
  if (field === 'containerEnv') {
    return ['env'];
  }
  return POD_FIELDS.filter(known => known === field);
}

/** `cpu` where the short form brought it, `resources.limits.cpu` where somebody wrote that. */
function ofResources(
  owner: Pick<WorkerGroupInput, 'resources'> | undefined,
  path: Path,
): Path {
  const [side, name] = path;
  if (side === undefined || name === undefined) {
    return ['resources'];
  }
  if (valueAt(owner, ['resources', side, name]) !== undefined) {
    return ['resources', side, name];
  }
  if (name === 'cpu' || name === 'memory') {
    return [name];
  }
  if (name === valueAt(owner, ['gpuResource'])) {
    return ['gpu'];
  }
  return name === 'google.com/tpu' ? ['tpu'] : ['resources'];
}

function ofHead(input: StackFindingsInput, path: Path): Path {
  const [field, ...rest] = path;
  switch (field) {
    case 'rayVersion':
      return ['ray', 'version'];
    case 'enableInTreeAutoscaling':
      return ['autoscaler', 'enabled'];
    case 'autoscalerOptions':
      return [
        'autoscaler',
        ...leaf(rest, [
          'version',
          'upscalingMode',
          'idleTimeoutSeconds',
          'env',
          'image',
          'imagePullPolicy',
          'resources',
        ]),
      ];
    case 'resources':
      return ['head', ...ofResources(input.head, rest)];
    case 'image':
      return [
        'head',
        'image',
        ...leaf(rest, ['repository', 'tag', 'pullPolicy']),
      ];
    case 'rayStartParams':
      return ['head', 'rayStartParams', ...rest.slice(0, 1)];
    default:
      return ['head', ...podField(field)];
  }
}

/** The first step if the input has a field of that name. */
function leaf(path: Path, known: readonly string[]): Path {
  const [step] = path;
  return known.filter(field => field === step);
}

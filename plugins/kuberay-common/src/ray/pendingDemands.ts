import type {
  AutoscalerMessage,
  PendingDemand,
  RayWords,
  WorkerGroupView,
} from '../view';
import { clampedReplicas } from './desiredPods';
import { UNBOUNDED_REPLICAS } from './names';
import type { RayClusterRecord, WorkerGroupRecord } from './records';
import { nodeResources } from './nodeResources';
import { hasResources, servesDemand } from './servesDemand';

/** What tasks wait for although nobody brings it. */
export interface UnmetDemands {
  /** Demands that neither the head nor a pod of any group can serve: none will ever come. */
  infeasible: PendingDemand[];
  /** Groups at their maximum with all their workers ready, and what only they could serve. */
  aboveMaximum: Array<{ group: string; demands: PendingDemand[] }>;
}

/** Options of {@link findUnmetDemands}. */
export interface FindUnmetDemandsOptions {
  record: RayClusterRecord;
  /** In the order of the spec. */
  groups: WorkerGroupView[];
  /** Only what is `known` counts: nothing is said of a head that does not answer. */
  words?: RayWords;
}

/** Sets what Ray asks for against what the groups may become. */
export function findUnmetDemands(
  options: FindUnmetDemandsOptions,
): UnmetDemands {
  const { record, groups, words } = options;
  if (!record.spec.autoscaling || words?.state !== 'known') {
    return { infeasible: [], aboveMaximum: [] };
  }
  const specs = record.spec.groups;
  const head = nodeResources({
    template: record.spec.head,
    rayStartParams: record.spec.headRayStartParams,
  });
  const infeasible: PendingDemand[] = [];
  const aboveMaximum = new Map<string, PendingDemand[]>();
  for (const demand of words.pendingDemands.filter(isMeaningful)) {
    const answers = specs.map(group => servesDemand(group, demand));
    const serving = specs.filter((_, index) => answers[index] !== 'no');
    const [first] = serving;
    if (!first) {
      // The head is busy, and may be so for long; but it will end.
      if (hasResources(head, demand) === 'no') {
        infeasible.push(demand);
      }
    } else if (
      answers.every(answer => answer !== 'unknown') &&
      serving.every(group => isFull(group, groups[specs.indexOf(group)]))
    ) {
      const demands = aboveMaximum.get(first.name) ?? [];
      aboveMaximum.set(first.name, [...demands, demand]);
    }
  }
  return {
    infeasible,
    aboveMaximum: [...aboveMaximum].map(([group, demands]) => ({
      group,
      demands,
    })),
  };
}

function isMeaningful({ resources, count }: PendingDemand): boolean {
  return count > 0 && Object.values(resources).some(amount => amount > 0);
}

/** Workers that are on their way may still serve the demand. */
function isFull(group: WorkerGroupRecord, view: WorkerGroupView): boolean {
  return (
    group.maxReplicas < UNBOUNDED_REPLICAS &&
    clampedReplicas(group) >= group.maxReplicas &&
    view.ready >= view.desired
  );
}

/** As Ray writes it: `{'CPU': 1, 'GPU': 4}`. */
export function formatDemand({ resources }: PendingDemand): string {
  const amounts = Object.entries(resources).map(
    ([name, amount]) => `'${name}': ${amount}`,
  );
  return `{${amounts.join(', ')}}`;
}

/** The newest warning of the autoscaler that it has no node type for a demand. */
export function infeasibleMessage(
  words: RayWords | undefined,
  demand: PendingDemand,
): AutoscalerMessage | undefined {
  const names = Object.keys(demand.resources);
  return words?.messages
    .filter(
      ({ message }) =>
        message.startsWith('No available node types') &&
        names.every(name => message.includes(`'${name}':`)),
    )
    .pop();
}

import { formatDemand, infeasibleMessage } from '../ray/pendingDemands';
import type { Finding } from '../view';
import type { FoundIn } from './FoundIn';
import { whereWritten } from './whereWritten';

/** Tasks ask for more of something than a pod of any group has: no pod will ever come for them. */
export function findInfeasibleDemands({ facts }: FoundIn): Finding[] {
  return facts.unmet.infeasible.map(demand => {
    const said = infeasibleMessage(facts.words, demand);
    const count = demand.atLeast ? `${demand.count} or more` : demand.count;
    return {
      code: 'demand-infeasible',
      severity: 'warning',
      about: 'runtime',
      message: `No worker group can serve ${formatDemand(
        demand,
      )}, which is asked for ${count} ${
        demand.count === 1 && !demand.atLeast ? 'time' : 'times'
      }.${said ? ` The autoscaler says: ${said.message}` : ''}`,
      remedy: `Add a worker group ${whereWritten(
        facts.record,
      )} whose pods have that much, or ask for less in the task.`,
    };
  });
}

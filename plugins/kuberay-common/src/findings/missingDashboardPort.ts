import { DASHBOARD_PORT_NAME } from '../ray/names';
import type { Finding } from '../view';
import type { FoundIn } from './FoundIn';

/** A head whose ports are written by hand has those and no others (domain.md 5.5): nobody gets at the dashboard then. */
export function findMissingDashboardPort({ facts }: FoundIn): Finding[] {
  const { status } = facts.record;
  const missing =
    facts.head.view.ready &&
    status?.headServiceName !== undefined &&
    status.endpoints !== undefined &&
    !status.endpoints.includes(DASHBOARD_PORT_NAME);
  return missing
    ? [
        {
          code: 'dashboard-port-missing',
          severity: 'info',
          about: 'configuration',
          message: `The service ${status.headServiceName} has no port called ${DASHBOARD_PORT_NAME}, so the Ray dashboard cannot be reached through it.`,
          remedy:
            'Name all ports of the head container in Git, with dashboard 8265 among them, or none.',
        },
      ]
    : [];
}

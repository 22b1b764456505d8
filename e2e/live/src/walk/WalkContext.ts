import type { KubeClient } from '../kube/KubeClient';
import type { Parameters } from '../parameters/parametersSchema';
import type { LiveCatalog } from '../portal/LiveCatalog';
import type { PortalClient } from '../portal/PortalClient';
import type { Report } from '../report/Report';

/** What every stage works with. */
export interface WalkContext {
  parameters: Parameters;
  kube: KubeClient;
  portal: PortalClient;
  catalog: LiveCatalog;
  report: Report;
  say: (line: string) => void;
  /** Ctrl-C. */
  signal: AbortSignal;
}

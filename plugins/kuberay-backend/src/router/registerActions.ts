import type { AuditorService } from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { KuberayService } from '../service/KuberayService';
import { rayClusterListAction } from './rayClusterListAction';
import { rayClusterStatusAction } from './rayClusterStatusAction';

/** Options of {@link registerActions}. */
export interface RegisterActionsOptions {
  actionsRegistry: ActionsRegistryService;
  service: KuberayService;
  auditor: AuditorService;
}

/**
 * The same answers for agents (MCP), the command line and templates, by the same permissions and audit events; both
 * only read. The registry is alpha in Backstage, so nothing else imports it but the plugin.
 */
export function registerActions(options: RegisterActionsOptions): void {
  const { actionsRegistry } = options;
  actionsRegistry.register(rayClusterStatusAction(options));
  actionsRegistry.register(rayClusterListAction(options));
}

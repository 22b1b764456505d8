// Made by core-plugin-api: its route refs work in apps of both frontend systems.
import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/core-plugin-api';

/** The tab of Ray clusters on an entity page. */
export const entityContentRouteRef = createRouteRef({
  id: 'kuberay:entity-content',
});

/** The page of all Ray clusters. */
export const fleetRouteRef = createRouteRef({ id: 'kuberay:fleet' });

/** A software template's form; unbound where the app has no scaffolder. */
export const templateRouteRef = createExternalRouteRef({
  id: 'kuberay:template',
  params: ['namespace', 'templateName'],
  optional: true,
  defaultTarget: 'scaffolder.selectedTemplate',
});

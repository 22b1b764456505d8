import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/frontend-plugin-api';

/** The tab of Ray clusters on an entity page. */
export const entityContentRouteRef = createRouteRef();

/** The page of all Ray clusters. */
export const fleetRouteRef = createRouteRef();

/** A software template's form; unbound where the app has no scaffolder. */
export const templateRouteRef = createExternalRouteRef({
  params: ['namespace', 'templateName'],
  defaultTarget: 'scaffolder.selectedTemplate',
});

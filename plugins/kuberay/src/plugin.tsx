import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { RiNodeTree } from '@remixicon/react';
import { fleetPage } from './extensions/fleetPage';
import { kuberayApi } from './extensions/kuberayApi';
import { rayClusterCard } from './extensions/rayClusterCard';
import { rayClusterContent } from './extensions/rayClusterContent';
import {
  entityContentRouteRef,
  fleetRouteRef,
  templateRouteRef,
} from './routes';

/** KubeRay for the new frontend system. @public */
export default createFrontendPlugin({
  pluginId: 'kuberay',
  title: 'KubeRay',
  icon: <RiNodeTree />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: fleetRouteRef, entityContent: entityContentRouteRef },
  externalRoutes: { template: templateRouteRef },
  extensions: [kuberayApi, rayClusterCard, rayClusterContent, fleetPage],
});

import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { RiNodeTree } from '@remixicon/react';
import { kuberayApi } from './extensions/kuberayApi';
import { rayClusterCard } from './extensions/rayClusterCard';

/** KubeRay for the new frontend system. */
export default createFrontendPlugin({
  pluginId: 'kuberay',
  title: 'KubeRay',
  icon: <RiNodeTree />,
  info: { packageJson: () => import('../package.json') },
  extensions: [kuberayApi, rayClusterCard],
});

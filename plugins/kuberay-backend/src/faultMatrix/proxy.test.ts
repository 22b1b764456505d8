import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { ForwardedCluster } from '../__testUtils__/ForwardedCluster';
import { fakeKubernetesPlugin } from '../__testUtils__/fakeKubernetesPlugin';
import { KubernetesPlugin } from '../kube/KubernetesPlugin';
import { PluginClusterDirectory } from '../kube/PluginClusterDirectory';
import { ProxyTransport } from '../kube/ProxyTransport';
import { describeWay } from './__testUtils__/describeWay';
import { fillByKubernetes } from './__testUtils__/fillByKubernetes';
import { TOKENS } from './__testUtils__/MatrixCluster';

describeWay('proxy', async cluster => {
  let used = 0;
  const showcase = new ForwardedCluster({
    url: cluster.url,
    token: () => TOKENS[used],
  });
  const { server } = await startTestBackend({
    features: [fakeKubernetesPlugin({ clusters: { showcase } })],
  });
  const getBaseUrl = async (pluginId: string) =>
    `http://localhost:${server.port()}/api/${pluginId}`;
  const kubernetes = KubernetesPlugin.create({
    auth: mockServices.auth({ pluginId: 'kuberay' }),
    discovery: { getBaseUrl, getExternalBaseUrl: getBaseUrl },
  });
  return {
    fill: fillByKubernetes({
      directory: signal => {
        const directory = PluginClusterDirectory.create({
          kubernetes,
          logger: mockServices.logger.mock(),
        });
        directory.run(signal);
        return directory;
      },
      transport: () =>
        ProxyTransport.create({ cluster: 'showcase', kubernetes }),
    }),
    renewToken: () => {
      used += 1;
    },
  };
});

import { OwnClusterDirectory } from '../kube/OwnClusterDirectory';
import { OwnTransport } from '../kube/OwnTransport';
import { describeWay } from './__testUtils__/describeWay';
import { fillByKubernetes } from './__testUtils__/fillByKubernetes';
import { TOKENS } from './__testUtils__/MatrixCluster';

describeWay('own connection', async cluster => {
  let used = 0;
  return {
    fill: fillByKubernetes({
      directory: () =>
        OwnClusterDirectory.create([
          {
            name: 'showcase',
            title: 'showcase',
            access: {
              url: cluster.url,
              token: TOKENS[0],
              skipTlsVerify: false,
            },
          },
        ]),
      // As a file with a token that a kubelet renews.
      transport: () =>
        OwnTransport.create(async () => ({
          server: cluster.url,
          headers: { Authorization: `Bearer ${TOKENS[used]}` },
          tls: {},
        })),
    }),
    renewToken: () => {
      used += 1;
    },
  };
});

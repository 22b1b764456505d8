import { describeWay } from './__testUtils__/describeWay';
import { fillByArgocd } from './__testUtils__/fillByArgocd';

describeWay('Argo CD API', async cluster => ({
  fill: fillByArgocd(cluster),
  // Sessions are renewed by whoever has them.
  renewToken: () => {},
}));

import type { Parameters } from '../parameters/parametersSchema';
import { parametersSchema } from '../parameters/parametersSchema';

/** Parameters of a run against some cluster, with the defaults but for what is given. */
export function someParameters(given: Partial<Parameters> = {}): Parameters {
  return parametersSchema.parse({
    kubeconfig: '/home/me/config',
    gitUrl: 'https://git.example.org/gitops.git',
    ...given,
  });
}

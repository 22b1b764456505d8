import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { KuberaySettings } from './kuberaySchema';
import { kuberaySchema } from './kuberaySchema';

/** The `kuberay` block, checked. @throws InputError naming the key whose value is wrong, never the value */
export function readKuberaySettings(config: Config): KuberaySettings {
  const parsed = kuberaySchema.safeParse(config.getOptional('kuberay') ?? {});
  if (parsed.success) {
    return parsed.data;
  }
  const [{ path, message }] = parsed.error.issues;
  const key = path.reduce<string>(
    (parent, part) =>
      typeof part === 'number' ? `${parent}[${part}]` : `${parent}.${part}`,
    'kuberay',
  );
  throw new InputError(`Invalid configuration: ${key}: ${message}`);
}

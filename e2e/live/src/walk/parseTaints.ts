import { InputError } from '@backstage/errors';

/** A toleration as the generator takes it. */
export interface Toleration {
  key: string;
  operator: 'Exists' | 'Equal';
  value?: string;
  effect?: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
}

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'] as const;

/** `kwok.x-k8s.io/node=fake:NoSchedule,other`. @throws InputError naming the part that is none */
export function parseTolerations(text: string | undefined): Toleration[] {
  return partsOf(text).map(part => {
    const [, key, value, effectText] =
      /^([^=:\s]+)(?:=([^=:\s]*))?(?::(\w+))?$/.exec(part) ?? [];
    const effect = EFFECTS.find(each => each === effectText);
    if (!key || (effectText !== undefined && !effect)) {
      throw new InputError(
        `--tolerations: ${JSON.stringify(
          part,
        )} is no taint; write key, key=value or key=value:${EFFECTS[0]}`,
      );
    }
    return {
      key,
      ...(value === undefined
        ? { operator: 'Exists' }
        : { operator: 'Equal', value }),
      ...(effect && { effect }),
    } as Toleration;
  });
}

/** `type=kwok,zone=a`. @throws InputError naming the part that is none */
export function parseNodeSelector(
  text: string | undefined,
): Record<string, string> {
  return Object.fromEntries(
    partsOf(text).map(part => {
      const [, key, value] = /^([^=\s]+)=([^=\s]*)$/.exec(part) ?? [];
      if (!key) {
        throw new InputError(
          `--node-selector: ${JSON.stringify(part)} is not key=value`,
        );
      }
      return [key, value];
    }),
  );
}

function partsOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '');
}

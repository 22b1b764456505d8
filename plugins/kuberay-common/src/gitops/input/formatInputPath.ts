import { quote } from '../rules/quote';

/** A key that can stand in a message as it is. */
const PLAIN_KEY = /^[^\p{C}\p{Zl}\p{Zp}]{1,80}$/u;

/** `workerGroups[1].maxReplicas`; the whole input is `input`. */
export function formatInputPath(path: readonly (string | number)[]): string {
  const text = path.reduce<string>((parent, step) => {
    if (typeof step === 'number') {
      return `${parent}[${step}]`;
    }
    return PLAIN_KEY.test(step)
      ? `${parent}.${step}`
      : `${parent}[${quote(step)}]`;
  }, '');
  return text.replace(/^\./, '') || 'input';
}

import { InvalidArgumentError } from 'commander';

const KUBERNETES_VERSION = /^v?\d+\.\d+(?:[.+-].*)?$/;

/**
 * A path as it was typed. An empty one is a variable that is not set: it would mean the working directory.
 *
 * @throws InvalidArgumentError for an empty one.
 */
export function filePath(value: string): string {
  if (value === '') {
    throw new InvalidArgumentError('It is empty.');
  }
  return value;
}

/** The same, for what can be given several times. */
export function filePaths(value: string, previous: string[] = []): string[] {
  return [...previous, filePath(value)];
}

/**
 * A version of Kubernetes, as in `1.36` or `v1.36.1+k3s1`.
 *
 * @throws InvalidArgumentError for anything else.
 */
export function kubernetesVersion(value: string): string {
  if (!KUBERNETES_VERSION.test(value)) {
    throw new InvalidArgumentError('Give major and minor, for example 1.36.');
  }
  return value;
}

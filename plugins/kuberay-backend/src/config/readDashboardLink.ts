import { InputError } from '@backstage/errors';
import { readUrl } from './readUrl';

const KEY = 'kuberay.links.rayDashboard';
const PLACEHOLDERS = ['cluster', 'namespace', 'name'];

/** A URL in which `{cluster}`, `{namespace}` and `{name}` may stand. @throws InputError naming the key */
export function readDashboardLink(
  template: string | undefined,
): string | undefined {
  if (template === undefined) {
    return undefined;
  }
  const unknown = [...template.matchAll(/\{([^{}]*)\}/g)]
    .map(([, placeholder]) => placeholder)
    .find(placeholder => !PLACEHOLDERS.includes(placeholder));
  if (unknown !== undefined) {
    throw new InputError(
      `Invalid configuration: ${KEY} has {${unknown}}; it may have {cluster}, {namespace} and {name}`,
    );
  }
  // As it will be when it is filled in; a host may be made of the names.
  readUrl({ key: KEY, value: template.replace(/\{[^{}]*\}/g, 'x') });
  return template;
}

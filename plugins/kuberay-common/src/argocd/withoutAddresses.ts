import { IN_CLUSTER_SERVER } from './names';
import type { ApplicationRecord } from './records';

/**
 * What stands before the host: all up to its last `@`. A password with a slash that nobody has encoded ends the host
 * for whoever reads the address, so a colon that no port follows counts as the one before a password. Bounded, since
 * anybody can write a message of any length.
 */
const USER_INFO =
  /(?<=:\/\/)(?:[^/\s"']{0,1000}@|[^/@\s"':]{0,200}:(?!\d{1,5}(?:[/?#\s"']|$))[^@\s"']{0,200}@)/g;

const SECRET_PARAMETER =
  /(?<=[?&][\w-]{0,40}(?:token|password|secret|key)=)[^&\s"']+/gi;

/** The paths of a Kubernetes API server that Argo CD asks for. */
const API_SERVER =
  /(?<=https?:\/\/)[^\s"'/]{1,300}(?=\/(?:api\/v1\b|apis\/|openapi\/v|(?:apis?|version)\?))/g;

/** A text with addresses in it, such as that of a repository, without the passwords and tokens in them. */
export function withoutCredentials(text: string): string {
  return text.replace(USER_INFO, '').replace(SECRET_PARAMETER, '***');
}

/**
 * A message of Argo CD as it may be shown: without credentials, and without the addresses of API servers. The one that
 * the Application deploys to is called by its name.
 */
export function withoutAddresses(
  text: string,
  { server, name }: ApplicationRecord['destination'],
): string {
  const shown = withoutCredentials(text);
  const called = name || 'the destination';
  return addressesOf(server)
    .reduce((said, address) => said.replaceAll(address, () => called), shown)
    .replace(API_SERVER, '***');
}

/** The URL, and the host with its port as errors of the network name it. */
function addressesOf(server: string | undefined): string[] {
  if (!server || server.replace(/\/+$/, '') === IN_CLUSTER_SERVER) {
    return [];
  }
  const host = URL.canParse(server) ? new URL(server).host : '';
  // A host of one word may be a word of the message.
  return /[.:]/.test(host) ? [server.replace(/\/+$/, ''), host] : [server];
}

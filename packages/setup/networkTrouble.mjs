const SIGNS =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_\w+|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE|RequestError|socket hang up|network connectivity)\b/;

/** True when a tool's output says that the npm registry could not be reached. */
export function isNetworkTrouble(output) {
  return SIGNS.test(output);
}

/** What to do then. */
export const NETWORK_REMEDY =
  'The npm registry does not answer. Check the network (and the proxy or registry in your npm and yarn settings) and run the command again: it goes on where it stopped.';

import { isConnectionTrouble } from './isConnectionTrouble';

/** A connection that ended before the answer began: codes of sockets, and undici's own. */
const LOST = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/**
 * Sends a request once more when its connection was lost before the answer began. Servers and load balancers close
 * connections that have rested for a while, and a request that goes out on one at that moment is lost with it: of the
 * server that says nothing. A busy process meets it more often, as fetch counts its own pauses for nothing when it
 * decides how long a connection has rested.
 *
 * Only what changes nothing is sent again (RFC 9110, 9.2.2). Throws what `send` throws, the second loss, too.
 */
export async function sendAgainIfLost<T>(
  { method }: { method: string },
  send: () => Promise<T>,
): Promise<T> {
  try {
    return await send();
  } catch (error) {
    if (method !== 'GET' || !isLost(error)) {
      throw error;
    }
    return send();
  }
}

function isLost(error: unknown): boolean {
  if (!isConnectionTrouble(error)) {
    return false;
  }
  const { cause } = error as Error;
  return (
    typeof cause === 'object' &&
    cause !== null &&
    'code' in cause &&
    LOST.has(String(cause.code))
  );
}

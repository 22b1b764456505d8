import type { Handler } from '../http/Exchange';
import { LoopbackServer } from '../http/LoopbackServer';

const running: LoopbackServer[] = [];

/** A listener on a free port that stops after the test, and what it logged as errors. */
export async function startTestServer(handler: Handler): Promise<{
  url: string;
  errors: string[];
}> {
  const errors: string[] = [];
  const server = await LoopbackServer.listen({
    port: 0,
    logger: { info() {}, warn() {}, error: message => errors.push(message) },
  });
  server.serve(handler);
  running.push(server);
  return { url: server.url, errors };
}

afterEach(async () => {
  await Promise.all(running.splice(0).map(server => server.stop()));
});

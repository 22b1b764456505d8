import { utimesSync, writeFileSync } from 'node:fs';
import { kubeconfigAccess } from '../kube/kubeconfigAccess';

/*
 * What `kubeconfigAccess` gives, as JSON: a program of its own, since client-node is an ES module, and Jest imports
 * those only with a flag by which msw cannot be imported any more.
 * Its argument is a JSON list: options, and what happens after the first reading, if anything.
 */

interface Asked {
  kubeconfig: string;
  context?: string;
  becomes?: string;
  /** Whether the cluster refused what the first reading gave. */
  isRefused?: boolean;
}

const LATER = new Date('2035-01-01T00:00:00Z');

async function answer({
  becomes,
  isRefused = false,
  ...options
}: Asked): Promise<object> {
  const read = kubeconfigAccess(options);
  let access = await read({ isRefused: false });
  if (becomes !== undefined) {
    writeFileSync(options.kubeconfig, becomes);
    utimesSync(options.kubeconfig, LATER, LATER);
  }
  if (becomes !== undefined || isRefused) {
    access = await read({ isRefused });
  }
  const { ca, cert, key, ...tls } = access.tls;
  const text = Object.fromEntries(
    Object.entries({ ca, cert, key })
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  );
  return { ...access, tls: { ...tls, ...text } };
}

async function print(all: Asked[]): Promise<void> {
  const answers = [];
  for (const asked of all) {
    answers.push(
      await answer(asked).catch(({ name, code, message }) => ({
        name,
        code,
        message,
      })),
    );
  }
  process.stdout.write(JSON.stringify(answers));
}

print(JSON.parse(process.argv[2]));

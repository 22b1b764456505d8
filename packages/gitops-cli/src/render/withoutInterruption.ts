const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The process that signals reach. */
export type SignalledProcess = Pick<
  NodeJS.Process,
  'kill' | 'off' | 'on' | 'pid'
>;

/** Does something that must not stop half-way: a signal that comes meanwhile takes effect when it is done. */
export async function withoutInterruption<T>(
  work: () => Promise<T>,
  signalled: SignalledProcess = process,
): Promise<T> {
  const received: NodeJS.Signals[] = [];
  const hold = (signal: NodeJS.Signals) => {
    received.push(signal);
  };
  SIGNALS.forEach(signal => signalled.on(signal, hold));
  try {
    return await work();
  } finally {
    SIGNALS.forEach(signal => signalled.off(signal, hold));
    const [signal] = received;
    if (signal) {
      signalled.kill(signalled.pid, signal);
    }
  }
}

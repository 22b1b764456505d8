/** A fault of the development cluster, as its control endpoint takes it; see `packages/dev-cluster/README.md`. */
export interface FaultRule {
  pathPrefix: string;
  api?: 'kubernetes' | 'argocd' | 'ray';
  resource?: string;
  only?: 'watch' | 'request';
  times?: number;
  fault:
    | { type: 'down' | 'hang' }
    | { type: 'cut'; afterBytes: number }
    | { type: 'refuse'; code: number };
}

/** Switches a fault on. @throws Error when the rule is refused */
export async function addFault(rule: FaultRule): Promise<void> {
  await control('POST', '/faults', rule);
}

/** Breaks what is open below a path, once, so that a refusal meets it when it comes again. */
export async function cutStreams(
  rule: Omit<FaultRule, 'fault'>,
): Promise<void> {
  const { id } = await control<{ id: string }>('POST', '/faults', {
    ...rule,
    fault: { type: 'cut', afterBytes: 0 },
  });
  await control('DELETE', `/faults/${id}`);
}

/** Switches all faults off. */
export async function healFaults(): Promise<void> {
  await control('DELETE', '/faults');
}

/** How many requests the clusters and Argo CDs had so far, by what was asked. */
export function upstreamRequests(): Promise<Record<string, number>> {
  return control('GET', '/faults/requests');
}

async function control<T>(
  method: string,
  path: string,
  body?: unknown,
): Promise<T> {
  const response = await fetch(
    `http://127.0.0.1:${process.env.DEV_CLUSTER_PORT}${path}`,
    {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    },
  );
  if (!response.ok) {
    throw new Error(
      `${method} ${path} answered ${response.status}: ${await response.text()}`,
    );
  }
  return response.json();
}

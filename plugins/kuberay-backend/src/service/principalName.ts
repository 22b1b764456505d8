import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { z } from 'zod/v3';

const principalSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('user'), userEntityRef: z.string() }),
  z.object({ type: z.literal('service'), subject: z.string() }),
]);

/** Who asks, as Argo CD and the audit log are to write it down: a user's entity ref, or what a service calls itself. */
export function principalName({ principal }: BackstageCredentials): string {
  const parsed = principalSchema.safeParse(principal);
  if (!parsed.success) {
    return 'backstage';
  }
  return parsed.data.type === 'user'
    ? parsed.data.userEntityRef
    : parsed.data.subject;
}

/** Whether no person asks, nor anybody on behalf of one. */
export function isService({ principal }: BackstageCredentials): boolean {
  const parsed = principalSchema.safeParse(principal);
  return parsed.success && parsed.data.type === 'service';
}

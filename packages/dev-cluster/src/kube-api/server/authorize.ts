import type { AccessQuestion } from '../rbac/AccessQuestion';
import type { Caller } from './Caller';
import { forbiddenRequest } from './forbiddenRequest';

/**
 * Refuses what the caller may not do, before anybody looks whether it exists, as a real API server does: who may not
 * list a kind is told so even where no CRD brings that kind.
 *
 * @throws KubeStatusError 403 in the words of a real API server (recorded: 403, 403-watch)
 */
export function authorize(caller: Caller, asked: AccessQuestion): void {
  const { allowed, reason } = caller.decide(asked);
  if (!allowed) {
    throw forbiddenRequest({ user: caller.user, asked, reason });
  }
}

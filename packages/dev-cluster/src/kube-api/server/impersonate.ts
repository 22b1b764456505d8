import type { IncomingHttpHeaders } from 'node:http';
import type { ObjectStore } from '../ObjectStore';
import type { AccessQuestion } from '../rbac/AccessQuestion';
import type { Subject } from '../rbac/Subject';
import { serviceAccountSubject } from '../rbac/Subject';
import { authorize } from './authorize';
import type { Caller } from './Caller';
import { rbacCaller } from './Caller';

const SERVICE_ACCOUNT = /^system:serviceaccount:([^:]+):([^:]+)$/;

/**
 * Whose rights count: the caller's, or those of the user whom the caller asks to be by `Impersonate-User`, as `kubectl --as`
 * does. Groups that are asked for besides are not reproduced.
 *
 * @throws KubeStatusError 403 for who may not `impersonate` that user
 */
export function impersonate(
  caller: Caller,
  headers: IncomingHttpHeaders,
  objects: Pick<ObjectStore, 'entries' | 'get'>,
): Caller {
  const user = headers['impersonate-user'];
  if (typeof user !== 'string') {
    return caller;
  }
  const [, namespace, name] = SERVICE_ACCOUNT.exec(user) ?? [];
  const asked: AccessQuestion = {
    type: 'resource',
    verb: 'impersonate',
    group: '',
    ...(name === undefined
      ? { resource: 'users', name: user }
      : { resource: 'serviceaccounts', namespace, name }),
  };
  authorize(caller, asked);
  const subject: Subject =
    name === undefined
      ? { user, groups: ['system:authenticated'] }
      : serviceAccountSubject({ namespace, name });
  return rbacCaller(subject, objects);
}

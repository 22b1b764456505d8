import type { Application } from '../argocd/Application';
import { ApplicationWriter } from '../argocd/ApplicationWriter';
import type { ComparedResource } from '../argocd/diff/compare';
import { projectNameOf } from '../argocd/projects/AppProject';
import type { Exchange } from '../http/Exchange';
import { readBody } from '../http/readBody';
import { isJsonObject } from '../kube-api/json';
import type { InMemoryObjectStore } from '../kube-api/InMemoryObjectStore';
import { ARGOCD_NAMESPACE, requireNamespace } from './ApplicationSelection';
import type { ArgocdAccount, Caller } from './ArgocdAccount';
import { maySync, sees } from './ArgocdAccount';
import { ArgocdError } from './ArgocdError';
import { managedResources } from './managedResources';
import { presentApplication } from './presentApplication';
import { refreshApplication } from './refreshApplication';
import { findMember, membersOf, resourceTree } from './resourceTree';
import { selectFields } from './selectFields';
import { readSyncRequest, syncOperation } from './syncOperation';

/** Compares an Application with Git now. */
export type CompareApplication = (
  application: Application,
) => Promise<ComparedResource[]>;

/** A request about one Application. */
export interface ApplicationRequest {
  exchange: Exchange;
  caller: Caller;
  name: string;
  /** What stands behind the name in the path, e.g. `sync`; empty for the Application itself. */
  part: string;
}

const MAX_BODY_BYTES = 1024 * 1024;

/** `/applications/<name>/…`: get with refresh, tree, objects, events, sync. */
export class ApplicationRequests {
  readonly #store: InMemoryObjectStore;
  readonly #compare: CompareApplication;
  readonly #writer: ApplicationWriter;
  readonly #stopped: AbortSignal;

  constructor(options: {
    store: InMemoryObjectStore;
    compare: CompareApplication;
    /** Ends what waits. */
    stopped: AbortSignal;
  }) {
    const { store } = options;
    this.#store = store;
    this.#compare = options.compare;
    this.#stopped = options.stopped;
    this.#writer = ApplicationWriter.create({
      store,
      namespace: ARGOCD_NAMESPACE,
    });
  }

  /** The body of the answer; undefined for what is not reproduced. @throws ArgocdError */
  async answer(request: ApplicationRequest): Promise<unknown> {
    const { exchange, caller, name, part } = request;
    const { query } = exchange;
    if (exchange.method === 'POST' && part === 'sync') {
      return this.#sync(name, exchange, caller);
    }
    if (exchange.method !== 'GET') {
      return undefined;
    }
    const application = this.#find(name, query, caller.account);
    switch (part) {
      case '':
        return this.#get(application, exchange, caller.account);
      case 'resource-tree':
        return resourceTree(application, this.#store);
      case 'resource':
        return this.#resource(application, query);
      case 'managed-resources':
        return this.#managedResources(application, query);
      case 'events':
        return this.#events(application);
      default:
        return undefined;
    }
  }

  async #get(
    found: Application,
    { query, reply }: Exchange,
    account: ArgocdAccount,
  ): Promise<object> {
    const refresh = query.get('refresh');
    if (!refresh) {
      return presentApplication(found);
    }
    const { name } = found.metadata;
    await refreshApplication({
      store: this.#store,
      name,
      level: refresh === 'hard' ? 'hard' : 'normal',
      signals: [reply.closed, this.#stopped],
    });
    return presentApplication(this.#find(name, query, account));
  }

  #resource(application: Application, query: URLSearchParams): object {
    const wanted = {
      group: query.get('group') ?? '',
      kind: query.get('kind') ?? '',
      namespace: query.get('namespace') ?? '',
      name: query.get('resourceName') ?? '',
    };
    const found = findMember(membersOf(application, this.#store), wanted);
    if (!found) {
      const { kind, group, name } = wanted;
      throw new ArgocdError(
        3,
        `${kind} ${group} ${name} not found as part of application ${application.metadata.name}`,
      );
    }
    return { manifest: JSON.stringify(found) };
  }

  async #managedResources(
    application: Application,
    query: URLSearchParams,
  ): Promise<unknown> {
    const matches = (field: string, value = '') =>
      !query.get(field) || query.get(field) === value;
    const all = managedResources(application, await this.#compare(application));
    const items = all.filter(
      ({ group, kind, namespace, name }) =>
        matches('group', group) &&
        matches('kind', kind) &&
        matches('namespace', namespace) &&
        matches('name', name),
    );
    const body = items.length > 0 ? { items } : {};
    return selectFields(body, query.get('fields'));
  }

  #events({ metadata }: Application): object {
    const items = this.#store
      .list('Event', { namespace: ARGOCD_NAMESPACE })
      .filter(
        ({ involvedObject }) =>
          isJsonObject(involvedObject) && involvedObject.uid === metadata.uid,
      )
      .map(presentApplication);
    return {
      metadata: { resourceVersion: this.#store.resourceVersion() },
      items: items.length > 0 ? items : null,
    };
  }

  async #sync(
    name: string,
    { query, body }: Exchange,
    { account, issuedAt }: Caller,
  ): Promise<object> {
    const text = await readBody(body, { limitBytes: MAX_BODY_BYTES });
    const request = readSyncRequest(text);
    const where = new URLSearchParams(query);
    if (request.project) {
      where.set('project', request.project);
    }
    if (request.appNamespace) {
      where.set('appNamespace', request.appNamespace);
    }
    const application = this.#find(name, where, account);
    const project = projectNameOf(application);
    if (!maySync(account, { project, name })) {
      const since = new Date(issuedAt).toISOString().replace(/\.\d+Z$/, 'Z');
      throw new ArgocdError(
        7,
        `permission denied: applications, sync, ${project}/${name}, sub: ${account.username}, iat: ${since}`,
      );
    }
    const operation = syncOperation(application, request, account.username);
    if (application.operation) {
      throw new ArgocdError(9, 'another operation is already in progress');
    }
    this.#writer.setOperation(name, operation);
    return presentApplication(this.#find(name, where, account));
  }

  /** Who names the right project learns what does not exist; everybody else only that it is not for them (recorded). */
  #find(
    name: string,
    query: URLSearchParams,
    account: ArgocdAccount,
  ): Application {
    requireNamespace(query.get('appNamespace'));
    const wanted = query.get('project') ?? '';
    if (wanted !== '' && !sees(account, { project: wanted, name })) {
      throw ArgocdError.permissionDenied();
    }
    const application = this.#writer.read(name);
    const project = application && projectNameOf(application);
    const isVisible = project !== undefined && sees(account, { project, name });
    if (application && isVisible && (wanted === '' || wanted === project)) {
      return application;
    }
    throw wanted === ''
      ? ArgocdError.permissionDenied()
      : ArgocdError.notFound(name);
  }
}

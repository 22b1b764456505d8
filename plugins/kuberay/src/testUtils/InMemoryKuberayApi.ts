import type {
  ApplicationActionAnswer,
  EntityView,
  FleetHistoryView,
  FleetView,
  HistoryView,
  RefreshRequest,
  SyncRequest,
} from 'backstage-plugin-kuberay-common';
import { anEntityView } from 'backstage-plugin-kuberay-common/testUtils';
import type {
  EntityViewAnswer,
  GetEntityViewOptions,
  GetFleetHistoryOptions,
  GetFleetOptions,
  GetHistoryOptions,
  KuberayApi,
  RefreshApplicationOptions,
  StreamEnd,
  StreamEntityViewOptions,
  SyncApplicationOptions,
  ViewAnswer,
} from '../api';

const HEARTBEAT_MS = 15_000;
const DEFAULT_LIMIT = 50;

const EMPTY_FLEET: FleetView = {
  rayClusters: [],
  totals: {
    workersReady: 0,
    workersDesired: 0,
    cpu: 0,
    memory: 0,
    gpu: 0,
    tpu: 0,
    rayClusters: 0,
    byPhase: {},
  },
  sources: [],
};

/** Options of {@link InMemoryKuberayApi}. */
export interface InMemoryKuberayApiOptions {
  /** Default: one healthy cluster. */
  view?: EntityView;
  /** All rows; they are given in pages as they are asked for. Default: none. */
  fleet?: FleetView;
  fleetHistory?: FleetHistoryView;
  history?: HistoryView;
}

/** An action that was asked for. */
export interface RecordedAction {
  action: 'refresh' | 'sync';
  application: string;
  request: RefreshRequest | SyncRequest;
}

interface OpenStream {
  push(view: EntityView): void;
  end(reason: StreamEnd): void;
  fail(error: Error): void;
}

/** A backend of values: what a test sets is what is read, and open streams get it at once. */
export class InMemoryKuberayApi implements KuberayApi {
  /** The methods that were called, in their order. */
  readonly requests: Array<keyof KuberayApi> = [];
  /** What history was asked for, in its order. */
  readonly historyRequests: GetHistoryOptions[] = [];
  readonly actions: RecordedAction[] = [];
  readonly #streams = new Set<OpenStream>();
  #view: EntityView;
  #fleet: FleetView;
  #fleetHistory: FleetHistoryView;
  #history: HistoryView;
  #version = 1;
  #failure: Error | undefined;
  #actionFailure: Error | undefined;

  private constructor(options: InMemoryKuberayApiOptions) {
    const nothing = {
      from: '2026-11-21T01:00:00Z',
      to: '2026-11-21T02:00:00Z',
      step: 'PT2M30S',
      rayClusters: [],
    };
    this.#view = options.view ?? anEntityView();
    this.#fleet = options.fleet ?? EMPTY_FLEET;
    this.#fleetHistory = options.fleetHistory ?? nothing;
    this.#history = options.history ?? nothing;
  }

  static create(options: InMemoryKuberayApiOptions = {}): InMemoryKuberayApi {
    return new InMemoryKuberayApi(options);
  }

  /** How many streams nobody has ended yet. */
  get openStreams(): number {
    return this.#streams.size;
  }

  /** Open streams get it at once. */
  setView(view: EntityView): void {
    this.#view = view;
    this.#version += 1;
    for (const stream of [...this.#streams]) {
      stream.push(view);
    }
  }

  setFleet(fleet: FleetView): void {
    this.#fleet = fleet;
    this.#version += 1;
  }

  setFleetHistory(fleetHistory: FleetHistoryView): void {
    this.#fleetHistory = fleetHistory;
  }

  setHistory(history: HistoryView): void {
    this.#history = history;
  }

  /** Every read fails with it, open streams too, until it is taken back. */
  failWith(error: Error | undefined): void {
    this.#failure = error;
    if (error) {
      for (const stream of [...this.#streams]) {
        stream.fail(error);
      }
    }
  }

  /** Refresh and sync fail with it until it is taken back. */
  refuseAction(error: Error | undefined): void {
    this.#actionFailure = error;
  }

  /** Ends every open stream, as a backend does. */
  endStreams(reason: StreamEnd): void {
    for (const stream of [...this.#streams]) {
      stream.end(reason);
    }
  }

  async getEntityView(
    options: GetEntityViewOptions,
  ): Promise<EntityViewAnswer> {
    this.#note('getEntityView');
    return this.#answer(this.#view, options.etag);
  }

  async streamEntityView(options: StreamEntityViewOptions): Promise<StreamEnd> {
    const { signal, onView, onHeartbeat } = options;
    this.#note('streamEntityView');
    signal.throwIfAborted();
    return new Promise((resolve, reject) => {
      const heartbeat = setInterval(() => onHeartbeat?.(), HEARTBEAT_MS);
      const close = (stream: OpenStream) => {
        clearInterval(heartbeat);
        this.#streams.delete(stream);
      };
      const stream: OpenStream = {
        push: view => onView(view, this.#etag),
        end: reason => {
          close(stream);
          resolve(reason);
        },
        fail: error => {
          close(stream);
          reject(error);
        },
      };
      this.#streams.add(stream);
      signal.addEventListener('abort', () => stream.fail(signal.reason), {
        once: true,
      });
      stream.push(this.#view);
    });
  }

  async getHistory(options: GetHistoryOptions): Promise<HistoryView> {
    this.historyRequests.push(options);
    this.#note('getHistory');
    return this.#history;
  }

  async getFleet(options: GetFleetOptions): Promise<ViewAnswer<FleetView>> {
    const { query = {}, etag } = options;
    this.#note('getFleet');
    const { rayClusters } = this.#fleet;
    const from = Number(query.cursor ?? 0);
    const to = from + (query.limit ?? DEFAULT_LIMIT);
    const page: FleetView = {
      ...this.#fleet,
      rayClusters: rayClusters.slice(from, to),
      nextCursor: to < rayClusters.length ? String(to) : undefined,
    };
    return this.#answer(page, etag);
  }

  async getFleetHistory(
    _options: GetFleetHistoryOptions,
  ): Promise<FleetHistoryView> {
    this.#note('getFleetHistory');
    return this.#fleetHistory;
  }

  async refreshApplication(
    options: RefreshApplicationOptions,
  ): Promise<ApplicationActionAnswer> {
    return this.#act('refresh', options);
  }

  async syncApplication(
    options: SyncApplicationOptions,
  ): Promise<ApplicationActionAnswer> {
    return this.#act('sync', options);
  }

  get #etag(): string {
    return `W/"${this.#version}"`;
  }

  #note(request: keyof KuberayApi): void {
    this.requests.push(request);
    if (this.#failure) {
      throw this.#failure;
    }
  }

  #answer<View>(view: View, etag: string | undefined): ViewAnswer<View> {
    return etag === this.#etag
      ? { state: 'unchanged' }
      : { state: 'changed', view, etag: this.#etag };
  }

  async #act(
    action: 'refresh' | 'sync',
    options: RefreshApplicationOptions | SyncApplicationOptions,
  ): Promise<ApplicationActionAnswer> {
    const { application, request = {} } = options;
    this.requests.push(`${action}Application`);
    if (this.#actionFailure) {
      throw this.#actionFailure;
    }
    this.actions.push({ action, application, request });
    return { application, action };
  }
}

import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import type { SchedulerService } from '@backstage/backend-plugin-api';
import {
  fleetViewSchema,
  historyViewSchema,
} from 'backstage-plugin-kuberay-common';
import type { HistoryView } from 'backstage-plugin-kuberay-common';
import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import knexFactory from 'knex';
import request from 'supertest';
import { onServer, parseServer } from './historyDatabases';
import { aFakeCluster, startKuberayBackend } from './startKuberayBackend';

/** A backend of {@link Replicas}. */
export interface Replica {
  /** Its share of the scheduler that all have in common. */
  scheduler: SchedulerService;
  /** Resolves when all that it reads is live. */
  isLive(): Promise<void>;
  /** History of the recorded RayCluster in the last hour. */
  history(): Promise<HistoryView>;
  /** Ends it in good order. */
  stop(): Promise<void>;
}

/**
 * Backends on one PostgreSQL and in front of one cluster, with Backstage's own database and scheduler; they are
 * independent of each other, as in containers of their own.
 */
export class Replicas {
  /** All of them see it. */
  readonly cluster = aFakeCluster();
  readonly #server: object;
  /** Of the names of their databases; nobody else has it. */
  readonly #prefix = `test_${randomBytes(6).toString('hex')}_`;
  readonly #running = new Set<Replica>();
  #knex: Knex | undefined;

  /** On a server, by its URL with user and password. */
  constructor(connectionString: string) {
    this.#server = parseServer(connectionString);
  }

  /** Starts one more. */
  async start(): Promise<Replica> {
    let scheduler: SchedulerService | undefined;
    const takeScheduler = createBackendModule({
      pluginId: 'kuberay',
      moduleId: 'take-scheduler',
      register(env) {
        env.registerInit({
          deps: { scheduler: coreServices.scheduler },
          async init(deps) {
            scheduler = deps.scheduler;
          },
        });
      },
    });
    const { backend, server } = await startKuberayBackend({
      cluster: this.cluster,
      features: [
        databaseServiceFactory,
        schedulerServiceFactory,
        takeScheduler,
      ],
      config: {
        backend: {
          database: {
            client: 'pg',
            connection: this.#server,
            prefix: this.#prefix,
          },
        },
      },
    });
    const get = (path: string) =>
      request(server).get(`/api/kuberay/v1/${path}`).expect(200);
    const replica: Replica = {
      scheduler: scheduler!,
      async isLive() {
        for (;;) {
          const { sources } = fleetViewSchema.parse((await get('fleet')).body);
          const states = sources.map(({ freshness }) => freshness.state);
          if (states.length > 0 && states.every(state => state === 'live')) {
            return;
          }
          await new Promise(resolve => {
            setTimeout(resolve, 50);
          });
        }
      },
      async history() {
        const { body } = await get(
          'entities/component/default/fraud-model/history',
        );
        return historyViewSchema.parse(body);
      },
      stop: async () => {
        if (this.#running.delete(replica)) {
          await backend.stop();
        }
      },
    };
    this.#running.add(replica);
    return replica;
  }

  /** Their database; it is there once one of them has started. */
  get database(): Knex {
    this.#knex ??= this.#connect(`${this.#prefix}kuberay`);
    return this.#knex;
  }

  /** Ends all, and removes their databases. */
  async end(): Promise<void> {
    await Promise.all([...this.#running].map(replica => replica.stop()));
    await this.#knex?.destroy();
    await onServer(this.#server, async admin => {
      const names = await admin('pg_database').pluck('datname');
      for (const name of names.filter(each => each.startsWith(this.#prefix))) {
        await admin.raw('drop database ?? with (force)', [name]);
      }
    });
  }

  #connect(database: string): Knex {
    return knexFactory({
      client: 'pg',
      connection: { ...this.#server, database },
    });
  }
}

import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentedAdd } from '../documented/InstallPage';
import { insertLines, type Place } from '../documented/insertLines';
import type { Release } from '../releases/Release';
import { createPlainApp, type Template } from './createPlainApp';
import { runYarn, type Workshop } from './Workshop';
import { yarnSettings } from './yarnSettings';

/** A frontend of the app, in `packages/<name>`. */
export interface Frontend {
  name: string;
  template: Template;
}

interface Manifest {
  name?: string;
  dependencies?: Record<string, string>;
  resolutions?: Record<string, string>;
  [key: string]: unknown;
}

/**
 * A stranger's Backstage. Its frontends would be apps of their own; they share one backend and one installation here, so
 * that the check takes minutes and not an hour.
 */
export class App {
  readonly #workshop: Workshop;
  readonly folder: string;
  readonly #others: string[] = [];

  private constructor(workshop: Workshop, folder: string) {
    this.#workshop = workshop;
    this.folder = folder;
  }

  /** By create-app, pinned to the release; nothing of ours is in it. The first frontend is called `app`. */
  static async create(options: {
    workshop: Workshop;
    release: Release;
    folder: string;
    frontends: readonly Frontend[];
  }): Promise<App> {
    const { workshop, release, folder, frontends } = options;
    const app = new App(workshop, folder);
    const [first, ...others] = frontends;
    await createPlainApp({
      workshop,
      release,
      template: first.template,
      folder,
    });
    for (const { name, template } of others) {
      const aside = `${folder}-${name}`;
      await createPlainApp({ workshop, release, template, folder: aside });
      await rename(join(aside, 'packages/app'), join(folder, 'packages', name));
      await rm(aside, { recursive: true });
      await app.#edit(`packages/${name}/package.json`, manifest => ({
        ...manifest,
        name,
      }));
    }
    await writeFile(join(folder, '.yarnrc.yml'), yarnSettings(workshop));
    await app.#edit('package.json', ({ packageManager, ...manifest }) => ({
      ...manifest,
      resolutions: {
        ...manifest.resolutions,
        ...release.packages,
        // 12 is built on the machine, and wants a compiler; 13 brings its binaries.
        'better-sqlite3': '13.2.0',
      },
    }));
    return app;
  }

  /**
   * `yarn add` as documented. Our packages come from the tarballs; since they are not published yet, what they need of
   * each other has to be led to the tarballs, too.
   *
   * @param frontend which one is meant by `packages/app`
   */
  async add(add: DocumentedAdd, frontend = 'app'): Promise<void> {
    const { tarballs } = this.#workshop;
    const common = 'backstage-plugin-kuberay-common';
    await this.pin({ [common]: `file:${tarballs.get(common)}` });
    const workspace = add.workspace.replace(/\/app$/, `/${frontend}`);
    await runYarn(this.#workshop, this.folder, [
      '--cwd',
      workspace,
      'add',
      '--mode=update-lockfile',
      ...add.packages.map(name =>
        tarballs.has(name) ? `${name}@file:${tarballs.get(name)}` : name,
      ),
    ]);
  }

  /** Has the backend add a feature of somebody else's, which only those starts have that ask for it. */
  async addOther(feature: string): Promise<void> {
    await this.insert(
      'packages/backend/src/index.ts',
      { before: 'backend.start();' },
      `backend.add(import('${feature}'));\n`,
    );
    this.#others.push(feature);
  }

  /** Features of others in the backend, but for those that are wanted. */
  othersBut(wanted: readonly string[]): string[] {
    return this.#others.filter(feature => !wanted.includes(feature));
  }

  /** Leaves a frontend out of what `yarn tsc` looks at. */
  async leaveUntyped(frontend: string): Promise<void> {
    await this.#edit('tsconfig.json', ({ exclude, ...config }) => ({
      ...config,
      exclude: [
        ...(Array.isArray(exclude) ? exclude : []),
        `packages/${frontend}`,
      ],
    }));
  }

  /** Holds packages to exact versions, wherever they are asked for. */
  async pin(versions: Record<string, string>): Promise<void> {
    await this.#edit('package.json', manifest => ({
      ...manifest,
      resolutions: { ...manifest.resolutions, ...versions },
    }));
  }

  /** Adds lines to a file of the app. */
  async insert(file: string, place: Place, lines: string): Promise<void> {
    const path = join(this.folder, file);
    const text = await readFile(path, 'utf8');
    await writeFile(path, insertLines({ file, text, place, lines }));
  }

  /** Writes a file of the app. */
  async write(file: string, text: string): Promise<void> {
    await writeFile(join(this.folder, file), text);
  }

  /** Runs yarn in the app's root. */
  async yarn(...args: string[]): Promise<string> {
    return runYarn(this.#workshop, this.folder, args);
  }

  async #edit(
    file: string,
    change: (manifest: Manifest) => Manifest,
  ): Promise<void> {
    const path = join(this.folder, file);
    const manifest = JSON.parse(await readFile(path, 'utf8'));
    await writeFile(path, JSON.stringify(change(manifest), null, 2));
  }
}

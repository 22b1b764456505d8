import type { ApplicationRecord } from 'backstage-plugin-kuberay-common';
import type { ApplicationControl } from '../kube/ApplicationControl';
import type { KubeObject } from '../kube/KubeConnection';

/** Options of `RoutedApplicationControl.create`: one way for each that an Application can be read by. */
export type RoutedApplicationControlOptions = {
  [readFrom in ApplicationRecord['readFrom']]: ApplicationControl;
};

/** Writes to each Application the way that it was read. */
export class RoutedApplicationControl implements ApplicationControl {
  readonly #ways: RoutedApplicationControlOptions;

  private constructor(ways: RoutedApplicationControlOptions) {
    this.#ways = ways;
  }

  static create(
    ways: RoutedApplicationControlOptions,
  ): RoutedApplicationControl {
    return new RoutedApplicationControl(ways);
  }

  read(
    application: ApplicationRecord,
    signal: AbortSignal,
  ): Promise<KubeObject> {
    return this.#ways[application.readFrom].read(application, signal);
  }

  refresh(
    application: ApplicationRecord,
    options: Parameters<ApplicationControl['refresh']>[1],
  ): Promise<void> {
    return this.#ways[application.readFrom].refresh(application, options);
  }

  sync(
    application: ApplicationRecord,
    options: Parameters<ApplicationControl['sync']>[1],
  ): Promise<void> {
    return this.#ways[application.readFrom].sync(application, options);
  }
}

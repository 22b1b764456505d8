import { compareBytewise } from './goTemplate';

/** One worker group as far as its place in the list is concerned. @public */
export interface OrderedGroup {
  name: string;
  /** Takes no index. */
  disabled?: boolean;
}

/** The groups of a release. @public */
export interface WorkerGroupOrderOptions {
  /** Value `worker`. */
  worker: OrderedGroup;
  /** Value `additionalWorkerGroups`, in any order. */
  additional: readonly OrderedGroup[];
}

/**
 * The names of the enabled groups in the order of `spec.workerGroupSpecs`: `worker`, then the
 * others sorted bytewise by key, whatever the order of definition (domain.md 3.4; chart 1.4.0 and
 * later).
 *
 * @public
 */
export function workerGroupOrder(options: WorkerGroupOrderOptions): string[] {
  const additional = [...options.additional].sort((left, right) =>
    compareBytewise(left.name, right.name),
  );
  return [options.worker, ...additional]
    .filter(group => !group.disabled)
    .map(group => group.name);
}

import type { RayClusterInputArg } from 'backstage-plugin-kuberay-common/gitops';
import type { WorkerGroupsOptions } from './schema';
import { isRecord, type WorkerGroupValue } from './WorkerGroupValue';

/** What a form holds so far, and which of its inputs means what. */
export interface StackInputSource {
  groups: readonly WorkerGroupValue[];
  /** Every input of the form, those of earlier pages too. */
  formData: Record<string, unknown>;
  options: WorkerGroupsOptions;
}

/** Stands for the name of a cluster that has none yet. */
const PLACEHOLDER_NAME = 'raycluster';

/** Which input of a form is which input of the actions, unless `ui:options` say otherwise. */
const FORM_FIELDS = {
  name: ['nameField', 'name'],
  'destination.namespace': ['namespaceField', 'namespace'],
  'versions.kuberay': ['kuberayVersionField', 'kuberayVersion'],
  'ray.version': ['rayVersionField', 'rayVersion'],
  'ray.image.repository': ['imageRepositoryField', 'imageRepository'],
  'ray.image.tag': ['imageTagField', 'imageTag'],
  autoscaler: ['autoscalerField', 'autoscaler'],
  'replicaGuard.mode': ['replicaGuardField', 'replicaGuard'],
} as const satisfies Record<
  string,
  readonly [keyof WorkerGroupsOptions, string]
>;

/** The input of the actions that a form would give, as far as it is filled in; the actions' own defaults stand for the rest. */
export function stackInputOf(source: StackInputSource): RayClusterInputArg {
  const { groups, formData, options } = source;
  const textOf = (input: keyof typeof FORM_FIELDS) =>
    filledText(formData[formFieldOf(input, options)]);
  const ownImage = isOwnImage(formData, options);
  const rayVersion = textOf('ray.version');
  const mode = textOf('replicaGuard.mode');
  const autoscaler = formData[formFieldOf('autoscaler', options)];
  const input = withoutGaps({
    name: textOf('name') ?? PLACEHOLDER_NAME,
    destination: { namespace: textOf('destination.namespace') },
    versions: { kuberay: textOf('versions.kuberay') },
    ray: {
      version: rayVersion,
      image: {
        repository: ownImage ? textOf('ray.image.repository') : undefined,
        tag: (ownImage ? textOf('ray.image.tag') : undefined) ?? rayVersion,
      },
    },
    autoscaler: autoscalerInput(autoscaler),
    replicaGuard: mode ? { mode, placement: 'directory' } : undefined,
  });
  // Everything here is text that somebody typed; the parser of the actions judges it.
  return { ...input, workerGroups: groups } as unknown as RayClusterInputArg;
}

/** The form's input that an input of the actions comes from, e.g. `rayVersion` for `ray.version`; its own name where none does. */
export function formFieldOf(
  input: string,
  options: WorkerGroupsOptions,
): string {
  const known = Object.entries(FORM_FIELDS).find(
    ([key]) => input === key || input.startsWith(`${key}.`),
  );
  if (!known) {
    return input;
  }
  const [key, [option, fallback]] = known;
  const field = options[option];
  return (
    (typeof field === 'string' ? field : fallback) + input.slice(key.length)
  );
}

/** Image name and tag of a form that has them and offers the Ray project's image instead stay filled in. */
function isOwnImage(
  formData: Record<string, unknown>,
  options: WorkerGroupsOptions,
): boolean {
  const source = formData[options.imageSourceField ?? 'imageSource'];
  return source === undefined || source === 'own';
}

function autoscalerInput(value: unknown) {
  if (typeof value === 'boolean') {
    return { enabled: value };
  }
  return isRecord(value) ? value : undefined;
}

function filledText(value: unknown): string | undefined {
  if (typeof value === 'number') {
    return String(value);
  }
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Without the keys that are undefined, and without the objects that this leaves empty. */
function withoutGaps(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([key, value]) => {
      const kept = isRecord(value) ? withoutGaps(value) : value;
      const empty =
        kept === undefined ||
        (isRecord(kept) && Object.keys(kept).length === 0);
      return empty ? [] : [[key, kept]];
    }),
  );
}

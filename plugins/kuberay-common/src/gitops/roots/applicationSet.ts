import type {
  ApplicationMetadata,
  ApplicationSource,
  ApplicationSpec,
  IgnoreDifference,
  StackManifest,
  ValuesSource,
} from '../applications/ApplicationManifest';
import { ARGOCD_API_VERSION, SYNC_WAVE_ANNOTATION } from '../argocdNames';
import { listAt, textAt } from '../facts/Path';
import type { RayStackInput } from '../input/rayStackInputSchema';
import { MAX_APPLICATION_NAME, dnsLabel } from './dnsLabel';
import { escapeGoTemplates } from './escapeGoTemplate';

/** An Argo CD ApplicationSet as we write it. */
export interface ApplicationSetManifest {
  apiVersion: typeof ARGOCD_API_VERSION;
  kind: 'ApplicationSet';
  metadata: {
    name: string;
    namespace: string;
    annotations?: Record<string, string>;
  };
  spec: {
    goTemplate: true;
    goTemplateOptions: ['missingkey=error'];
    generators: object[];
    syncPolicy?: { preserveResourcesOnDeletion: true };
    template: {
      metadata: Omit<ApplicationMetadata, 'namespace'>;
      spec: TemplatedSpec;
    };
  };
}

/** Server or name of a cluster as expressions, of which each evaluates to one that is not empty. */
export interface TemplatedDestination {
  server?: string;
  name?: string;
  namespace: string;
}

/** `spec` of the generated Applications, with a source or with several. */
type TemplatedSpec = Omit<ApplicationSpec, 'destination'> & {
  destination: TemplatedDestination;
  source?: ApplicationSource;
  sources?: [chart: ApplicationSource, values: ValuesSource];
};

/** What is different in each generated Application, as texts that Argo CD evaluates. */
export interface TemplatedFields {
  name: string;
  destination: TemplatedDestination;
  /** Of the RayCluster whose fields are ignored. */
  rayCluster?: Pick<IgnoreDifference, 'name' | 'namespace'>;
  /** Parts of `spec.source` or of the first of `spec.sources`. */
  source?: { path?: string };
  /** Parts of its `helm`. */
  helm?: {
    releaseName?: string;
    valueFiles?: string[];
    fullnameOverride?: string;
  };
}

/**
 * An ApplicationSet that makes an Application like the given one for each set of parameters. What a
 * person wrote stays data; only the templated fields are evaluated.
 *
 * - Applications of a set have no order among themselves: a wave counts where a root has the set as
 *   child, so it moves there. Retry and SkipDryRunOnMissingResource bring the stack up in any order.
 * - Argo CD gives every generated Application without finalizers the deleting one, unless the set
 *   preserves resources: so a set of Applications that are meant to leave behind what they brought
 *   (CRDs, and by choice any of `finalizer: none`) does.
 * - An environment that leaves the generator loses its Applications, and with their finalizer its
 *   RayCluster and operator. Deleting a set deletes all of them.
 */
export function applicationSet(
  input: Pick<RayStackInput, 'argocd'>,
  options: {
    name: string;
    generator: object;
    application: StackManifest;
    fields: TemplatedFields;
  },
): ApplicationSetManifest {
  const { application, fields, generator, name } = options;
  const { annotations = {}, finalizers } = application.metadata;
  const { [SYNC_WAVE_ANNOTATION]: wave, ...kept } =
    escapeGoTemplates(annotations);
  return {
    apiVersion: ARGOCD_API_VERSION,
    kind: 'ApplicationSet',
    metadata: {
      name: dnsLabel(name, MAX_APPLICATION_NAME),
      namespace: input.argocd.namespace,
      ...(wave !== undefined && {
        annotations: { [SYNC_WAVE_ANNOTATION]: wave },
      }),
    },
    spec: {
      goTemplate: true,
      goTemplateOptions: ['missingkey=error'],
      generators: [generator],
      ...(finalizers === undefined && {
        syncPolicy: { preserveResourcesOnDeletion: true },
      }),
      template: {
        metadata: {
          name: fields.name,
          ...(Object.keys(kept).length > 0 && { annotations: kept }),
          ...(finalizers && { finalizers }),
        },
        spec: templatedSpec(application, fields),
      },
    },
  };
}

/** Names of the Applications that a set makes; an expression where only Argo CD knows them. */
export function generatedNames({ spec }: ApplicationSetManifest): string[] {
  const elements = spec.generators.flatMap(generator =>
    listAt(generator, ['list', 'elements']),
  );
  return elements.length > 0
    ? elements.flatMap(element => textAt(element, ['application']) ?? [])
    : [spec.template.metadata.name];
}

function templatedSpec(
  application: StackManifest,
  fields: TemplatedFields,
): TemplatedSpec {
  const spec = escapeGoTemplates(application.spec);
  const { ignoreDifferences } = spec;
  const common = {
    destination: fields.destination,
    ...(ignoreDifferences && {
      ignoreDifferences: ignoreDifferences.map(entry => ({
        ...entry,
        ...fields.rayCluster,
      })),
    }),
  };
  if (spec.sources) {
    const [chart, values] = spec.sources;
    return {
      ...spec,
      ...common,
      sources: [templatedSource(chart, fields), values],
    };
  }
  return { ...spec, ...common, source: templatedSource(spec.source, fields) };
}

function templatedSource(
  source: ApplicationSource,
  { helm: templated, source: parts }: TemplatedFields,
): ApplicationSource {
  const { fullnameOverride, ...helm } = templated ?? {};
  return {
    ...source,
    ...parts,
    ...(source.helm && {
      helm: {
        ...source.helm,
        ...helm,
        ...(fullnameOverride !== undefined && {
          valuesObject: { fullnameOverride, ...source.helm.valuesObject },
        }),
      },
    }),
  };
}

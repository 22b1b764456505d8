import {
  createTranslationRef,
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';

/** Every sentence of the form fields but those of the rules, in English; apps add languages by this ref. @public */
export const kuberayFieldsTranslationRef = createTranslationRef({
  id: 'scaffolder.kuberay',
  messages: {
    groups: {
      title: 'Worker groups',
      none: 'No worker group yet.',
      add: 'Add a worker group',
      group: 'Group {{number, number}}: {{name}}',
      unnamed: 'Group {{number, number}}',
      duplicate: 'Duplicate {{group}}',
      remove: 'Remove {{group}}',
      added: '{{group}} added',
      removed: '{{group}} removed',
      more: 'More',
      moreErrors_one: '{{count}} error in here',
      moreErrors_other: '{{count}} errors in here',
      kept: 'Not editable here, kept as it is: {{keys}}',
    },
    input: {
      name: 'Name',
      minReplicas: 'Fewest workers',
      maxReplicas: 'Most workers',
      cpu: 'CPU',
      memory: 'Memory',
      gpu: 'GPUs',
      replicas: 'Workers at the start',
      replicasHint: 'Empty: the fewest',
      numOfHosts: 'Pods of one worker',
      numOfHostsHint: 'More than 1 for TPU slices of several hosts',
      gpuResource: 'Resource name of the GPUs',
      tpu: 'TPU chips of each pod',
      imageRepository: 'Image name',
      imageTag: 'Image tag',
      imagePullPolicy: 'Image pull policy',
      imageHint: 'Of this group only; name and tag together',
      requests: 'Requests that differ',
      limits: 'Limits that differ',
      resourcesHint:
        'CPU, memory and GPUs above are requests and limits alike. One “name: amount” a line',
      nodeSelector: 'Node selector',
      rayStartParams: 'Parameters of ray start',
      customResource: 'Offer the group’s name as a Ray resource',
      labels: 'Labels of the pods',
      annotations: 'Annotations of the pods',
      serviceAccountName: 'Service account',
      priorityClassName: 'Priority class',
      linesHint: 'One “key: value” a line',
      duplicateKeys: 'Twice: {{keys}}. The last one counts.',
      byDefault: 'By default',
    },
    tolerations: {
      title: 'Tolerations',
      one: 'Toleration {{number, number}}',
      key: 'Key',
      operator: 'Operator',
      value: 'Value',
      effect: 'Effect',
      everyEffect: 'Every effect',
      add: 'Add a toleration',
      remove: 'Remove toleration {{number, number}}',
    },
    env: {
      title: 'Environment variables',
      one: 'Variable {{number, number}}',
      name: 'Name',
      value: 'Value',
      fromElsewhere: 'From a Secret or ConfigMap, kept as it is',
      add: 'Add a variable',
      remove: 'Remove variable {{number, number}}',
    },
    findings: {
      title: 'About these groups',
      group: '{{group}}:',
      elsewhere: 'The cluster as a whole, {{field}}:',
      error: 'Error',
      warning: 'Warning',
      info: 'Note',
    },
    preview: {
      title: 'Preview',
      what: 'What is shown',
      rayCluster: 'RayCluster',
      application: 'Application',
      rayClusterTitle: 'RayCluster that Helm will make',
      applicationTitle: 'Argo CD Application that is written to Git',
      copy: 'Copy',
      copied: 'Copied',
      copyFailed: 'Select and copy by hand',
      outdated:
        'As of the last valid state. It follows again when the errors are gone.',
      nothing: 'Shown when the errors are gone.',
      noRayCluster: 'The RayCluster cannot be shown: {{problem}}',
      changed: 'changed last',
    },
    picker: {
      title: 'Ray cluster',
      placeholder: 'Search by name, owner or place',
      hint: '{{owner}} · {{place}}',
      noOwner: 'no owner',
      noPlace: 'place unknown',
      loading: 'Asking the catalog for Ray clusters …',
      none: 'The catalog has no Ray cluster that you may see. Create one from a template, or register its catalog-info.yaml.',
      noneMatching:
        'The catalog has no Ray cluster that fits this template’s filter.',
      failed: 'The catalog does not answer: {{message}}',
      retry: 'Try again',
      unknown:
        '{{entityRef}} is not among the Ray clusters that the catalog shows you. It stays chosen; new entities can take a minute to appear.',
      unknownOption: 'not in the catalog (yet)',
    },
    bounds: {
      title: 'Bounds of the worker groups',
      noCluster: 'Choose a Ray cluster first.',
      loading: 'Reading the worker groups of {{entityRef}} …',
      none: 'No worker groups are known of {{entityRef}} at the moment.',
      failed: 'The worker groups of {{entityRef}} cannot be read: {{message}}',
      stale:
        'These counts are the last ones known; the cluster does not answer at the moment.',
      retry: 'Try again',
      group: 'Worker group {{name}}',
      running_one: '{{count}} worker asked for now',
      running_other: '{{count}} workers asked for now',
      today: 'now {{min}} to {{max}}',
      unbounded: 'no maximum',
      minReplicas: 'Fewest workers',
      maxReplicas: 'Most workers',
      changed: 'Changes',
      belowLive:
        'Lower than the {{live, number}} workers asked for now: the autoscaler would take workers away.',
      several:
        'This entity has {{clusters, number}} Ray clusters; the groups are those of {{cluster}}.',
      gone: '{{name}} is no group of this cluster (any more). Its change is kept, and will be refused.',
    },
  },
});

/** The translate function of {@link kuberayFieldsTranslationRef}. */
export type FieldsTranslation = TranslationFunction<
  (typeof kuberayFieldsTranslationRef)['T']
>;

/** Translates the fields' sentences into the user's language. */
export function useFieldsTranslation(): FieldsTranslation {
  return useTranslationRef(kuberayFieldsTranslationRef).t;
}

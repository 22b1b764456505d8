import {
  expandApplicationSet,
  isJsonObject,
  JsonObject,
  readStackFacts,
  readYaml,
} from 'backstage-plugin-kuberay-common/gitops';
import { RepositoryObject } from './RepositoryObject';

/** What a file holds of Argo CD's, and what could not be read of it. */
export interface RepositoryObjects {
  objects: RepositoryObject[];
  /** Why documents of the file cannot be read, a Helm template for example. */
  problems: string[];
}

const API = 'argoproj.io/';

/**
 * The Applications, ApplicationSets and AppProjects of one file; a `List` is opened. An ApplicationSet counts with the
 * Applications of its lists; what its other generators make is known by the placeholders only.
 */
export function readRepositoryObjects(options: {
  file: string;
  content: string;
}): RepositoryObjects {
  const { file, content } = options;
  if (!content.includes(API)) {
    return { objects: [], problems: [] };
  }
  const { documents, problems } = readYaml(content.replace(/^\ufeff/, ''));
  return {
    objects: documents.flatMap(({ value }) => fromManifest(file, value)),
    problems: problems.map(({ message }) => message),
  };
}

function fromManifest(file: string, manifest: unknown): RepositoryObject[] {
  if (!isJsonObject(manifest)) {
    return [];
  }
  const { apiVersion, kind } = manifest;
  if (kind === 'List' && Array.isArray(manifest.items)) {
    return manifest.items.flatMap(item => fromManifest(file, item));
  }
  if (typeof apiVersion !== 'string' || !apiVersion.startsWith(API)) {
    return [];
  }
  switch (kind) {
    case 'AppProject':
      return [{ ...identity(file, manifest), kind, operatorOn: undefined }];
    case 'Application':
      return [
        { ...identity(file, manifest), kind, operatorOn: operatorOf(manifest) },
      ];
    case 'ApplicationSet': {
      const made = expandApplicationSet(manifest);
      return [
        {
          ...identity(file, manifest),
          kind,
          operatorOn: made ? undefined : operatorOf(manifest),
        },
        ...(made ?? []).flatMap(each =>
          fromManifest(file, {
            apiVersion,
            kind: 'Application',
            ...each.manifest,
          }),
        ),
      ];
    }
    default:
      return [];
  }
}

function identity(file: string, { metadata }: JsonObject) {
  const { name, namespace } = isJsonObject(metadata) ? metadata : {};
  return { file, name: text(name) ?? '', namespace: text(namespace) };
}

function operatorOf(manifest: JsonObject): string | undefined {
  const [facts] = readStackFacts([manifest]).applications;
  return facts?.sources.some(({ role }) => role === 'operator')
    ? facts.destination.replace(/:443$/, '')
    : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

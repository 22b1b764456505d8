import type { Document } from 'yaml';
import { parseAllDocuments } from 'yaml';
import { isJsonObject } from '../../kube-api/json';
import type { GitFile } from '../../git/GitRepositories';
import type { KubeObject } from '../../kube-api';
import { ARGOCD_YAML } from './argocdYaml';
import { TargetStateError } from './TargetState';

/** A file with this comment is none of Argo CD's business. */
const SKIP_MARKER = '+argocd:skip-file-rendering';

/**
 * The objects of one file. As in Argo CD, a file without any object is passed over unless it looks like one, and a file
 * that holds objects must hold nothing else.
 * @throws TargetStateError that names the file
 */
export function parseManifests(file: GitFile): KubeObject[] {
  if (file.content.includes(SKIP_MARKER)) {
    return [];
  }
  const documents = parseAllDocuments(file.content, ARGOCD_YAML);
  const objects: KubeObject[] = [];
  const faults: string[] = [];
  for (const document of Array.isArray(documents) ? documents : []) {
    const parsed = readDocument(document);
    if (typeof parsed === 'string') {
      faults.push(parsed);
    } else {
      objects.push(...parsed);
    }
  }
  const looksLikeObject = ['apiVersion:', 'kind:', 'metadata:'].every(word =>
    file.content.includes(word),
  );
  if (faults.length > 0 && (objects.length > 0 || looksLikeObject)) {
    throw new TargetStateError(
      `Failed to unmarshal "${file.path.split('/').at(-1)}": ${faults[0]}`,
    );
  }
  return objects;
}

/** The objects of a document (a List has several, an empty one none), or what is wrong with it. */
function readDocument(document: Document.Parsed): KubeObject[] | string {
  if (document.errors.length > 0) {
    return `error converting YAML to JSON: yaml: ${
      document.errors[0].message.split('\n')[0]
    }`;
  }
  const value: unknown = document.toJS();
  if (value === null || value === undefined) {
    return [];
  }
  const fault = findObjectFault(value);
  if (fault !== undefined) {
    return fault;
  }
  const object = value as KubeObject;
  if (!object.kind.endsWith('List') || !Array.isArray(object.items)) {
    return [object];
  }
  const itemFault = object.items.flatMap(
    item => findObjectFault(item) ?? [],
  )[0];
  return itemFault ?? (object.items as KubeObject[]);
}

function findObjectFault(value: unknown): string | undefined {
  const shown = JSON.stringify(value).slice(0, 200);
  if (!isJsonObject(value) || typeof value.kind !== 'string') {
    return `error unmarshaling JSON: Object 'Kind' is missing in '${shown}'`;
  }
  if (typeof value.apiVersion !== 'string') {
    return `error unmarshaling JSON: Object 'apiVersion' is missing in '${shown}'`;
  }
  if (value.kind.endsWith('List') && Array.isArray(value.items)) {
    return undefined;
  }
  if (
    !isJsonObject(value.metadata) ||
    typeof value.metadata.name !== 'string'
  ) {
    return `Object 'metadata.name' is missing in '${shown}'`;
  }
  return undefined;
}

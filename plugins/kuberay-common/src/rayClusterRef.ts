/** Which RayCluster an annotation names; without `cluster`, the only Kubernetes cluster there is. @public */
export interface RayClusterAddress {
  cluster?: string;
  namespace: string;
  name: string;
}

/**
 * What {@link parseRayClusterAnnotation} makes of a value; `problem` is one sentence for the catalog owner.
 *
 * @public
 */
export type ParsedRayClusterAnnotation =
  | { refs: RayClusterAddress[] }
  | { problem: string };

/** RFC 1123 label, at most 63 characters: Kubernetes' rule for namespaces. */
const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** RFC 1123 subdomain, at most 253 characters: Kubernetes' rule for names of objects. */
const DNS_SUBDOMAIN =
  /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** Names of clusters are free text in the `kubernetes` config: all but separators, spaces and control characters. */
const CLUSTER_NAME = /^[^\s/,\p{Cc}]{1,253}$/u;

const FORM = '[<cluster>/]<namespace>/<name>';

/** An annotation may be of any length, every catalog owner writes them, and each entry is looked for in everything we know. */
const MAX_ENTRIES = 50;

/** Longer than any right entry: 253 + 63 + 253 characters and two slashes. What is wrong with a shorter one repeats it. */
const MAX_ENTRY_LENGTH = 571;

/**
 * Parses `[<cluster>/]<namespace>/<name>[, …]`, in its order and without repeats.
 * One bad entry spoils the value: half an answer would look like a whole one.
 *
 * @public
 */
export function parseRayClusterAnnotation(
  value: string,
): ParsedRayClusterAnnotation {
  const entries = value.split(',').map(entry => entry.trim());
  if (entries.length > MAX_ENTRIES) {
    return {
      problem: `It has ${entries.length} entries; at most ${MAX_ENTRIES} are read`,
    };
  }
  const refs = new Map<string, RayClusterAddress>();
  for (const entry of entries) {
    const parsed = parseEntry(entry);
    if ('problem' in parsed) {
      return parsed;
    }
    refs.set(formatRayClusterRef(parsed), parsed);
  }
  return { refs: [...refs.values()] };
}

/** Writes a reference as the annotation takes it. @public */
export function formatRayClusterRef(ref: RayClusterAddress): string {
  const path = `${ref.namespace}/${ref.name}`;
  return ref.cluster ? `${ref.cluster}/${path}` : path;
}

function parseEntry(entry: string): RayClusterAddress | { problem: string } {
  if (!entry) {
    return { problem: `An entry is empty; each is ${FORM}` };
  }
  if (entry.length > MAX_ENTRY_LENGTH) {
    return {
      problem: `An entry has ${entry.length} characters; each is ${FORM}`,
    };
  }
  const segments = entry.split('/');
  if (segments.length < 2 || segments.length > 3) {
    return { problem: `"${entry}" is not ${FORM}` };
  }
  const [name, namespace, cluster] = [...segments].reverse();
  if (!DNS_LABEL.test(namespace)) {
    return { problem: `"${entry}": "${namespace}" is no namespace` };
  }
  if (!DNS_SUBDOMAIN.test(name)) {
    return { problem: `"${entry}": "${name}" is no name of a RayCluster` };
  }
  if (cluster === undefined) {
    return { namespace, name };
  }
  return CLUSTER_NAME.test(cluster)
    ? { cluster, namespace, name }
    : { problem: `"${entry}": "${cluster}" is no name of a cluster` };
}

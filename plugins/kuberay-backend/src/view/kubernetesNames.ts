/** RFC 1123 label, at most 63 characters: Kubernetes' rule for namespaces. */
const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** RFC 1123 subdomain, at most 253 characters: Kubernetes' rule for names of most objects. */
const DNS_SUBDOMAIN =
  /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** Names of clusters and Argo CD instances are free text of the configuration: all but separators and control characters. */
const SOURCE_NAME = /^[^/,\p{Cc}]{1,253}$/u;

/** Whether a text may be the name of a namespace. */
export function isNamespace(text: string): boolean {
  return DNS_LABEL.test(text);
}

/** Whether a text may be the name of an object, or the prefix of a label's key. */
export function isObjectName(text: string): boolean {
  return DNS_SUBDOMAIN.test(text);
}

/** Whether a text may be the name of a Kubernetes cluster or an Argo CD instance of the configuration. */
export function isSourceName(text: string): boolean {
  return SOURCE_NAME.test(text);
}

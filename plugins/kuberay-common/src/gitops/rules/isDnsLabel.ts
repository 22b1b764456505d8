const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Whether Kubernetes takes this text for a namespace (RFC 1123). */
export function isDnsLabel(text: string): boolean {
  return DNS_LABEL.test(text);
}

/** What a namespace has to look like. */
export const NAMESPACE_REMEDY =
  'Use lower-case letters, digits and "-", at most 63 characters, and begin and end with a letter or digit';

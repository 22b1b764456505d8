import { isObjectName } from '../kubernetesNames';

/** Kubernetes' rule for the name part of a label's key, and for a value that is not empty. */
const LABEL_NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

/** Whether a text may be the key of a label: `[<prefix>/]<name>` (apimachinery `IsQualifiedName`). */
export function isLabelKey(text: string): boolean {
  const slash = text.indexOf('/');
  return slash < 0
    ? LABEL_NAME.test(text)
    : isObjectName(text.slice(0, slash)) &&
        LABEL_NAME.test(text.slice(slash + 1));
}

/** Whether a text may be the value of a label; it may be empty (apimachinery `IsValidLabelValue`). */
export function isLabelValue(text: string): boolean {
  return text === '' || LABEL_NAME.test(text);
}

import { z } from 'zod/v3';
import type { KubeObject } from './KubeConnection';

/**
 * The shape that every Kubernetes object has; all other fields pass unread, and the object is the same one: copying
 * the objects of a large cluster would be half the work of reading them.
 */
export const kubeObjectSchema = z.custom<KubeObject>(isKubeObject);

/**
 * The same without zod, for where there are many: what had passed zod was seen to stay in memory until the next full
 * collection of garbage, and 100,000 pods are 593 MB.
 */
export function isKubeObject(value: unknown): value is KubeObject {
  return isFields(value) && isFields(value.metadata)
    ? isName(value.metadata.name) &&
        isText(value.metadata.namespace) &&
        isText(value.metadata.resourceVersion)
    : false;
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isText(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}

import { z } from 'zod/v3';
import { resolvePlainScalar } from '../chart/yamlScalar';

const QUALIFIED_NAME =
  /^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const LABEL_VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

/** Key of a label, an annotation or a resource, with or without a domain before it. */
export const qualifiedNameSchema = z
  .string()
  .max(317, 'must be a Kubernetes name of at most 317 characters')
  .regex(QUALIFIED_NAME, 'must be a Kubernetes key such as example.org/team');

const DNS_SUBDOMAIN =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** Name of most Kubernetes objects. */
export const dnsSubdomainSchema = z
  .string()
  .max(253, 'must be at most 253 characters')
  .regex(
    DNS_SUBDOMAIN,
    'must be a Kubernetes name: lower-case letters, digits, "-" and "."',
  );

/** Value of a label. */
export const labelValueSchema = z
  .string()
  .regex(
    LABEL_VALUE,
    'must be a label value: at most 63 letters, digits, "-", "_", "." that begins and ends with a letter or digit',
  );

/** Labels of a Kubernetes object. */
export const labelsSchema = z.record(qualifiedNameSchema, labelValueSchema);

/** Annotations of a Kubernetes object. */
export const annotationsSchema = z.record(qualifiedNameSchema, z.string());

/** Options of `ray start` without their dashes; the chart prints the names without quotes. */
export const rayStartParamsSchema = z.record(
  z
    .string()
    .regex(/^[a-z][-a-z0-9_]*$/, 'must be an option of ray start')
    .refine(
      name => resolvePlainScalar(name) === name,
      'must not be a word that YAML reads as a boolean or null',
    ),
  z.string(),
);

import { z } from 'zod/v3';
import { resolvePlainScalar } from '../chart/yamlScalar';
import { processTextSchema, textSchema } from './textSchemas';

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

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** A namespace; where R1 speaks about one the schema takes any text. */
export const namespaceSchema = z
  .string()
  .regex(
    DNS_LABEL,
    'must be a namespace: at most 63 lower-case letters, digits and "-"',
  );

/**
 * Whether text stays text where the chart prints it without quotes: `on` becomes true there, `1e3` a number
 * (domain.md 3.4, 3.5).
 */
export function staysText(text: string): boolean {
  return resolvePlainScalar(text) === text;
}

/** Message of an input for which {@link staysText} does not hold. */
export const STAYS_TEXT_MESSAGE =
  'must not be a word that YAML reads as a number, a boolean or null';

/** Name of an object that the chart prints without quotes. */
export const unquotedNameSchema = dnsSubdomainSchema.refine(
  staysText,
  STAYS_TEXT_MESSAGE,
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
export const annotationsSchema = z.record(qualifiedNameSchema, textSchema);

/** Options of `ray start` without their dashes; the chart prints the names without quotes. */
export const rayStartParamsSchema = z.record(
  z
    .string()
    .regex(/^[a-z][-a-z0-9_]*$/, 'must be an option of ray start')
    .refine(staysText, STAYS_TEXT_MESSAGE),
  processTextSchema,
);

/** The part of a CRD's `openAPIV3Schema` that the stand-in enforces; other keywords are ignored. */
export interface StructuralSchema {
  type?: string;
  properties?: { [field: string]: StructuralSchema };
  items?: StructuralSchema;
  required?: readonly string[];
  default?: unknown;
  enum?: readonly unknown[];
  minimum?: number;
  /** CEL rules are not evaluated; that they exist changes what a refusal says (see findViolations). */
  'x-kubernetes-validations'?: readonly unknown[];
}

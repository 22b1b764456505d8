import { z } from 'zod/v3';
import type { ParameterName } from './parametersSchema';
import { parametersSchema } from './parametersSchema';

/** One parameter as a person sees it. */
export interface NamedParameter {
  name: ParameterName;
  /** Without dashes in front: `git-url`. */
  flag: string;
  variable: string;
  isFlag: boolean;
  description: string;
  defaultValue: unknown;
}

/** All parameters in the order of the schema. */
export function namedParameters(): NamedParameter[] {
  return Object.entries(parametersSchema.shape).map(([name, schema]) => {
    const optional = schema.safeParse(undefined);
    const kebab = name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
    return {
      name: name as ParameterName,
      flag: kebab,
      variable: `KUBERAY_LIVE_${kebab.replace(/-/g, '_').toUpperCase()}`,
      isFlag: innerOf(schema) instanceof z.ZodBoolean,
      description: schema.description ?? '',
      defaultValue: optional.success ? optional.data : undefined,
    };
  });
}

function innerOf(schema: z.ZodTypeAny): z.ZodTypeAny {
  if (schema instanceof z.ZodDefault) {
    return innerOf(schema.removeDefault());
  }
  if (schema instanceof z.ZodOptional) {
    return innerOf(schema.unwrap());
  }
  return schema instanceof z.ZodEffects ? innerOf(schema.innerType()) : schema;
}

import * as common from 'backstage-plugin-kuberay-common';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod/v3';

interface Reference {
  $ref?: string;
}

interface Answer extends Reference {
  content?: Record<string, { schema: Reference }>;
}

const document: {
  paths: Record<string, Record<string, { responses: Record<string, Answer> }>>;
  components: { responses: Record<string, Answer> };
} = parse(readFileSync(`${__dirname}/../../openapi.yaml`, 'utf8'));

/** How all of Backstage answers errors; the one schema of the document that is not ours. */
const errorSchema = z.object({
  error: z.object({ name: z.string(), message: z.string() }),
  response: z.object({ statusCode: z.number().int() }),
});

/**
 * The body of an answer, read as `openapi.yaml` describes it: by the zod schema of the name that stands there, which
 * `openapi.test.ts` has compared with what stands there.
 *
 * @throws for a route, a status or a body that the document does not describe
 */
export function describedAnswer(answer: {
  method: string;
  path: string;
  status: number;
  body: unknown;
}): unknown {
  const { method, path, status, body } = answer;
  const [pathname] = path.split('?');
  const [template] = Object.keys(document.paths).filter(candidate =>
    new RegExp(`^${candidate.replace(/\{\w+\}/g, '[^/]+')}$`).test(pathname),
  );
  const described = document.paths[template]?.[method]?.responses[status];
  if (!described) {
    throw new Error(
      `openapi.yaml does not describe ${method} ${path} ${status}`,
    );
  }
  const { content } = described.$ref
    ? document.components.responses[nameOf(described)]
    : described;
  const schema = content?.['application/json']?.schema;
  if (!schema) {
    throw new Error(
      `openapi.yaml describes no body of ${method} ${path} ${status}`,
    );
  }
  return schemaOf(nameOf(schema)).parse(body);
}

function nameOf({ $ref = '' }: Reference): string {
  return $ref.split('/').pop() ?? '';
}

function schemaOf(name: string): z.ZodTypeAny {
  const key = `${name.charAt(0).toLowerCase()}${name.slice(1)}Schema`;
  const schema = Object.entries(common).find(([exported]) => exported === key);
  if (name === 'Error') {
    return errorSchema;
  }
  if (!(schema?.[1] instanceof z.ZodType)) {
    throw new Error(`No schema ${name}`);
  }
  return schema[1] instanceof z.ZodObject ? schema[1].strict() : schema[1];
}

import { parseInSlices } from './parseInSlices';

/** A schema of an answer with a row for each Ray cluster. */
interface FleetSchema<Answer extends { rayClusters: unknown[] }> {
  parse: (answer: unknown) => Answer;
  shape: {
    rayClusters: {
      element: { parse: (row: unknown) => Answer['rayClusters'][number] };
    };
  };
}

/**
 * Parses an answer about the whole fleet, its rows in slices.
 *
 * @throws what the schema throws, and the reason of the signal when it is aborted.
 */
export async function parseFleet<Answer extends { rayClusters: unknown[] }>(
  answer: unknown,
  schema: FleetSchema<Answer>,
  signal?: AbortSignal,
): Promise<Answer> {
  const rows = rowsOf(answer);
  // Without rows the schema has its say of the whole.
  const rest = schema.parse(
    rows ? { ...(answer as object), rayClusters: [] } : answer,
  );
  const rayClusters = await parseInSlices(rows ?? [], {
    parse: schema.shape.rayClusters.element.parse,
    signal,
  });
  return { ...rest, rayClusters };
}

function rowsOf(answer: unknown): unknown[] | undefined {
  return typeof answer === 'object' &&
    answer !== null &&
    'rayClusters' in answer &&
    Array.isArray(answer.rayClusters)
    ? answer.rayClusters
    : undefined;
}

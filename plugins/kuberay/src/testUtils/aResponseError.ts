import { ResponseError } from '@backstage/errors';

/** What the client throws when the backend refuses, with the backend's own words: `aResponseError(403, 'NotAllowedError', 'No')`. */
export async function aResponseError(
  status: number,
  name: string,
  message: string,
  /** What `error` says beside name and message. */
  fields: object = {},
): Promise<ResponseError> {
  return ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name, message, ...fields },
        response: { statusCode: status },
      }),
      { status, headers: { 'Content-Type': 'application/json' } },
    ),
  );
}

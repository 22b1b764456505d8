import { ResponseError } from '@backstage/errors';
import { MalformedAnswerError } from '../../api/MalformedAnswerError';
import { portalProblem } from './portalProblem';

describe('portalProblem', () => {
  it.each`
    status | problem
    ${401} | ${'signedOut'}
    ${404} | ${'unknownEntity'}
    ${429} | ${'serverError'}
    ${502} | ${'serverError'}
  `('reads $problem from HTTP $status', async ({ status, problem }) => {
    const error = await ResponseError.fromResponse({
      ok: false,
      status,
      statusText: '',
      headers: new Headers(),
      text: async () => '',
    } as Response);
    expect(portalProblem(error)).toBe(problem);
  });

  it('knows an answer of another version from no answer', () => {
    expect(portalProblem(new MalformedAnswerError(undefined))).toBe(
      'malformed',
    );
    expect(portalProblem(new TypeError('Failed to fetch'))).toBe('unreachable');
    expect(portalProblem(new Error('not in time'))).toBe('unreachable');
  });
});

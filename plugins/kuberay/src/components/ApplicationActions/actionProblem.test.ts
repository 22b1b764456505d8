import { aResponseError } from '../../testUtils';
import { actionProblem } from './actionProblem';

describe('actionProblem', () => {
  it.each`
    status | message                                    | kind
    ${401} | ${'Token expired'}                         | ${'signedOut'}
    ${403} | ${'Not allowed: kuberay.application.sync'} | ${'forbidden'}
    ${404} | ${'The Application is not there any more'} | ${'gone'}
    ${409} | ${'An operation is already in progress'}   | ${'conflict'}
    ${502} | ${'Bad gateway'}                           | ${'unavailable'}
    ${503} | ${'Argo CD did not answer in time'}        | ${'unavailable'}
    ${500} | ${'Boom'}                                  | ${'failed'}
  `('calls $status "$message" $kind', async ({ status, message, kind }) => {
    expect(
      actionProblem(await aResponseError(status, 'AnyError', message)),
    ).toEqual({ kind, detail: message });
  });

  it('knows which live workers a sync would write over, by data and not by words', async () => {
    const message = 'A sync writes over gpu';
    const replicaResets = [{ group: 'gpu', live: 6, git: 1 }];
    const refuse = (fields: object) =>
      aResponseError(409, 'ConflictError', message, fields);

    expect(actionProblem(await refuse({ replicaResets }))).toEqual({
      kind: 'resets',
      detail: message,
      replicaResets,
    });
    expect(actionProblem(await refuse({ replicaResets: [] }))).toEqual({
      kind: 'conflict',
      detail: message,
    });
  });

  it.each([
    new TypeError('Failed to fetch'),
    Object.assign(new Error('No JSON'), { name: 'MalformedAnswerError' }),
  ])('does not claim that nothing happened where no answer came: %s', error => {
    expect(actionProblem(error)).toEqual({ kind: 'unanswered' });
  });
});

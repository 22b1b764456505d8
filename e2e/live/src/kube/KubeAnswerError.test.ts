import { KubeAnswerError } from './KubeAnswerError';

describe('KubeAnswerError.parse', () => {
  it('gives the JSON of a good answer', () => {
    expect(
      KubeAnswerError.parse('GET /x', { status: 200, text: '{"items":[]}' }),
    ).toEqual({ items: [] });
  });

  it.each([
    [
      'a Status',
      403,
      '{"kind":"Status","message":"pods is forbidden"}',
      'GET /x: pods is forbidden (HTTP 403)',
    ],
    [
      'a text',
      404,
      '404 page not found\n',
      'GET /x: 404 page not found (HTTP 404)',
    ],
    ['nothing', 502, '', 'GET /x: no text (HTTP 502)'],
    ['no JSON', 200, '<html>', 'GET /x: <html> (HTTP 200)'],
  ])('throws the words of %s', (_, status, text, message) => {
    expect(() => KubeAnswerError.parse('GET /x', { status, text })).toThrow(
      expect.objectContaining({ name: 'KubeAnswerError', status, message }),
    );
  });
});

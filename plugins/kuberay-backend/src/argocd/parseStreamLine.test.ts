import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KubeError } from '../kube/KubeError';
import { parseStreamLine } from './parseStreamLine';

const recorded = readFileSync(
  join(__dirname, '__fixtures__/stream.jsonl'),
  'utf8',
)
  .trim()
  .split('\n');

const question = { doing: 'list Applications', right: '`applications, get`' };
const parse = (line: string) => parseStreamLine(line, question);

const errorOf = (line: string) => {
  try {
    return parse(line);
  } catch (error) {
    return error instanceof KubeError ? error.code : error;
  }
};

describe('parseStreamLine', () => {
  it('reads recorded lines', () => {
    expect(
      recorded.map(parse).map(event => ({
        type: event.type,
        name: 'object' in event && event.object.metadata.name,
      })),
    ).toEqual([
      { type: 'ADDED', name: 'at-max' },
      { type: 'ADDED', name: 'crash-loop' },
      { type: 'ADDED', name: 'gpu' },
    ]);
  });

  it('reads the same line as the data of a server-sent event', () => {
    expect(parse(`data: ${recorded[0]} `)).toEqual(parse(recorded[0]));
  });

  it('knows a heartbeat', () => {
    expect(parse(':')).toEqual({ type: 'HEARTBEAT' });
  });

  it.each([
    ['half a line', recorded[0].slice(0, 100)],
    ['no JSON', 'upstream connect error'],
    ['an empty object', '{}'],
    ['an array', '[]'],
    ['null', 'null'],
    ['no Application', '{"result":{"type":"ADDED","application":null}}'],
    [
      'a name that is no text',
      '{"result":{"type":"ADDED","application":{"metadata":{"name":7}}}}',
    ],
    [
      'a type that is unknown',
      '{"result":{"type":"RENAMED","application":{"metadata":{"name":"a"}}}}',
    ],
  ])('refuses %s', (_, line) => {
    expect(errorOf(line)).toBe('malformed');
  });

  it.each([
    [
      '{"error":{"grpc_code":16,"http_code":401,"message":"token is expired"}}',
      'unauthorized',
    ],
    [
      '{"error":{"code":16,"message":"token is expired","details":[]}}',
      'unauthorized',
    ],
    [
      '{"error":{"grpc_code":7,"http_code":403,"message":"permission denied"}}',
      'forbidden',
    ],
    [
      '{"error":{"grpc_code":14,"http_code":503,"message":"transport is closing"}}',
      'unreachable',
    ],
    ['{"error":{"message":"anything"}}', 'server-error'],
  ])('throws the error that %s says as %s', (line, code) => {
    expect(errorOf(line)).toBe(code);
  });
});

import { readLines } from './readLines';

function bodyOf(chunks: Array<string | Uint8Array>) {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) {
        controller.enqueue(
          typeof chunk === 'string' ? encoder.encode(chunk) : chunk,
        );
      }
      controller.close();
    },
  });
}

async function linesOf(chunks: Array<string | Uint8Array>): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of readLines(bodyOf(chunks))) {
    lines.push(line);
  }
  return lines;
}

describe('readLines', () => {
  it.each([
    ['whole lines', ['a\n', 'b\n'], ['a', 'b']],
    ['several lines in a chunk', ['a\nb\nc\n'], ['a', 'b', 'c']],
    ['a line over several chunks', ['a', 'b', 'c\n'], ['abc']],
    ['a border before the newline', ['a', '\nb\n'], ['a', 'b']],
    ['empty lines and CRLF', ['\n\na\r\n\n'], ['a\r']],
    ['a last line that was cut off', ['a\nb'], ['a']],
    ['nothing', [], []],
  ])('reads %s', async (_, chunks, lines) => {
    expect(await linesOf(chunks)).toEqual(lines);
  });

  it('joins a character that the network cut in two', async () => {
    const bytes = new TextEncoder().encode('größe\n');
    expect(await linesOf([bytes.slice(0, 3), bytes.slice(3)])).toEqual([
      'größe',
    ]);
  });

  it('refuses a line without end', async () => {
    const megabytes = Array.from({ length: 17 }, () => 'x'.repeat(1024 * 1024));
    await expect(linesOf(megabytes)).rejects.toMatchObject({
      name: 'KubeError',
      code: 'malformed',
    });
  });

  it('cancels the body when its reader leaves', async () => {
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull: controller => controller.enqueue(new TextEncoder().encode('a\n')),
      cancel: () => {
        cancelled = true;
      },
    });
    for await (const line of readLines(body)) {
      expect(line).toBe('a');
      break;
    }
    expect(cancelled).toBe(true);
  });
});

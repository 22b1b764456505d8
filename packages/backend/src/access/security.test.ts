import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const ROOT = resolve(__dirname, '../../../..');

function eventsIn(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, event]) => event);
}

describe('docs/security.md', () => {
  const page = readFileSync(resolve(ROOT, 'docs/security.md'), 'utf8');

  it('names every audit event that the backend creates, and no other', () => {
    const folder = resolve(ROOT, 'plugins/kuberay-backend/src/router');
    const created = readdirSync(folder)
      .filter(file => !file.endsWith('.test.ts'))
      .flatMap(file =>
        eventsIn(
          readFileSync(resolve(folder, file), 'utf8'),
          /eventId: '([\w-]+)'/g,
        ),
      );
    const named = eventsIn(
      page,
      /`([a-z]+(?:-[a-z]+)*-(?:fetch|watch|refresh|sync))`/g,
    );

    expect(new Set(named)).toEqual(new Set(created));
  });
});

import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { prepare } from './prepare.mjs';
import { ROOT } from './project.mjs';
import { runStep } from './runStep.mjs';
import { runCommand, say } from './say.mjs';

const IMAGES = join(ROOT, 'docs/images');

/**
 * `npm run screenshots`: pictures of every state of card, tab and fleet page, light and dark, from a portal of their
 * own on the development cluster, into `docs/images`. Fails when a state does not show what it should.
 * `npm run screenshots -- -g suspended`: those alone.
 */
await runCommand(async () => {
  const node = await prepare();
  const started = Date.now();
  const passed = await runStep({
    title: 'Screenshots',
    node,
    args: [
      join(ROOT, 'node_modules/@playwright/test/cli.js'),
      'test',
      '--config',
      join(ROOT, 'e2e/screenshots'),
      ...process.argv.slice(2),
    ],
  });
  await sayImages(started);
  return passed ? 0 : 1;
});

/** What was made since a time, and how much all images weigh. */
async function sayImages(since) {
  const names = (await readdir(IMAGES)).filter(name => name.endsWith('.png'));
  const images = await Promise.all(
    names.sort().map(async name => {
      const { size, mtimeMs } = await stat(join(IMAGES, name));
      return { name, kilobytes: size / 1000, isNew: mtimeMs >= since };
    }),
  );
  const made = images.filter(({ isNew }) => isNew);
  for (const { name, kilobytes } of made) {
    say(`  ${name}  ${kilobytes.toFixed(0)} kB`);
  }
  const total = images.reduce((sum, { kilobytes }) => sum + kilobytes, 0);
  say(
    `${made.length} images made; all ${images.length} in docs/images: ${(
      total / 1000
    ).toFixed(1)} MB`,
  );
}

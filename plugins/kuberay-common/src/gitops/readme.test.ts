import { readFileSync } from 'fs';
import { join } from 'path';
import { stack } from './__fixtures__/readmeExample';

const README = readFileSync(join(__dirname, '../../README.md'), 'utf8');

describe("the README's example", () => {
  it('is the code that is type-checked and run here', () => {
    const code = readFileSync(
      join(__dirname, '__fixtures__/readmeExample.ts'),
      'utf8',
    ).replace("'..'", "'backstage-plugin-kuberay-common/gitops'");
    expect(README).toContain(`\`\`\`ts\n${code}\`\`\``);
  });

  it('makes the files that the README lists', () => {
    const listed = [...README.matchAll(/^- `([^`]+\.yaml)`/gm)];
    expect(stack.files.map(({ path }) => path)).toEqual(
      listed.map(([, path]) => path),
    );
  });
});

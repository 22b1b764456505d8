import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import {
  parseCopy,
  parseDockerfile,
  parseDockerignore,
} from './parseDockerfile.mjs';
import { ROOT } from './project.mjs';

const read = name => readFileSync(join(ROOT, name), 'utf8');

describe('a Dockerfile', () => {
  it('has stages with instructions, over several lines, and comments', () => {
    assert.deepEqual(
      parseDockerfile(
        [
          '# The portal',
          'FROM node:24 AS build',
          'RUN one && \\',
          '  # in between',
          '  two',
          '',
          'from node:24',
          'CMD ["node"]',
        ].join('\n'),
      ),
      [
        {
          name: 'build',
          base: 'node:24',
          steps: [{ instruction: 'RUN', text: 'one && two', line: 3 }],
        },
        {
          name: '1',
          base: 'node:24',
          steps: [{ instruction: 'CMD', text: '["node"]', line: 8 }],
        },
      ],
    );
  });

  it('copies from the context or from a stage', () => {
    assert.deepEqual(parseCopy('--from=build --chown=node /app/a /app/b ./'), {
      from: 'build',
      sources: ['/app/a', '/app/b'],
      target: './',
    });
    assert.deepEqual(parseCopy('. ./'), {
      from: undefined,
      sources: ['.'],
      target: './',
    });
  });

  it('leaves out what .dockerignore names, with all that is in it', () => {
    const isIgnored = parseDockerignore(
      '# comment\n.git\n**/dist\n*.local.yaml\napp-config.yaml\n',
    );
    const paths = {
      '.': false,
      '.git': true,
      '.git/HEAD': true,
      '.gitignore': false,
      dist: true,
      'plugins/a/dist/index.js': true,
      'plugins/a/distance.ts': false,
      'my.local.yaml': true,
      'app-config.yaml': true,
      'app-config.production.yaml': false,
    };
    assert.deepEqual(
      Object.fromEntries(
        Object.keys(paths).map(path => [path, isIgnored(path)]),
      ),
      paths,
    );
  });
});

describe('the image of the portal', () => {
  it('has nothing of the development configuration', () => {
    const isIgnored = parseDockerignore(read('.dockerignore'));
    assert.ok(isIgnored('app-config.yaml'));
    assert.ok(isIgnored('app-config.local.yaml'));
    assert.ok(!isIgnored('app-config.production.yaml'));
    assert.doesNotMatch(
      read('app-config.production.yaml').replace(/^\s*#.*$/gm, ''),
      /devCluster|stand-in|better-sqlite3|:memory:/,
    );
  });

  it('is given by docker-compose.yaml what its configuration needs', () => {
    const needed = [
      ...read('app-config.production.yaml').matchAll(/\$\{(\w+)\}/g),
    ].map(([, name]) => name);
    assert.deepEqual([...new Set(needed)].sort(), [
      'PORTAL_URL',
      'POSTGRES_PASSWORD',
      'POSTGRES_USER',
    ]);
    const given = new Set(
      [...read('docker-compose.yaml').matchAll(/^ {6}(\w+):/gm)].map(
        ([, name]) => name,
      ),
    );
    assert.deepEqual(
      needed.filter(name => !given.has(name)),
      [],
    );
  });

  it('does not run as root, and starts with the production configuration alone', () => {
    const last = parseDockerfile(read('Dockerfile')).at(-1);
    const text = name =>
      last.steps.filter(({ instruction }) => instruction === name).at(-1).text;
    assert.equal(text('USER'), 'node');
    assert.deepEqual(JSON.parse(text('CMD')), [
      'node',
      'packages/backend',
      '--config',
      'app-config.production.yaml',
    ]);
  });
});

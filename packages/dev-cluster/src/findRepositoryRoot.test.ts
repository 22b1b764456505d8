import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRepositoryRoot } from './findRepositoryRoot';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'dev-cluster-root-'));
  await mkdir(join(root, 'packages/backend'), { recursive: true });
  await writeFile(join(root, 'packages/backend/package.json'), '{}');
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

it('finds the monorepo from the backend package and from the root itself', async () => {
  await writeFile(join(root, 'package.json'), '{"workspaces": ["packages/*"]}');
  const starts = ['packages/backend', '.'].map(path => join(root, path));
  expect(starts.map(findRepositoryRoot)).toEqual([root, root]);
});

it('stays where it is when there is no monorepo', () => {
  const start = join(root, 'packages/backend');
  expect(findRepositoryRoot(start)).toBe(start);
});

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { existsSync } from 'node:fs';
import { loadConfigSchema } from '@backstage/config-loader';
import { configComplaints } from './complaints/configComplaints.mjs';
import { importComplaints } from './complaints/importComplaints.mjs';
import { packageComplaints } from './complaints/packageComplaints.mjs';
import { configKeys } from './configKeys.mjs';
import { leavingImports } from './leavingImports.mjs';
import { readTarball } from './readTarball.mjs';

/**
 * Unpacks tarballs beside each other, as an installation would have them, and looks for what is wrong with each.
 *
 * @param options `root`, the checkout; `packages` from `packPackages`; `unpacked`, a folder to unpack into
 * @returns `{name, manifest, complaints}` each
 */
export async function inspectPackages({ root, packages, unpacked }) {
  const project = {
    family: new Map(
      packages.map(({ name, manifest }) => [name, manifest.version]),
    ),
    licence: await readFile(join(root, 'LICENSE'), 'utf8'),
    privatePaths: [root],
    repositoryFiles: await repositoryFiles(root),
  };
  const inspected = [];
  for (const { name, folder, manifest: source, tarball } of packages) {
    const { packedBytes, files } = await readTarball(tarball);
    const manifest = JSON.parse(files.get('package.json').toString());
    const own = join(unpacked, 'node_modules', name);
    await unpack(files, own);
    inspected.push({
      name,
      manifest,
      complaints: [
        ...packageComplaints(
          { folder, source, manifest, files, packedBytes },
          project,
        ),
        ...(await compiledComplaints(own, manifest, files)),
        ...(await schemaComplaints({ root, folder, source, own, files })),
      ],
    });
  }
  return inspected;
}

async function unpack(files, folder) {
  for (const [path, content] of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}

async function compiledComplaints(folder, manifest, files) {
  try {
    return importComplaints(manifest, await leavingImports(folder, files));
  } catch (error) {
    return [`its code does not resolve: ${error.message}`];
  }
}

async function schemaComplaints({ root, folder, source, own, files }) {
  const packed = files.get('config.schema.json');
  if (!source.configSchema || packed === undefined) {
    return [];
  }
  const types = await readFile(join(root, folder, source.configSchema), 'utf8');
  const complaints = configComplaints(
    configKeys(types),
    JSON.parse(packed.toString()),
  );
  try {
    // Compiles it together with those of the packages that it depends on, as a portal does when it starts.
    await loadConfigSchema({
      dependencies: [],
      packagePaths: [join(own, 'package.json')],
    });
  } catch (error) {
    complaints.push(`config.schema.json: does not load: ${error.message}`);
  }
  return complaints;
}

/** What a clone would have of the folders that READMEs link to, and the pages at the top. */
async function repositoryFiles(root) {
  const found = new Set(await readdir(root));
  for (const folder of ['docs', 'packages', 'plugins', 'templates', 'e2e']) {
    found.add(folder);
    if (!existsSync(join(root, folder))) {
      continue;
    }
    for (const path of await readdir(join(root, folder), { recursive: true })) {
      if (!/(^|\/)(node_modules|dist|\.cache)(\/|$)/.test(path)) {
        found.add(`${folder}/${path}`);
      }
    }
  }
  return found;
}

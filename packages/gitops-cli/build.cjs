const {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} = require('node:fs');
const { join, resolve } = require('node:path');
const bundle = require('./bundle.cjs');

/** What `yarn build` makes: the script in `dist`, and beside it the licences of what is part of it. */
const { metafile, outputFiles } = bundle({ metafile: true });
const dist = resolve(__dirname, 'dist');
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
for (const { path, contents } of outputFiles) {
  writeFileSync(path, contents);
}
writeFileSync(
  join(dist, 'THIRD-PARTY-LICENSES.txt'),
  [...packagesOf(metafile)].map(licenceOf).join('\n\n\n'),
);

/** Folders of the packages whose code is in the script. */
function packagesOf({ outputs }) {
  const inputs = Object.values(outputs).flatMap(output =>
    Object.entries(output.inputs)
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([path]) => path),
  );
  return new Set(
    inputs
      .map(path => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0])
      .filter(folder => folder !== undefined)
      .map(folder => resolve(__dirname, folder))
      .sort(),
  );
}

function licenceOf(folder) {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const file = readdirSync(folder).find(entry => /^licen[cs]e/i.test(entry));
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : '';
  return `${name} ${version} (${license})\n\n${text}`.trim();
}

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { importComplaints } from './importComplaints.mjs';

const MANIFEST = {
  name: 'backstage-plugin-kuberay',
  dependencies: { '@backstage/ui': '^0.18.0', zod: '^4.0.0' },
  peerDependencies: { react: '^18.0.0', '@types/express': '^4.0.0' },
};

function complaintsAbout(...specifiers) {
  return importComplaints(
    MANIFEST,
    specifiers.map(specifier => ({ file: 'dist/index.esm.js', specifier })),
  );
}

describe('imports of a packed package', () => {
  it('that are declared, built in, its own, or typed by their companion give no complaint', () => {
    assert.deepEqual(
      complaintsAbout(
        '@backstage/ui',
        'zod/v4',
        'react/jsx-runtime',
        'node:path',
        'fs',
        'express',
        'backstage-plugin-kuberay/package.json',
      ),
      [],
    );
  });

  it('that nobody declared are named once for each file', () => {
    assert.deepEqual(
      complaintsAbout('@rjsf/utils', '@rjsf/utils/lib', 'luxon'),
      [
        'dist/index.esm.js: imports @rjsf/utils, which is no dependency',
        'dist/index.esm.js: imports luxon, which is no dependency',
      ],
    );
  });
});

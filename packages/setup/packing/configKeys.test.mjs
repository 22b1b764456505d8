import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { configComplaints } from './complaints/configComplaints.mjs';
import { configKeys } from './configKeys.mjs';

const TYPES = `
import type { HumanDuration } from '@backstage/types';
export interface Config {
  kuberay?: {
    /** Clusters of their own. */
    clusters?: Array<{
      name: string;
      /**
       * Who asks.
       * @visibility secret
       */
      token?: string;
    }>;
    namespaces?: { [cluster: string]: { list: string[] } };
    retention?: HumanDuration | { raw?: string };
  };
}`;

const plain = path => ({ path, visibility: undefined, described: false });
const KEYS = [
  plain('kuberay'),
  { ...plain('kuberay.clusters'), described: true },
  plain('kuberay.clusters.[].name'),
  { path: 'kuberay.clusters.[].token', visibility: 'secret', described: true },
  plain('kuberay.namespaces'),
  plain('kuberay.namespaces.*.list'),
  plain('kuberay.retention'),
  plain('kuberay.retention.raw'),
];

/** A schema as prepack makes it; the argument is laid over the token. */
function aSchema(token = {}) {
  return {
    properties: {
      kuberay: {
        properties: {
          clusters: {
            description: 'Clusters of their own.',
            items: {
              properties: {
                name: {},
                token: {
                  description: 'Who asks.',
                  visibility: 'secret',
                  ...token,
                },
              },
            },
          },
          namespaces: { additionalProperties: { properties: { list: {} } } },
          retention: { anyOf: [{ $ref: '#' }, { properties: { raw: {} } }] },
        },
      },
    },
  };
}

describe('the configuration of a packed package', () => {
  it('has the keys of lists, records and unions', () => {
    assert.deepEqual(configKeys(TYPES), KEYS);
  });

  it('that has them all gives no complaint', () => {
    assert.deepEqual(configComplaints(KEYS, aSchema()), []);
  });

  it('that lost a key, a visibility or a description is complained about', () => {
    assert.deepEqual(
      configComplaints(
        [...KEYS, plain('kuberay.links.[].url')],
        aSchema({ visibility: undefined, description: undefined }),
      ),
      [
        'config.schema.json: kuberay.clusters.[].token has to have visibility secret',
        'config.schema.json: kuberay.clusters.[].token lost its description',
        'config.schema.json: lacks kuberay.links.[].url',
      ],
    );
  });
});

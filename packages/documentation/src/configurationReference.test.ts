import { configurationKeys } from './configurationReference';

describe('configurationKeys', () => {
  it('names lists, keys of the reader’s choice, secrets, choices and durations as a reader writes them', () => {
    expect(
      configurationKeys({
        type: 'object',
        properties: {
          kuberay: {
            type: 'object',
            properties: {
              clusters: {
                type: 'array',
                description: 'Clusters of\n our own.',
                items: {
                  type: 'object',
                  required: ['name'],
                  properties: {
                    name: { type: 'string' },
                    token: { type: 'string', visibility: 'secret' },
                  },
                },
              },
              namespaces: {
                type: 'object',
                additionalProperties: {
                  type: 'array',
                  items: { type: 'string' },
                  description: 'Of one cluster.',
                },
              },
              dashboard: { enum: ['off', 'proxy'] },
              retention: {
                anyOf: [
                  {
                    type: 'object',
                    properties: { milliseconds: { type: 'number' } },
                  },
                  { type: 'string' },
                ],
              },
            },
          },
        },
      }),
    ).toEqual([
      {
        path: 'kuberay.clusters',
        type: 'list of object',
        required: false,
        visibility: 'backend',
        description: 'Clusters of our own.',
      },
      {
        path: 'kuberay.clusters[].name',
        type: 'string',
        required: true,
        visibility: 'backend',
        description: '',
      },
      {
        path: 'kuberay.clusters[].token',
        type: 'string',
        required: false,
        visibility: 'secret',
        description: '',
      },
      {
        path: 'kuberay.namespaces.<name>',
        type: 'list of string',
        required: false,
        visibility: 'backend',
        description: 'Of one cluster.',
      },
      {
        path: 'kuberay.dashboard',
        type: '`off` or `proxy`',
        required: false,
        visibility: 'backend',
        description: '',
      },
      {
        path: 'kuberay.retention',
        type: 'duration or string',
        required: false,
        visibility: 'backend',
        description: '',
      },
    ]);
  });
});

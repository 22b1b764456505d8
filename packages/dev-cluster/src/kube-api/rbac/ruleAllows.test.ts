import type { ResourceQuestion } from './AccessQuestion';
import { readPolicyRules } from './PolicyRule';
import { ruleAllows } from './ruleAllows';

function aRule(rule: object) {
  const [read] = readPolicyRules({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: 'one' },
    rules: [rule],
  });
  return read;
}

const podRule = { apiGroups: [''], resources: ['pods'], verbs: ['get'] };
const getPod: ResourceQuestion = {
  type: 'resource',
  verb: 'get',
  group: '',
  resource: 'pods',
  namespace: 'ml',
  name: 'head',
};

it.each<[string, object, Partial<ResourceQuestion>]>([
  ['what it names', {}, {}],
  ['every verb by a star', { verbs: ['*'] }, { verb: 'delete' }],
  ['every group by a star', { apiGroups: ['*'] }, { group: 'ray.io' }],
  ['every resource by a star', { resources: ['*'] }, { resource: 'events' }],
  [
    'subresources by a star, too',
    { resources: ['*'] },
    { subresource: 'status' },
  ],
  [
    'a subresource that it names',
    { resources: ['pods/log'] },
    { subresource: 'log' },
  ],
  [
    'a subresource of every resource',
    { resources: ['*/scale'] },
    { resource: 'deployments', subresource: 'scale' },
  ],
  ['an object by its name', { resourceNames: ['head'] }, {}],
])('a rule allows %s', (_, rule, asked) => {
  expect(
    ruleAllows(aRule({ ...podRule, ...rule }), { ...getPod, ...asked }),
  ).toBe(true);
});

it.each<[string, object, Partial<ResourceQuestion>]>([
  ['another verb', {}, { verb: 'list' }],
  ['another group', {}, { group: 'metrics.k8s.io' }],
  ['another resource', {}, { resource: 'events' }],
  ['a subresource that it does not name', {}, { subresource: 'log' }],
  [
    'the resource of a subresource that it names',
    { resources: ['pods/log'] },
    {},
  ],
  ['another name', { resourceNames: ['worker'] }, {}],
  [
    'a list, which has no name, where it names objects',
    { resourceNames: ['head'], verbs: ['list'] },
    { verb: 'list', name: undefined },
  ],
  ['anything without verbs', { verbs: [] }, {}],
  ['a resource where it lists none', { resources: undefined }, {}],
])('a rule does not allow %s', (_, rule, asked) => {
  expect(
    ruleAllows(aRule({ ...podRule, ...rule }), { ...getPod, ...asked }),
  ).toBe(false);
});

it.each([
  ['/version', true],
  ['/apis/ray.io', true],
  ['/metrics', false],
])('a rule for /version and /apis/* says of %s: %s', (path, allowed) => {
  const rule = aRule({
    nonResourceURLs: ['/version', '/apis/*'],
    verbs: ['get'],
  });
  expect(ruleAllows(rule, { type: 'non-resource', verb: 'get', path })).toBe(
    allowed,
  );
});

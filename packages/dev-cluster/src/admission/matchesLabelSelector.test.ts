import { matchesLabelSelector } from './matchesLabelSelector';

const labels = { 'kubernetes.io/metadata.name': 'ray', team: 'risk' };

function expression(operator: string, values?: string[], key = 'team') {
  return { matchExpressions: [{ key, operator, values }] };
}

it.each([
  ['an absent selector', undefined, true],
  ['an empty one', {}, true],
  ['a label of the value', { matchLabels: { team: 'risk' } }, true],
  ['a label of another value', { matchLabels: { team: 'ads' } }, false],
  ['one label of two', { matchLabels: { team: 'risk', tier: 'x' } }, false],
  ['In with the value', expression('In', ['ads', 'risk']), true],
  ['In without the value', expression('In', ['ads']), false],
  ['In of an absent label', expression('In', ['x'], 'tier'), false],
  ['NotIn without the value', expression('NotIn', ['ads']), true],
  ['NotIn with the value', expression('NotIn', ['risk']), false],
  ['NotIn of an absent label', expression('NotIn', ['x'], 'tier'), true],
  ['Exists', expression('Exists'), true],
  ['Exists of an absent label', expression('Exists', [], 'tier'), false],
  ['DoesNotExist', expression('DoesNotExist'), false],
  [
    'DoesNotExist of an absent label',
    expression('DoesNotExist', [], 'x'),
    true,
  ],
  ['an operator that is none', expression('Like', ['risk']), false],
  [
    'an expression of two that does not fit',
    {
      matchExpressions: [
        { key: 'team', operator: 'Exists' },
        { key: 'tier', operator: 'Exists' },
      ],
    },
    false,
  ],
])('of %s: %j is %s', (_, selector, matches) => {
  expect(matchesLabelSelector(selector, labels)).toBe(matches);
});

import fc from 'fast-check';
import { readYamlFiles } from '../__fixtures__/readYamlFiles';
import { buildRayStack } from '../buildRayStack';
import { escapeGoTemplate, escapeGoTemplates } from './escapeGoTemplate';

/** Go's text/template as far as the escape uses it: text, and actions that print a quoted text. */
function evaluate(template: string): string {
  let rest = template;
  let printed = '';
  while (rest.includes('{{')) {
    const [before = ''] = rest.split('{{', 1);
    const action = /^\{\{ "([^"]*)" \}\}/.exec(rest.slice(before.length));
    if (!action) {
      throw new Error(`not an escape: ${rest}`);
    }
    printed += before + action[1];
    rest = rest.slice(before.length + action[0].length);
  }
  return printed + rest;
}

const hostile = fc.oneof(
  fc.string({ unit: fc.constantFrom('{', '}', ' ', '"', '-', '.', 'x', '`') }),
  fc.constantFrom(
    '{{ .Values.x }}',
    '{{- range $i := until 9 }}x{{ end -}}',
    '{{{{',
    '{{"{{"}}',
    '{{/* comment */}}',
    '{% raw %}{{ x }}',
  ),
);

describe('escapeGoTemplate', () => {
  it.each([
    ['{{ .name }}', '{{ "{{" }} .name }}'],
    ['{"a": {"b": 1}}', '{"a": {"b": 1}}'],
    ['{{{', '{{ "{{" }}{'],
  ])('makes %s into %s', (text, template) => {
    expect(escapeGoTemplate(text)).toBe(template);
  });

  it('is undone by the evaluation of any text', () => {
    fc.assert(
      fc.property(hostile, text => {
        expect(evaluate(escapeGoTemplate(text))).toBe(text);
      }),
    );
  });

  it('escapes keys and lists, and leaves numbers and booleans alone', () => {
    expect(
      escapeGoTemplates({ '{{k}}': ['{{v}}', 1, true], plain: { a: 'b' } }),
    ).toEqual({
      '{{ "{{" }}k}}': ['{{ "{{" }}v}}', 1, true],
      plain: { a: 'b' },
    });
  });

  it('keeps whatever somebody writes into an ApplicationSet data', () => {
    fc.assert(
      fc.property(hostile, value => {
        const { files } = buildRayStack({
          name: 'demo',
          env: [{ name: 'TEXT', value }],
          gitops: { repoURL: 'https://git.example.org/gitops.git' },
          root: {
            kind: 'application-set',
            generator: { type: 'list', elements: [{ name: 'dev' }] },
          },
        });
        const text = JSON.stringify(
          readYamlFiles(files.filter(({ path }) => path === 'raycluster.yaml')),
        );
        const [, written = ''] =
          /"name":"TEXT","value":("(?:[^"\\]|\\.)*")/.exec(text) ?? [];
        expect(evaluate(JSON.parse(written))).toBe(value);
      }),
      { numRuns: 50 },
    );
  });
});

import { parseManifests } from './parseManifests';

const file = (content: string) => ({ path: 'apps/x.yaml', content });
const map = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n';

it.each([
  ['an object', map, ['a']],
  ['several, and empty documents', `${map}---\n---\n${map}`, ['a', 'a']],
  [
    'JSON',
    '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"j"}}',
    ['j'],
  ],
  [
    'a List',
    'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: ConfigMap\n  metadata: {name: l}\n',
    ['l'],
  ],
  ['an unrelated file', 'image: x\ntag: y\n', []],
  ['an unrelated broken file', 'image: [', []],
  ['an empty file', '', []],
  ['a file that is marked', `# +argocd:skip-file-rendering\n${map}`, []],
])('reads %s', (_, content, names) => {
  expect(parseManifests(file(content)).map(o => o.metadata.name)).toEqual(
    names,
  );
});

it.each([
  [
    'an object without kind beside others',
    `${map}---\nkey: value\n`,
    'Object \'Kind\' is missing in \'{"key":"value"}\'',
  ],
  [
    'broken YAML beside objects',
    `${map}---\na: [`,
    'error converting YAML to JSON: yaml: ',
  ],
  [
    'broken YAML that looks like an object',
    `${map}data: [`,
    'error converting YAML to JSON: yaml: ',
  ],
  [
    'an object without a name',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {}\n',
    "Object 'metadata.name' is missing",
  ],
])('refuses %s, and names the file', (_, content, message) => {
  expect(() => parseManifests(file(content))).toThrow(
    expect.objectContaining({
      name: 'TargetStateError',
      message: expect.stringContaining(message),
    }),
  );
  expect(() => parseManifests(file(content))).toThrow('"x.yaml"');
});

it('reads the words of YAML 1.1 as booleans, and times as text', () => {
  const [object] = parseManifests(
    file(`${map}data: {a: on, b: "on", c: 12:30, d: 2026-11-21, e: 0.5}\n`),
  );
  expect(object.data).toEqual({
    a: true,
    b: 'on',
    c: '12:30',
    d: '2026-11-21',
    e: 0.5,
  });
});

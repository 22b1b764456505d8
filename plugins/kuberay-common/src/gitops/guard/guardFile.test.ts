import fc from 'fast-check';
import { readFileSync } from 'fs';
import { join } from 'path';
import { readYamlFiles } from '../__fixtures__/readYamlFiles';
import {
  addGuardedNamespaces,
  readGuardedNamespaces,
  removeGuardedNamespace,
} from './guardFile';
import { renderManifests } from '../renderManifest';
import { guardManifests } from './guardManifests';

const asRun = readFileSync(
  join(
    __dirname,
    '..',
    '__fixtures__',
    'app-of-apps',
    'replica-guard-policy.yaml',
  ),
  'utf8',
);

/** A binding by hand, with the list as given; `values` begins behind `values:`. */
function fileWith(values: string): string {
  return `# Kept by the platform team
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingAdmissionPolicyBinding
metadata: { name: ours } # any name
spec:
  policyName: "raycluster-keep-autoscaled-replicas"
  matchResources:
    namespaceSelector:
      matchExpressions:
        - operator: In
          values:${values}
          key: kubernetes.io/metadata.name
# the end
`;
}

const namespace = fc
  .stringMatching(/^[a-z0-9]([-a-z0-9]{0,8}[a-z0-9])?$/)
  .filter(name => name.length > 0);

const comment = fc.constantFrom('', ' # why', ' # "a", [b], - c');

/** Lists as people write them, none empty. */
const layout = fc.constantFrom<(texts: string[], notes: string[]) => string>(
  texts => ` [${texts.join(', ')}]`,
  texts => ` [ ${texts.join(' ,')} , ]`,
  (texts, notes) =>
    ` [${notes[0]}\n${texts
      .map((text, index) => `            ${text},${notes[index] ?? ''}\n`)
      .join('')}          ]`,
  (texts, notes) =>
    ` [\n${texts
      .map(
        (text, index) =>
          `            ${text}${index < texts.length - 1 ? ',' : ''}${
            notes[index] ?? ''
          }\n`,
      )
      .join('')}            # last\n          ]`,
  (texts, notes) =>
    `\n${texts
      .map((text, index) => `            - ${text}${notes[index] ?? ''}`)
      .join('\n            # between\n')}`,
  texts => `\n${texts.map(text => `          -   ${text}`).join('\n')}`,
  texts => ` &list [${texts.join(',\n           ')}]`,
);

const guardFile = fc
  .record({
    namespaces: fc.uniqueArray(namespace, { minLength: 1, maxLength: 5 }),
    notes: fc.array(comment, { minLength: 5, maxLength: 5 }),
    layout,
    windows: fc.boolean(),
    policy: fc.boolean(),
  })
  .map(({ namespaces, notes, layout: write, windows, policy }) => {
    const text = fileWith(
      write(
        namespaces.map(each => JSON.stringify(each)),
        notes,
      ),
    );
    const whole = policy
      ? `${renderManifests([guardManifests([])[0]])}---\n${text}`
      : text;
    return {
      namespaces,
      content: windows ? whole.replace(/\n/g, '\r\n') : whole,
    };
  });

/** Lines of a text that are not to be found in the other one, in their order. */
function linesOnlyIn(one: string, other: string): string[] {
  const rest = other.split(/\r?\n/);
  return one.split(/\r?\n/).filter(line => {
    const index = rest.indexOf(line);
    rest.splice(index, index < 0 ? 0 : 1);
    return index < 0;
  });
}

describe('the namespaces of a guard file', () => {
  it('are read from the file as it was run', () => {
    expect(readGuardedNamespaces(asRun)).toEqual(['ray-cluster']);
  });

  it('are read from what we generate', () => {
    const content = renderManifests(
      guardManifests(['on', '1e3', 'ray', 'ray']),
    );
    expect(readGuardedNamespaces(content)).toEqual(['on', '1e3', 'ray']);
  });

  it('are unknown where there is no binding of the guard', () => {
    expect(readGuardedNamespaces('kind: Namespace\n')).toBeUndefined();
    expect(readGuardedNamespaces('')).toBeUndefined();
    expect(
      readGuardedNamespaces(
        asRun.replace(/policyName: .*/, 'policyName: other'),
      ),
    ).toBeUndefined();
  });

  it.each([
    ['kind: [', 'The file is no YAML: '],
    [
      fileWith(' [a]').replace('operator: In', 'operator: NotIn'),
      'does not select its namespaces by one expression',
    ],
    [
      fileWith(' [a]').replace('kubernetes.io/metadata.name', 'team'),
      'does not select its namespaces by one expression',
    ],
    [fileWith(' ray'), 'with its list written in that place'],
    [fileWith(' [on]'), 'lists "on", which is no name of a namespace'],
    [fileWith(' [[a]]'), 'which is no name of a namespace'],
    [
      `${fileWith(' [a]')}---\n${fileWith(' [b]')}`,
      'holds two bindings of raycluster-keep-autoscaled-replicas',
    ],
  ])('are refused in %j', (content, message) => {
    for (const act of [
      () => readGuardedNamespaces(content),
      () => addGuardedNamespaces(content, ['new']),
      () => removeGuardedNamespace(content, 'a'),
    ]) {
      expect(act).toThrow(
        expect.objectContaining({
          name: 'GuardFileError',
          message: expect.stringContaining(message),
        }),
      );
    }
  });
});

describe('addGuardedNamespaces', () => {
  it('adds to the one line of the file as it was run', () => {
    expect(addGuardedNamespaces(asRun, ['ray-b', 'ray-cluster', 'on'])).toBe(
      asRun.replace('[ray-cluster]', '[ray-cluster, ray-b, "on"]'),
    );
  });

  it.each([
    [' []', ' [new, "2nd"]'],
    [' [a]', ' [a, new, "2nd"]'],
    [
      `\n            - a # why\n            - b # here`,
      `\n            - a # why\n            - b # here\n            - new\n            - "2nd"`,
    ],
    [
      ` [\n            a, # why\n            b # here\n          ]`,
      ` [\n            a, # why\n            b, # here\n            new,\n            "2nd"\n          ]`,
    ],
    [
      ` [\n            a, # why\n          ]`,
      ` [\n            a, # why\n            new,\n            "2nd",\n          ]`,
    ],
  ])('makes %j into %j', (before, after) => {
    expect(addGuardedNamespaces(fileWith(before), ['new', '2nd'])).toBe(
      fileWith(after),
    );
  });

  it('writes hostile text as data', () => {
    const hostile = 'a]: [b, {{ c }} # d\n- e';
    const content = addGuardedNamespaces(asRun, [hostile]);
    expect(readGuardedNamespaces(content)).toEqual(['ray-cluster', hostile]);
  });

  it('refuses a file without a binding', () => {
    expect(() => addGuardedNamespaces('kind: Namespace\n', ['a'])).toThrow(
      'The file holds no MutatingAdmissionPolicyBinding of policy raycluster-keep-autoscaled-replicas',
    );
  });

  it('keeps every other line of any file, and adds nothing a second time', () => {
    fc.assert(
      fc.property(
        guardFile,
        fc.array(namespace, { maxLength: 3 }),
        ({ content, namespaces }, added) => {
          const once = addGuardedNamespaces(content, added);
          expect(readGuardedNamespaces(once)).toEqual([
            ...new Set([...namespaces, ...added]),
          ]);
          expect(addGuardedNamespaces(once, added)).toBe(once);
          expect(linesOnlyIn(content, once).length).toBeLessThanOrEqual(1);
          expect(once.includes('\r\n')).toBe(content.includes('\r\n'));
          expect(/(?<!\r)\n/.test(once)).toBe(/(?<!\r)\n/.test(content));
        },
      ),
    );
  });
});

describe('removeGuardedNamespace', () => {
  it('has nothing left of the file with the last one', () => {
    expect(removeGuardedNamespace(asRun, 'ray-cluster')).toBeUndefined();
    expect(removeGuardedNamespace(fileWith(' [a, a]'), 'a')).toBeUndefined();
  });

  it('leaves a file alone that does not list it', () => {
    expect(removeGuardedNamespace(asRun, 'other')).toBe(asRun);
  });

  it.each([
    [' [a, b, c]', 'a', ' [b, c]'],
    [' [a, b, c]', 'b', ' [a, c]'],
    [' [a, b, c]', 'c', ' [a, b]'],
    [' [a, b, a]', 'a', ' [b]'],
    [
      `\n            # first\n            - a # why\n            - b # here`,
      'a',
      `\n            # first\n            - b # here`,
    ],
    [
      ` [\n            a, # why\n            b # here\n          ]`,
      'b',
      ` [\n            a, # why\n          ]`,
    ],
    [` [a, # why\n           b]`, 'a', ` [ # why\n           b]`],
    [` [a, # why\n           b]`, 'b', ` [a, # why\n           ]`],
  ])('makes %j without %s into %j', (before, removed, after) => {
    expect(removeGuardedNamespace(fileWith(before), removed)).toBe(
      fileWith(after),
    );
  });

  it('does not let other objects go with the file', () => {
    const other = 'kind: Namespace\nmetadata: { name: ray-cluster }\n';
    expect(() =>
      removeGuardedNamespace(`${asRun}---\n${other}`, 'ray-cluster'),
    ).toThrow(
      'Without "ray-cluster" the guard is not needed, but its file also holds Namespace ray-cluster; remove policy and binding raycluster-keep-autoscaled-replicas by hand',
    );
    expect(removeGuardedNamespace(`${asRun}---\n`, 'ray-cluster')).toBe(
      undefined,
    );
  });

  it('keeps every other line of any file, and takes nothing a second time', () => {
    fc.assert(
      fc.property(guardFile, fc.nat(), ({ content, namespaces }, nat) => {
        fc.pre(namespaces.length > 1);
        const removed = namespaces[nat % namespaces.length] ?? '';
        const once = removeGuardedNamespace(content, removed) ?? '';
        expect(readGuardedNamespaces(once)).toEqual(
          namespaces.filter(each => each !== removed),
        );
        expect(removeGuardedNamespace(once, removed)).toBe(once);
        const changed = linesOnlyIn(once, content);
        expect(changed.length).toBeLessThanOrEqual(1);
        expect(changed.join('')).not.toContain(JSON.stringify(removed));
      }),
    );
  });

  it('has nothing left of any file with one namespace', () => {
    fc.assert(
      fc.property(guardFile, ({ content, namespaces }) => {
        const [last = '', ...others] = namespaces;
        const alone = others.reduce(
          (text, other) => removeGuardedNamespace(text, other) ?? '',
          content,
        );
        expect(removeGuardedNamespace(alone, last)).toBeUndefined();
      }),
    );
  });

  it('undoes what was added', () => {
    fc.assert(
      fc.property(guardFile, namespace, ({ content, namespaces }, added) => {
        fc.pre(!namespaces.includes(added));
        const undone = removeGuardedNamespace(
          addGuardedNamespaces(content, [added]),
          added,
        );
        expect(readYamlFiles([{ content: undone ?? '' }])).toEqual(
          readYamlFiles([{ content }]),
        );
      }),
    );
  });
});

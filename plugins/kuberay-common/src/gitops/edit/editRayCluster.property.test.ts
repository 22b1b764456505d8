import fc from 'fast-check';
import { compareBytewise } from '../chart/goTemplate';
import type {
  WrittenGroup,
  WrittenModel,
  WrittenSlot,
  WrittenStyle,
} from './__fixtures__/writtenFile';
import { writeFile } from './__fixtures__/writtenFile';
import { editRayCluster } from './editRayCluster';
import type { RayClusterChangeArg } from './rayClusterChangeSchema';

const NAMES = ['alpha', 'b-2', 'B', 'gpu', 'g10', 'g2', 'worker', 'zeta'];

const quote = fc.constantFrom('' as const, "'" as const, '"' as const);

const counts = fc
  .tuple(fc.nat(40), fc.nat(40), fc.nat(40))
  .map(three => [...three].sort((left, right) => left - right))
  .map(([minReplicas = 0, replicas = 0, maxReplicas = 0]) => ({
    minReplicas,
    replicas,
    maxReplicas: Math.max(maxReplicas, 1),
  }));

const group = (name: string): fc.Arbitrary<WrittenGroup> =>
  fc
    .record({ counts, flow: fc.boolean(), quote, commented: fc.boolean() })
    .map(({ counts: numbers, ...rest }) => ({ name, ...numbers, ...rest }));

const slots: fc.Arbitrary<WrittenSlot[]> = fc
  .subarray(NAMES, { minLength: 1 })
  .chain(names => fc.shuffledSubarray(names, { minLength: names.length }))
  .chain(names =>
    fc.tuple(
      ...names.map(name =>
        fc.record({ group: group(name), blankAfter: fc.boolean() }),
      ),
    ),
  );

const model: fc.Arbitrary<WrittenModel> = fc
  .record({
    worker: group('first'),
    slots,
    tag: fc.constantFrom('2.52.0', '2.52.0-py311', 'latest'),
    rayVersion: fc.constantFrom('2.52.0', '2.51.1'),
    chart: fc.constantFrom('1.4.1', '1.5.1'),
  })
  .map(written => ({ ...written, pointers: orderOf(written.slots) }));

const style: fc.Arbitrary<WrittenStyle> = fc.record({
  indent: fc.constantFrom(2 as const, 4 as const),
  lineEnd: fc.constantFrom('\n' as const, '\r\n' as const),
  ended: fc.boolean(),
  literal: fc.boolean(),
  quote,
  comment: fc.constantFrom(
    'worker: 1',
    "it's {{ old }}",
    'ä "maxReplicas: 3"',
    '---',
    '| > & * #',
  ),
  documentBefore: fc.boolean(),
  documentAfter: fc.boolean(),
});

function orderOf(written: readonly WrittenSlot[]): string[] {
  return [
    'first',
    ...written
      .flatMap(slot => (slot.group ? [slot.group.name] : []))
      .sort(compareBytewise),
  ];
}

function edit(content: string, change: RayClusterChangeArg) {
  return editRayCluster({
    files: [{ path: 'ray.yaml', content }],
    application: { name: 'ray' },
    change,
    guarded: true,
  });
}

/** The file after the edit, and what the same edit does to it once more. */
function outcome(
  before: WrittenModel,
  change: RayClusterChangeArg,
  how: WrittenStyle,
) {
  const content = writeFile(before, how);
  const edited = edit(content, change).files[0]?.content ?? content;
  return { edited, again: edit(edited, change).files };
}

/** What a person with the same hand would have written; doing it again gives nothing. */
function asWritten(after: WrittenModel, how: WrittenStyle) {
  return { edited: writeFile(after, how), again: [] };
}

describe('an edit of any file', () => {
  it('changes the digits of a count and nothing else', () => {
    fc.assert(
      fc.property(model, style, fc.nat(), counts, (before, how, pick, to) => {
        const groups = [
          before.worker,
          ...before.slots.flatMap(slot => (slot.group ? [slot.group] : [])),
        ];
        const target = groups[pick % groups.length] ?? before.worker;
        const { name } = target;
        const changed = (each: WrittenGroup) =>
          each === target ? { ...each, ...to } : each;
        expect(outcome(before, { groups: { [name]: to } }, how)).toEqual(
          asWritten(
            {
              ...before,
              worker: changed(before.worker),
              slots: before.slots.map(slot => ({
                ...slot,
                group: slot.group && changed(slot.group),
              })),
            },
            how,
          ),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('changes versions and tags and nothing else', () => {
    fc.assert(
      fc.property(
        model,
        style,
        fc.constantFrom('2.53.0', '2.54.1-py312'),
        fc.constantFrom('1.4.1', '1.5.1'),
        (before, how, tag, chart) => {
          const rayVersion = tag.slice(0, 6);
          expect(
            outcome(
              before,
              { image: { tag }, rayVersion, kuberayVersion: chart },
              how,
            ),
          ).toEqual(asWritten({ ...before, tag, rayVersion, chart }, how));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('takes the lines of a group and its pointer and nothing else', () => {
    fc.assert(
      fc.property(model, style, fc.nat(), (before, how, pick) => {
        const index = pick % before.slots.length;
        const name = before.slots[index]?.group?.name ?? '';
        const after = before.slots.map((slot, at) =>
          at === index ? { blankAfter: slot.blankAfter } : slot,
        );
        expect(
          outcome(before, { removeGroups: [name], confirmRemoval: true }, how),
        ).toEqual(
          asWritten({ ...before, slots: after, pointers: orderOf(after) }, how),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('puts the lines of a new group and its pointer in and nothing else', () => {
    fc.assert(
      fc.property(
        model,
        style,
        fc.constantFrom('Aa', 'big', 'h', 'zz'),
        (before, how, name) => {
          const added = blockOf(name, how);
          expect(
            outcome(
              before,
              { addGroups: [{ name, customResource: false }] },
              how,
            ),
          ).toEqual(
            asWritten(
              {
                ...before,
                slots: withSlot(before.slots, name, added),
                pointers: withPointer(before, name),
              },
              how,
            ),
          );
        },
      ),
      { numRuns: 40 },
    );
  });
});

/** What the generator writes for a group without wishes, in the indentation of the file. */
function blockOf(name: string, { indent }: WrittenStyle): string[] {
  const at = (level: number, text: string) => ' '.repeat(indent * level) + text;
  const amounts = [at(3, 'cpu: "1"'), at(3, 'memory: "2Gi"')];
  return [
    `${name}:`,
    at(1, 'disabled: false'),
    at(1, 'replicas: 1'),
    at(1, 'minReplicas: 1'),
    at(1, 'maxReplicas: 3'),
    at(1, 'resources:'),
    at(2, 'requests:'),
    ...amounts,
    at(2, 'limits:'),
    ...amounts,
  ];
}

function withSlot(
  before: readonly WrittenSlot[],
  name: string,
  added: readonly string[],
): WrittenSlot[] {
  const greater = before.findIndex(
    slot => compareBytewise(slot.group?.name ?? '', name) > 0,
  );
  const index = greater < 0 ? before.length : greater;
  const previous = before[index - 1];
  return [
    ...before.slice(0, Math.max(index - 1, 0)),
    ...(previous ? [{ ...previous, blankAfter: false }] : []),
    { added, blankAfter: previous?.blankAfter ?? false },
    ...before.slice(index),
  ];
}

function withPointer(
  before: WrittenModel,
  name: string,
): Array<string | undefined> {
  const order = orderOf(before.slots);
  const greater = order.findIndex(
    (other, index) => index > 0 && compareBytewise(other, name) > 0,
  );
  const index = greater < 0 ? order.length : greater;
  return [...order.slice(0, index), undefined, ...order.slice(index)];
}

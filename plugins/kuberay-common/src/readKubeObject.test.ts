import {
  anything,
  count,
  fieldsOf,
  finiteNumber,
  listOf,
  nonEmptyText,
  optional,
  optionalText,
  readKubeObject,
  text,
  textMap,
} from './readKubeObject';

const readPod = fieldsOf({
  metadata: fieldsOf({
    namespace: nonEmptyText,
    name: nonEmptyText,
    labels: textMap,
  }),
  phase: text,
  reason: optionalText,
  restarts: optional(count),
  weight: optional(finiteNumber),
  containers: listOf(fieldsOf({ image: optionalText, env: anything })),
});

const metadata = { namespace: 'ray', name: 'head', labels: { app: 'ray' } };

const pod = {
  metadata,
  phase: 'Running',
  reason: 'Fine',
  restarts: 2,
  weight: 0.5,
  containers: [{ image: 'ray:2.52.0', env: [1] }],
};

function read(object: unknown) {
  return readKubeObject('Pod', readPod, object);
}

describe('readKubeObject', () => {
  it('keeps the fields that are named', () => {
    expect(read({ ...pod, spec: { nodeName: 'node-1' } })).toEqual(pod);
  });

  it.each([
    ['absent', { metadata: { namespace: 'ray', name: 'head' } }],
    [
      'null',
      {
        metadata: { namespace: 'ray', name: 'head', labels: null },
        reason: null,
        restarts: null,
        weight: null,
        containers: null,
      },
    ],
  ])('takes what is %s for none', (_, object) => {
    expect(read({ phase: '', ...object })).toEqual({
      metadata: { namespace: 'ray', name: 'head', labels: {} },
      phase: '',
      reason: undefined,
      restarts: undefined,
      weight: undefined,
      containers: [],
    });
  });

  it('takes an optional text that is empty for none', () => {
    expect(read({ ...pod, reason: '' }).reason).toBeUndefined();
  });

  it.each([
    ['the object: Expected object, received array', [pod], '(without a name)'],
    ['the object: Required', undefined, '(without a name)'],
    ['metadata: Required', { ...pod, metadata: undefined }, '(without a name)'],
    [
      'metadata.name: String must contain at least 1 character(s)',
      { ...pod, metadata: { ...metadata, name: '' } },
      'ray/',
    ],
    [
      'metadata.labels.app: Expected string, received number',
      { ...pod, metadata: { ...metadata, labels: { app: 1 } } },
    ],
    ['phase: Expected string, received null', { ...pod, phase: null }],
    ['restarts: Expected a count, received -1', { ...pod, restarts: -1 }],
    ['restarts: Expected a count, received 0.5', { ...pod, restarts: 0.5 }],
    [
      'weight: Expected finite number, received number',
      { ...pod, weight: NaN },
    ],
    ['containers: Expected array, received object', { ...pod, containers: {} }],
    [
      'containers.1.image: Expected string, received boolean',
      { ...pod, containers: [{}, { image: true }] },
    ],
  ])('says what is wrong: %s', (problem, object, name = 'ray/head') => {
    expect(() => read(object)).toThrow(
      expect.objectContaining({
        name: 'MalformedObjectError',
        message: `Pod ${name} is malformed: ${problem}`,
      }),
    );
  });

  it('passes on what is no fault of the object', () => {
    const broken = () => {
      throw new Error('broken');
    };
    expect(() => readKubeObject('Pod', broken, {})).toThrow('broken');
  });
});

import { aFleetRow } from './__testUtils__/aFleetRow';
import { ownResourceOf } from './__testUtils__/ownResourceOf';
import { chooseNames } from './chooseNames';

const at = (cluster: string, namespace = 'ml', name = 'training') => ({
  cluster,
  namespace,
  name,
});
const isTaken = () => false;

describe('chooseNames', () => {
  it('calls each by cluster, namespace and name', () => {
    const nameOf = chooseNames({
      refs: [at('prod'), at('test')],
      own: [],
      isTaken,
    });

    expect(nameOf(at('prod'))).toBe('prod-ml-training');
    expect(nameOf(at('test'))).toBe('test-ml-training');
  });

  it('tells apart two that would be called alike, whatever the case', () => {
    const [left, right] = [at('A-b', 'c', 'd'), at('a', 'b-c', 'd')];
    const nameOf = chooseNames({ refs: [left, right], own: [], isTaken });

    expect(nameOf(left)).toMatch(/^A-b-c-d-[0-9a-f]{8}$/);
    expect(nameOf(right)).toMatch(/^a-b-c-d-[0-9a-f]{8}$/);
    expect(nameOf(left)).not.toBe(nameOf(right));
  });

  it('leaves the name to the one that has it, though it cannot be seen at the moment', () => {
    const [old, late] = [at('a-b', 'c', 'd'), at('a', 'b-c', 'd')];
    const own = [ownResourceOf(aFleetRow({ ref: old }))];

    const both = chooseNames({ refs: [late, old], own, isTaken });
    const alone = chooseNames({ refs: [late], own, isTaken });

    expect(both(old)).toBe('a-b-c-d');
    expect(both(late)).toMatch(/^a-b-c-d-[0-9a-f]{8}$/);
    expect(alone(late)).toBe(both(late));
  });

  it('keeps a hash that was needed once', () => {
    const ref = at('prod');
    const own = [
      ownResourceOf(aFleetRow({ ref }), 'prod-ml-training-1a2b3c4d'),
    ];

    expect(chooseNames({ refs: [ref], own, isTaken })(ref)).toBe(
      'prod-ml-training-1a2b3c4d',
    );
  });

  it("takes no name of somebody else's Resource", () => {
    const nameOf = chooseNames({
      refs: [at('prod'), at('test')],
      own: [],
      isTaken: name => name === 'prod-ml-training',
    });

    expect(nameOf(at('prod'))).toMatch(/^prod-ml-training-[0-9a-f]{8}$/);
    expect(nameOf(at('test'))).toBe('test-ml-training');
  });
});

import { selectFields, selectListFields } from './selectFields';

const application = {
  metadata: { name: 'a', namespace: 'argocd' },
  spec: { project: 'default' },
  status: { sync: { status: 'Synced', revision: '1' }, health: {} },
};

describe('selectListFields', () => {
  it('leaves everything without a selection', () => {
    expect(selectListFields(application, null)).toEqual(application);
  });

  it('selects from a fixed choice, which a revision is not part of', () => {
    expect(
      selectListFields(
        application,
        'items.spec,items.status.sync.revision,items.status.health',
      ),
    ).toEqual({ spec: { project: 'default' }, status: { health: {} } });
  });

  it('selects the rest of that choice with a minus', () => {
    const rest = selectListFields(application, '-items.spec');
    expect(rest).not.toHaveProperty('spec');
    expect(rest).toMatchObject({ metadata: { name: 'a', labels: null } });
  });
});

describe('selectFields', () => {
  it('selects by path, through lists', () => {
    const answer = { items: [{ kind: 'Pod', name: 'a' }], other: 1 };
    expect(selectFields(answer, 'items.name')).toEqual({
      items: [{ name: 'a' }],
    });
  });

  it('lets through what only begins like a named field', () => {
    const answer = { status: { sync: 1, syncResult: 2, s: 3 } };
    expect(selectFields(answer, 'status.syncResult')).toEqual({
      status: { sync: 1, syncResult: 2, s: 3 },
    });
  });

  it('leaves out what is named with a minus', () => {
    expect(selectFields({ a: 1, b: { c: 2, d: 3 } }, '-b.c')).toEqual({
      a: 1,
      b: { d: 3 },
    });
  });
});

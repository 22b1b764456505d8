import { aClusterManifest } from './__fixtures__/aClusterManifest';
import { operatorManifest } from './__fixtures__/platformManifests';
import { seen } from './__fixtures__/seen';
import { r17OperatorScope } from './r17OperatorScope';

function codes(values: object | undefined, options: object = {}) {
  return seen(
    r17OperatorScope,
    [operatorManifest({ values }), aClusterManifest()],
    options,
  ).map(([code, severity, path]) => `${severity} ${code} ${path}`);
}

describe('r17OperatorScope', () => {
  it.each([
    [undefined],
    [{ singleNamespaceInstall: false }],
    [{ watchNamespace: ['other', 'ray'] }],
    [{ singleNamespaceInstall: true, watchNamespace: ['ray'] }],
    [{ watchNamespace: [] }],
    [{ crNamespacedRbacEnable: false }],
  ])('takes an operator with %j', values => {
    expect(codes(values)).toEqual([]);
  });

  it.each([
    [
      { watchNamespace: ['other'] },
      'warning namespace-not-watched watchNamespace',
    ],
    [
      { singleNamespaceInstall: true },
      'warning namespace-not-watched singleNamespaceInstall',
    ],
    [
      {
        singleNamespaceInstall: true,
        watchNamespace: ['ray'],
        crNamespacedRbacEnable: false,
      },
      'warning operator-without-rights crNamespacedRbacEnable',
    ],
    [
      { watchNamespace: 'ray' },
      'warning watch-namespace-no-list watchNamespace',
    ],
    [
      { singleNamespaceInstall: true, watchNamespace: 'ray' },
      'error watch-namespace-no-list watchNamespace',
    ],
  ])('finds an operator with %j', (values, found) => {
    expect(codes(values)).toEqual([found]);
  });

  it('refuses what one input brings together', () => {
    expect(codes({ watchNamespace: ['other'] }, { together: true })).toEqual([
      'error namespace-not-watched watchNamespace',
    ]);
  });

  it('is content if one of several operators looks', () => {
    const documents = [['other'], ['ray']].map(watchNamespace =>
      operatorManifest({ values: { watchNamespace } }),
    );
    expect(seen(r17OperatorScope, [...documents, aClusterManifest()])).toEqual(
      [],
    );
  });

  it('does not judge an operator of another cluster, nor one that is not in the files', () => {
    const elsewhere = aClusterManifest({
      destination: { server: 'https://other' },
    });
    const operator = operatorManifest({
      values: { watchNamespace: ['other'] },
    });
    expect(seen(r17OperatorScope, [operator, elsewhere])).toEqual([]);
    expect(seen(r17OperatorScope, [aClusterManifest()])).toEqual([]);
  });
});

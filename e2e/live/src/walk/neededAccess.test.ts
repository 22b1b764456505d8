import { attributesOf, describeAccess, neededAccess } from './neededAccess';

describe('neededAccess', () => {
  const parameters = {
    argocdNamespace: 'argocd',
    autoscalerProcess: undefined,
    namespace: 'ray',
    keep: false,
    guard: 'off' as 'both' | 'off',
    reuseCrds: false,
    reuseOperator: false,
  };

  it('asks for no deletion of what stays', () => {
    const deletions = (given: Partial<typeof parameters>) =>
      neededAccess({ ...parameters, ...given })
        .filter(({ verb }) => verb === 'delete')
        .map(describeAccess);
    const always = [
      'delete applications.argoproj.io in argocd',
      'delete rayclusters.ray.io in ray',
      'delete namespaces',
    ];
    const roles = [
      'delete clusterroles.rbac.authorization.k8s.io',
      'delete clusterrolebindings.rbac.authorization.k8s.io',
    ];
    expect(deletions({})).toEqual([
      ...always,
      'delete customresourcedefinitions.apiextensions.k8s.io',
      ...roles,
    ]);
    expect(deletions({ reuseCrds: true })).toEqual([...always, ...roles]);
    expect(deletions({ reuseOperator: true })).toEqual(always);
    expect(deletions({ guard: 'both' }).slice(6)).toEqual([
      'delete mutatingadmissionpolicies.admissionregistration.k8s.io',
      'delete mutatingadmissionpolicybindings.admissionregistration.k8s.io',
    ]);
    expect(deletions({ guard: 'both', keep: true })).toEqual([]);
  });

  it("asks for the head's dashboard where the autoscaler has to be heard", () => {
    const asked = (autoscalerProcess?: boolean) =>
      neededAccess({ ...parameters, autoscalerProcess })
        .filter(({ resource }) => resource.startsWith('services'))
        .map(attributesOf);
    expect(asked()).toEqual([]);
    expect(asked(true)).toEqual([
      {
        group: '',
        resource: 'services',
        subresource: 'proxy',
        verb: 'get',
        namespace: 'ray',
      },
    ]);
  });
});

import { isTruthy } from '../chart/goTemplate';
import { isJsonObject } from '../chart/JsonObject';
import type { ApplicationFacts } from '../facts/ApplicationFacts';
import { isOpenText } from '../facts/isTemplated';
import type { StackFacts } from '../facts/StackFacts';
import type { Observation, Remark, Rule } from './Observation';
import { inValues, operatorRule, withoutClusters } from './Observation';
import { quote } from './quote';

/** The namespaces that an operator looks at; undefined for all, or where it cannot be told. */
function watched(application: ApplicationFacts): readonly string[] | undefined {
  const { operator, namespace } = application;
  if (!operator?.complete) {
    return undefined;
  }
  const { singleNamespaceInstall: single, watchNamespace: given } =
    operator.own;
  const listed: unknown[] = Array.isArray(given) ? given : [given];
  const names = listed.filter(isTruthy).map(String);
  if (names.some(name => isOpenText(application, name))) {
    return undefined;
  }
  if (names.length > 0) {
    return names;
  }
  return isTruthy(single) &&
    namespace !== undefined &&
    !isOpenText(application, namespace)
    ? [namespace]
    : undefined;
}

const operatorRemarks = operatorRule('R17', (operator): Remark[] => {
  if (!operator.complete) {
    return [];
  }
  const {
    crNamespacedRbacEnable: rbac,
    singleNamespaceInstall: single,
    watchNamespace,
  } = operator.own;
  const remarks: Remark[] = [];
  if (isTruthy(single) && rbac === false) {
    remarks.push({
      code: 'operator-without-rights',
      severity: 'warning',
      at: inValues('crNamespacedRbacEnable'),
      message:
        'with singleNamespaceInstall and without crNamespacedRbacEnable the operator has no rights of its own',
      remedy:
        'Leave crNamespacedRbacEnable out, or have somebody else provide its Role and RoleBinding',
    });
  }
  if (isTruthy(watchNamespace) && !Array.isArray(watchNamespace)) {
    remarks.push({
      code: 'watch-namespace-no-list',
      severity: isTruthy(single) ? 'error' : 'warning',
      at: inValues('watchNamespace'),
      message: `watchNamespace ${
        isJsonObject(watchNamespace) ? 'is a map' : quote(watchNamespace)
      }, and must be a list`,
      remedy: 'Write a list of namespaces',
    });
  }
  return remarks;
});

/** With several operators in one cluster it is enough that one of them looks. */
function unwatched(facts: StackFacts): Observation[] {
  const operators = new Map<string, ApplicationFacts[]>();
  for (const application of facts.applications) {
    if (application.operator) {
      const there = operators.get(application.destination) ?? [];
      operators.set(application.destination, [...there, application]);
    }
  }
  return facts.applications.flatMap((application): Observation[] => {
    const { cluster, destination, namespace } = application;
    const there = operators.get(destination) ?? [];
    const [first] = there;
    if (
      !cluster ||
      !first ||
      namespace === undefined ||
      isOpenText(application, namespace) ||
      there.some(operator => watched(operator)?.includes(namespace) ?? true)
    ) {
      return [];
    }
    return [
      {
        rule: 'R17',
        code: 'namespace-not-watched',
        severity: facts.together ? 'error' : 'warning',
        subject: withoutClusters(first),
        at: inValues(
          isTruthy(first.operator?.own.watchNamespace)
            ? 'watchNamespace'
            : 'singleNamespaceInstall',
        ),
        message: `the operator looks at ${there
          .flatMap(operator => watched(operator) ?? [])
          .map(quote)
          .join(', ')} only, and not at ${quote(namespace)} of ${quote(
          application.name,
        )}, which never gets a status`,
        remedy: `Add ${quote(namespace)} to watchNamespace`,
      },
    ];
  });
}

/** R17: the operator looks at the namespaces of the RayClusters, with rights of its own (domain.md 4.4). */
export const r17OperatorScope: Rule = facts => [
  ...operatorRemarks(facts),
  ...unwatched(facts),
];

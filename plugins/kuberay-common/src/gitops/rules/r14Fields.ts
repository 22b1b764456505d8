import type { ApplicationFacts } from '../facts/ApplicationFacts';
import { isTruthy } from '../chart/goTemplate';
import { isJsonObject } from '../chart/JsonObject';
import { isTemplated } from '../facts/isTemplated';
import type { Path } from '../facts/Path';
import { listAt, mapAt, valueAt } from '../facts/Path';
import type { Remark, Rule } from './Observation';
import {
  applicationRule,
  clusterRule,
  inManifest,
  inValues,
  operatorRule,
} from './Observation';
import { quote } from './quote';

const fields = applicationRule('R14', application => [
  ...(application.role === 'other'
    ? []
    : [...destination(application), ...sources(application)]),
  ...application.sources.flatMap(source =>
    source.role === 'other' ? [] : valuesTwice(application, source.path),
  ),
]);

const clusterNulls = clusterRule('R14', ({ release }) =>
  nulls(release.own, []),
);

const operatorNulls = operatorRule('R14', ({ own }) => nulls(own, []));

function destination(application: ApplicationFacts): Remark[] {
  const { name, server } = mapAt(application.manifest, ['spec', 'destination']);
  const given = [server, name].filter(isTruthy).length;
  // Of two expressions of an ApplicationSet Argo CD leaves out the one that comes out empty.
  const openTillThen = isTemplated(server) && isTemplated(name);
  return given === 1 || openTillThen
    ? []
    : [
        {
          code: 'destination-ambiguous',
          severity: 'error',
          at: inManifest('spec', 'destination'),
          message:
            given === 0
              ? 'the destination has neither server nor name'
              : `the destination has server ${quote(server)} and name ${quote(
                  name,
                )}`,
          remedy: 'Give exactly one of server and name',
        },
      ];
}

function sources(application: ApplicationFacts): Remark[] {
  const { manifest } = application;
  return isTruthy(valueAt(manifest, ['spec', 'source'])) &&
    listAt(manifest, ['spec', 'sources']).length > 0
    ? [
        {
          code: 'source-ambiguous',
          severity: 'error',
          at: inManifest('spec', 'source'),
          message: 'source stands beside sources, which wins',
          remedy: 'Give exactly one of source and sources',
        },
      ]
    : [];
}

function valuesTwice(application: ApplicationFacts, source: Path): Remark[] {
  const { values, valuesObject } = mapAt(application.manifest, [
    ...source,
    'helm',
  ]);
  return isTruthy(values) && isTruthy(valuesObject)
    ? [
        {
          code: 'values-twice',
          severity: 'warning',
          at: inManifest(...source, 'helm', 'values'),
          message: 'values stands beside valuesObject and is ignored',
          remedy: 'Move everything into valuesObject',
        },
      ]
    : [];
}

/** Null deletes a default, stays null, or makes Helm fail, by where it stands. */
function nulls(value: unknown, path: Path): Remark[] {
  if (value === null) {
    return [
      {
        code: 'null-value',
        severity: 'error',
        at: inValues(...path),
        message:
          'null deletes a default of the chart, stays null or makes Helm fail, by where it stands',
        remedy: 'Leave the key out, or give a value',
      },
    ];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => nulls(item, [...path, index]));
  }
  return isJsonObject(value)
    ? Object.entries(value).flatMap(([key, item]) =>
        nulls(item, [...path, key]),
      )
    : [];
}

/** R14: fields of which an Application has one and not the other, and no nulls among the values (domain.md 3.5, 6.7). */
export const r14Fields: Rule = facts => [
  ...fields(facts),
  ...clusterNulls(facts),
  ...operatorNulls(facts),
];

import { readFileSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';
import { evaluateHealth } from './__testUtils__/evaluateHealth';
import { RAY_CLUSTER_HEALTH_LUA } from './rayClusterHealthLua';

const PAGE = readFileSync(
  join(__dirname, '../../../../../docs/health-check.md'),
  'utf8',
);

/** The block of cases. */
const [, yaml = ''] =
  /<!-- snippet: health-check\/cases -->\n\n```yaml\n([^]*?)```/.exec(PAGE) ??
  [];
const cases: Array<{
  when: string;
  object: object;
  health: { status: string };
}> = parse(yaml);

describe('the cases of docs/health-check.md', () => {
  it.each(cases)('hold: $when', ({ object, health }) => {
    expect(evaluateHealth(RAY_CLUSTER_HEALTH_LUA, object)).toEqual(health);
  });

  it('have every status that the check gives', () => {
    const given = RAY_CLUSTER_HEALTH_LUA.matchAll(
      /"(Healthy|Progressing|Degraded|Suspended)"/g,
    );
    const shown = cases.map(({ health }) => health.status);
    expect([...new Set(shown)].sort()).toEqual(
      [...new Set([...given].map(([, status]) => status))].sort(),
    );
  });
});

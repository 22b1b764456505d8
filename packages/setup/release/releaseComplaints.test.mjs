import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { datedChangelog, releaseComplaints } from './releaseComplaints.mjs';

const CHANGELOG =
  '# Changes\n\n## 0.2.0 (unreleased)\n\n- New.\n\n## 0.1.0 (2027-01-31)\n';
const minor = (name, newVersion = '0.2.0') => ({
  name,
  type: 'minor',
  newVersion,
});

function complaintsAbout({ releases, changelog = CHANGELOG }) {
  return releaseComplaints({
    plan: { releases },
    names: ['a', 'b'],
    changelog,
  });
}

describe('a planned release', () => {
  it('of all packages in one version that the changelog knows gives no complaint', () => {
    assert.deepEqual(
      complaintsAbout({ releases: [minor('a'), minor('b')] }),
      [],
    );
  });

  it('of nothing gives no complaint', () => {
    assert.deepEqual(complaintsAbout({ releases: [], changelog: '' }), []);
  });

  it('of different versions is refused', () => {
    assert.deepEqual(
      complaintsAbout({ releases: [minor('a'), minor('b', '0.1.1')] }),
      ['the packages would get different versions: 0.2.0, 0.1.1'],
    );
  });

  it('that leaves a package behind, or is unknown to the changelog, is refused', () => {
    assert.deepEqual(
      complaintsAbout({ releases: [minor('a')], changelog: '# Changes\n' }),
      [
        'b: would be left at its version',
        'CHANGELOG.md: has no section "## 0.2.0 (unreleased)", where users read what is new',
      ],
    );
  });
});

describe('the changelog of a release', () => {
  it('gets the date at its own version and nowhere else', () => {
    assert.equal(
      datedChangelog(CHANGELOG, '0.2.0', '2027-03-01'),
      CHANGELOG.replace('0.2.0 (unreleased)', '0.2.0 (2027-03-01)'),
    );
  });
});

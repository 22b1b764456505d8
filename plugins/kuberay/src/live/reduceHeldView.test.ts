import { verdict } from 'backstage-plugin-kuberay-common';
import { anEntityView } from 'backstage-plugin-kuberay-common/testUtils';
import { aResponseError } from '../testUtils';
import {
  NOTHING_HELD,
  reduceHeldView,
  type HeldView,
  type HeldViewEvent,
} from './reduceHeldView';

const view = anEntityView();
const next = anEntityView({ verdict: verdict('scaling-up', 'progressing') });
const error = new Error('Failed to fetch');
const later = new Error('Bad gateway');

const ready: HeldView = {
  state: { state: 'ready', view },
  etag: '"1"',
  confirmedAt: 10,
};
const stale: HeldView = {
  ...ready,
  state: { state: 'stale', view, since: 10, error },
};
const failed: HeldView = {
  ...NOTHING_HELD,
  state: { state: 'failed', error },
};
const forbidden: HeldView = { ...NOTHING_HELD, state: { state: 'forbidden' } };

const viewed: HeldViewEvent = { type: 'viewed', view, etag: '"1"', at: 20 };
const changed: HeldViewEvent = {
  type: 'viewed',
  view: next,
  etag: '"2"',
  at: 20,
};
const readyLater: HeldView = { ...ready, confirmedAt: 20 };
const confirmed: HeldViewEvent = { type: 'confirmed', at: 20 };
const lost: HeldViewEvent = { type: 'failed', error: later };
const outdated: HeldViewEvent = { type: 'outdated', error };
const retried: HeldViewEvent = { type: 'retried' };
const dropped: HeldViewEvent = { type: 'dropped' };

describe('reduceHeldView', () => {
  it.each`
    what                                        | held            | event        | then
    ${'the first view comes'}                   | ${NOTHING_HELD} | ${viewed}    | ${readyLater}
    ${'a view comes after a failure'}           | ${failed}       | ${viewed}    | ${readyLater}
    ${'a view comes after a refusal'}           | ${forbidden}    | ${viewed}    | ${readyLater}
    ${'a stale view comes again'}               | ${stale}        | ${viewed}    | ${readyLater}
    ${'another view comes'}                     | ${ready}        | ${changed}   | ${{ state: { state: 'ready', view: next }, etag: '"2"', confirmedAt: 20 }}
    ${'a view is confirmed'}                    | ${ready}        | ${confirmed} | ${readyLater}
    ${'a stale view is confirmed'}              | ${stale}        | ${confirmed} | ${readyLater}
    ${'the first read fails'}                   | ${NOTHING_HELD} | ${lost}      | ${{ ...failed, state: { state: 'failed', error: later } }}
    ${'a view is held and a read fails'}        | ${ready}        | ${lost}      | ${ready}
    ${'a stale view’s read fails again'}        | ${stale}        | ${lost}      | ${{ ...ready, state: { state: 'stale', view, since: 10, error: later } }}
    ${'somebody was refused and a read fails'}  | ${forbidden}    | ${lost}      | ${forbidden}
    ${'the gap is long'}                        | ${ready}        | ${outdated}  | ${stale}
    ${'the gap is long, and that is known'}     | ${stale}        | ${outdated}  | ${stale}
    ${'the gap is long, and nothing is held'}   | ${NOTHING_HELD} | ${outdated}  | ${NOTHING_HELD}
    ${'somebody tries again'}                   | ${failed}       | ${retried}   | ${NOTHING_HELD}
    ${'somebody tries again with a stale view'} | ${stale}        | ${retried}   | ${stale}
    ${'nobody looks any more'}                  | ${ready}        | ${dropped}   | ${NOTHING_HELD}
  `('when $what', ({ held, event, then }) => {
    expect(reduceHeldView(held, event)).toEqual(then);
  });

  it.each`
    what            | held
    ${'held'}       | ${ready}
    ${'stale'}      | ${stale}
    ${'not yet in'} | ${NOTHING_HELD}
  `(
    'drops a view that is $what when the backend refuses it',
    async ({ held }) => {
      const refused = await aResponseError(403, 'NotAllowedError', 'No');
      expect(reduceHeldView(held, { type: 'failed', error: refused })).toEqual(
        forbidden,
      );
    },
  );

  it('drops the view of an entity that is gone, and not for a proxy’s 404', async () => {
    const gone = await aResponseError(404, 'NotFoundError', 'No such entity');
    const proxy = await aResponseError(404, 'Error', 'default backend - 404');

    expect(reduceHeldView(ready, { type: 'failed', error: gone })).toEqual({
      ...NOTHING_HELD,
      state: { state: 'failed', error: gone },
    });
    expect(reduceHeldView(ready, { type: 'failed', error: proxy })).toBe(ready);
  });

  it('keeps the state’s object where nothing changed', () => {
    expect(reduceHeldView(ready, viewed).state).toBe(ready.state);
    expect(reduceHeldView(ready, confirmed).state).toBe(ready.state);
  });
});

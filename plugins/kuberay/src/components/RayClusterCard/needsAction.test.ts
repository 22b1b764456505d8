import {
  anApplicationView,
  anOperationView,
} from 'backstage-plugin-kuberay-common/testUtils';
import { needsAction } from './needsAction';

const control = { enabled: true, replicaResets: [] };

describe('needsAction', () => {
  it.each`
    what                                      | application                                                       | needed
    ${'is Synced'}                            | ${{}}                                                             | ${false}
    ${'is OutOfSync'}                         | ${{ sync: 'OutOfSync' }}                                          | ${true}
    ${'cannot be compared'}                   | ${{ sync: 'Unknown' }}                                            | ${true}
    ${'is Synced, and the last sync failed'}  | ${{ operation: anOperationView({ phase: 'Failed' }) }}            | ${true}
    ${'is Synced, and the last sync broke'}   | ${{ operation: anOperationView({ phase: 'Error' }) }}             | ${true}
    ${'is OutOfSync and being deleted'}       | ${{ sync: 'OutOfSync', deleting: true }}                          | ${false}
    ${'is OutOfSync and not ours to control'} | ${{ sync: 'OutOfSync', control: { ...control, enabled: false } }} | ${false}
  `('says $needed of one that $what', ({ application, needed }) => {
    expect(needsAction(anApplicationView({ control, ...application }))).toBe(
      needed,
    );
  });
});

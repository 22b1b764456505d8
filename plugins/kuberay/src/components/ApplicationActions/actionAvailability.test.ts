import {
  anApplicationView,
  anOperationView,
} from 'backstage-plugin-kuberay-common/testUtils';
import { actionAvailability } from './actionAvailability';

const enabled = { enabled: true, replicaResets: [] };
const application = anApplicationView({ control: enabled });
const allowed = { refresh: 'yes', sync: 'yes' } as const;
const available = { state: 'available' };
const refused = (refusal: object) => ({ state: 'refused', refusal });

describe('actionAvailability', () => {
  it('has both where nothing stands against them', () => {
    expect(actionAvailability(application, allowed)).toEqual({
      refresh: available,
      sync: available,
    });
  });

  it('refuses both in the words of the backend where they are off', () => {
    const control = { enabled: false, reason: 'Off.', replicaResets: [] };
    const off = refused({ kind: 'control', reason: 'Off.' });
    expect(actionAvailability(anApplicationView({ control }), allowed)).toEqual(
      { refresh: off, sync: off },
    );
  });

  it.each`
    permitted    | sync
    ${'yes'}     | ${available}
    ${'no'}      | ${refused({ kind: 'permission' })}
    ${'asking'}  | ${{ state: 'asking' }}
    ${'unknown'} | ${refused({ kind: 'permissionUnknown' })}
  `(
    'judges the sync alone by its own permission: $permitted',
    ({ permitted, sync }) => {
      expect(
        actionAvailability(application, { refresh: 'yes', sync: permitted }),
      ).toEqual({ refresh: available, sync });
    },
  );

  it('lets a refresh be while an operation runs', () => {
    const operation = anOperationView({ phase: 'Running' });
    expect(
      actionAvailability(
        anApplicationView({ control: enabled, operation }),
        allowed,
      ),
    ).toEqual({ refresh: available, sync: { state: 'operating' } });
  });

  it('syncs nothing that is being deleted', () => {
    expect(
      actionAvailability(
        anApplicationView({ control: enabled, deleting: true }),
        allowed,
      ),
    ).toEqual({ refresh: available, sync: refused({ kind: 'deleting' }) });
  });

  it('says that somebody may not, rather than that they could later', () => {
    const operation = anOperationView({ phase: 'Running' });
    expect(
      actionAvailability(anApplicationView({ control: enabled, operation }), {
        refresh: 'yes',
        sync: 'no',
      }).sync,
    ).toEqual(refused({ kind: 'permission' }));
  });
});

import { formatCursor, parseCursor } from './fleetOrder';

describe('the cursor of the fleet', () => {
  it('says where a page ended', () => {
    const position = parseCursor(
      formatCursor([0, 1, 'prod — east', 'ray', 'demo']),
    );

    expect(position).toEqual([0, 1, 'prod — east', 'ray', 'demo']);
  });

  it.each([
    '',
    'x',
    '50',
    'null',
    '%00',
    Buffer.from('{}').toString('base64url'),
    Buffer.from('[0,1,"a","b"]').toString('base64url'),
    Buffer.from('[0,1.5,"a","b","c"]').toString('base64url'),
  ])('refuses %p by its name', cursor => {
    expect(() => parseCursor(cursor)).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringContaining('cursor'),
      }),
    );
  });
});

import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { TemplateLookup } from './TemplateLookup';

const REFS = ['template:default/there', 'template:default/absent'];
const there = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name: 'there', namespace: 'default' },
};

function aCatalog() {
  const api = catalogApiMock({ entities: [there] });
  return { api, asked: jest.spyOn(api, 'getEntitiesByRefs') };
}

describe('TemplateLookup', () => {
  it('finds those that the catalog has', async () => {
    const { api } = aCatalog();

    expect(await TemplateLookup.of(api).find(REFS)).toEqual(
      new Set(['template:default/there']),
    );
  });

  it('asks once for everybody on the page', async () => {
    const { api, asked } = aCatalog();

    await Promise.all([
      TemplateLookup.of(api).find(REFS),
      TemplateLookup.of(api).find([...REFS]),
    ]);
    await TemplateLookup.of(api).find(REFS);

    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('asks anew after some minutes, so that a new template is seen', async () => {
    const { api, asked } = aCatalog();
    let now = 0;
    const lookup = TemplateLookup.create({ catalogApi: api, now: () => now });

    await lookup.find(REFS);
    now = 299_999;
    await lookup.find(REFS);
    expect(asked).toHaveBeenCalledTimes(1);
    now = 300_000;
    await lookup.find(REFS);

    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('does not keep a failure', async () => {
    const { api, asked } = aCatalog();
    asked.mockRejectedValueOnce(new Error('out of order'));
    const lookup = TemplateLookup.create({ catalogApi: api });

    await expect(lookup.find(REFS)).rejects.toThrow('out of order');

    expect(await lookup.find(REFS)).toEqual(
      new Set(['template:default/there']),
    );
  });
});

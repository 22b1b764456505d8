import { templateHref } from './templateHref';

describe('templateHref', () => {
  it('writes the values as the scaffolder reads them, whatever they hold', () => {
    const values = {
      entityRef: 'resource:default/gpu',
      groups: { 'a&b=#%': { maxReplicas: 6 } },
    };
    const url = new URL(
      templateHref('/create/templates/default/change', values),
      'https://portal.example.org',
    );

    expect(url.pathname).toBe('/create/templates/default/change');
    expect([...url.searchParams.keys()]).toEqual(['formData']);
    expect(JSON.parse(url.searchParams.get('formData')!)).toEqual(values);
  });

  it('is the plain address where nothing is filled in', () => {
    expect(templateHref('/create/templates/default/ray')).toBe(
      '/create/templates/default/ray',
    );
  });
});

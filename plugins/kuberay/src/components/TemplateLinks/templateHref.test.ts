import { templateHref } from './templateHref';

describe('templateHref', () => {
  it.each([
    'gpu',
    'a&b=#%?formData=[]',
    'with "quotes" and \\',
    'ünïcode 🚀 \u2028',
    '</script><img onerror=alert(1)>',
    // eslint-disable-next-line no-script-url -- what an entity may be called, not an address
    'javascript:alert(1)',
    '//evil.example.org/..',
    '__proto__',
  ])('writes %j as the scaffolder reads it, and leads nowhere else', name => {
    const values = {
      entityRef: 'resource:default/gpu',
      groups: Object.fromEntries([[name, { maxReplicas: 6 }]]),
    };
    const url = new URL(
      templateHref('/create/templates/default/change', values),
      'https://portal.example.org',
    );

    expect(url.origin).toBe('https://portal.example.org');
    expect(url.pathname).toBe('/create/templates/default/change');
    expect(url.hash).toBe('');
    expect([...url.searchParams.keys()]).toEqual(['formData']);
    expect(JSON.parse(url.searchParams.get('formData')!)).toEqual(values);
  });

  it('is the plain address where nothing is filled in', () => {
    expect(templateHref('/create/templates/default/ray')).toBe(
      '/create/templates/default/ray',
    );
  });
});

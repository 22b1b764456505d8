import { rayDashboardLink } from './rayDashboardLink';

const ref = { cluster: 'prod', namespace: 'ray', name: 'demo' };

describe('rayDashboardLink', () => {
  it('fills in each name as often as it stands there', () => {
    expect(
      rayDashboardLink(
        'https://{name}.{namespace}.example.org/{cluster}/{name}?x={other}',
        ref,
      ),
    ).toBe('https://demo.ray.example.org/prod/demo?x={other}');
  });

  it('encodes what is filled in, which never leads anywhere else', () => {
    expect(
      rayDashboardLink('https://ray.example.org/{cluster}', {
        ...ref,
        cluster: '../$&?a=b#c {name}',
      }),
    ).toBe('https://ray.example.org/..%2F%24%26%3Fa%3Db%23c%20%7Bname%7D');
  });

  it('is none without a template', () => {
    expect(rayDashboardLink(undefined, ref)).toBeUndefined();
  });
});

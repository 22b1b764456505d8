import { applicationLink } from './applicationLink';

const application = { cluster: 'prod', namespace: 'argocd', name: 'demo' };
const prod = { name: 'prod', frontendUrl: 'https://prod.example.org' };
const other = { name: 'other', frontendUrl: 'https://other.example.org' };
const baseUrl = 'https://argocd.example.org';

describe('applicationLink', () => {
  it.each([
    {
      said: 'the instance named like the cluster',
      links: { baseUrl, instances: [other, prod] },
      link: 'https://prod.example.org/applications/argocd/demo',
    },
    {
      said: 'argocd.baseUrl where no instance is named so',
      links: { baseUrl, instances: [other] },
      link: 'https://argocd.example.org/applications/argocd/demo',
    },
    {
      said: 'the only instance where nothing else is configured',
      links: { instances: [other] },
      link: 'https://other.example.org/applications/argocd/demo',
    },
    {
      said: 'nowhere where several instances may be meant',
      links: { instances: [other, { ...other, name: 'third' }] },
      link: undefined,
    },
    { said: 'nowhere without any', links: { instances: [] }, link: undefined },
  ])('leads to $said', ({ links, link }) => {
    expect(applicationLink(application, links)).toBe(link);
  });
});

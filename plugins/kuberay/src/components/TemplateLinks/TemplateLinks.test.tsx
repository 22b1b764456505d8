import type { Entity } from '@backstage/catalog-model';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, EntityProvider } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { act, screen } from '@testing-library/react';
import type { RayClusterView } from 'backstage-plugin-kuberay-common';
import {
  aFinding,
  aRayClusterView,
  aWorkerGroup,
} from 'backstage-plugin-kuberay-common/testUtils';
import { axe } from 'jest-axe';
import type { ReactElement } from 'react';
import { templateRouteRef } from '../../routes';
import { ClusterActionLinks, CreateClusterLink, RaiseMaximumLink } from '.';

const entityRef = { kind: 'Resource', namespace: 'default', name: 'gpu' };
const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'gpu',
    annotations: {
      'kuberay.io/raycluster': 'prod/ray/gpu',
      'argocd/app-name': 'gpu',
    },
  },
  spec: { type: 'ray-cluster' },
};
const rayCluster = aRayClusterView({
  ref: { cluster: 'prod', namespace: 'ray', name: 'gpu' },
  groups: [aWorkerGroup({ name: 'a100', max: 4, atMax: true })],
});

function aTemplate(name: string): Entity {
  return {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: { name, namespace: 'default' },
  };
}
const templates = [
  aTemplate('ray-on-argocd'),
  aTemplate('ray-cluster-change'),
  aTemplate('ray-cluster-retire'),
];

async function renderLinks(
  links: ReactElement,
  options: {
    entities?: Entity[];
    hasScaffolder?: boolean;
    config?: Record<string, string>;
  } = {},
) {
  const { entities = templates, hasScaffolder = true, config } = options;
  const result = renderInTestApp(
    <EntityProvider entity={entity}>
      <p>The page</p>
      {links}
    </EntityProvider>,
    {
      apis: [[catalogApiRef, catalogApiMock({ entities })]],
      ...(hasScaffolder && {
        mountedRoutes: {
          '/create/templates/:namespace/:templateName': templateRouteRef,
        },
      }),
      ...(config && { config: { kuberay: { templates: config } } }),
    },
  );
  await screen.findByText('The page');
  // Lets the catalog answer, whose links a test may expect not to be there.
  await act(async () => {});
  return result;
}

/** Each link as its text, path and values. */
const links = () =>
  screen.queryAllByRole('link').map(link => {
    const url = new URL((link as HTMLAnchorElement).href);
    const values = url.searchParams.get('formData');
    return [link.textContent, url.pathname, values && JSON.parse(values)];
  });

const CHANGE = '/create/templates/default/ray-cluster-change';
const RETIRE = '/create/templates/default/ray-cluster-retire';
const picked = { entityRef: 'resource:default/gpu' };

function ofCluster(
  variant: 'inline' | 'buttons' = 'inline',
  shown: RayClusterView = rayCluster,
) {
  return (
    <ClusterActionLinks
      entityRef={entityRef}
      rayCluster={shown}
      variant={variant}
    />
  );
}

describe('ClusterActionLinks', () => {
  it.each(['inline', 'buttons'] as const)(
    'leads to the forms with the cluster picked, as %s',
    async variant => {
      const { container } = await renderLinks(ofCluster(variant));
      await screen.findByRole('link', { name: 'Retire' });

      expect(links()).toEqual([
        ['Change by pull request', CHANGE, picked],
        ['Retire', RETIRE, picked],
      ]);
      expect(await axe(container)).toHaveNoViolations();
    },
  );

  it('leaves out a template that the catalog does not show to this user', async () => {
    await renderLinks(ofCluster(), {
      entities: [aTemplate('ray-cluster-change')],
    });
    await screen.findByRole('link');

    expect(links()).toEqual([['Change by pull request', CHANGE, picked]]);
  });

  it('takes the templates that the configuration names', async () => {
    await renderLinks(ofCluster(), {
      entities: [aTemplate('ours')],
      config: { change: 'template:default/ours' },
    });
    await screen.findByRole('link');

    expect(links()).toEqual([
      ['Change by pull request', '/create/templates/default/ours', picked],
    ]);
  });

  it('shows nothing in an app without a scaffolder', async () => {
    await renderLinks(ofCluster(), { hasScaffolder: false });

    expect(links()).toEqual([]);
  });

  it('shows nothing for a cluster that a RayService has made', async () => {
    await renderLinks(
      ofCluster('inline', {
        ...rayCluster,
        originatedFrom: { kind: 'RayService', name: 'llm' },
      }),
    );

    expect(links()).toEqual([]);
  });
});

describe('RaiseMaximumLink', () => {
  const full = aFinding({
    code: 'demand-above-maximum',
    rayCluster: rayCluster.ref,
    group: 'a100',
  });

  it('leads to the change with a higher maximum filled in', async () => {
    await renderLinks(
      <RaiseMaximumLink finding={full} rayClusters={[rayCluster]} />,
    );
    await screen.findByRole('link');

    expect(links()).toEqual([
      [
        'Raise the maximum by pull request',
        CHANGE,
        { ...picked, groups: { a100: { maxReplicas: 5 } } },
      ],
    ]);
  });

  it.each`
    what                                  | finding
    ${'another finding'}                  | ${{ ...full, code: 'image-pull' }}
    ${'a group that is not there'}        | ${{ ...full, group: 'h100' }}
    ${'a cluster that is not the page’s'} | ${{ ...full, rayCluster: { ...rayCluster.ref, name: 'other' } }}
  `('shows nothing for $what', async ({ finding }) => {
    await renderLinks(
      <RaiseMaximumLink finding={finding} rayClusters={[rayCluster]} />,
    );

    expect(links()).toEqual([]);
  });
});

describe('CreateClusterLink', () => {
  it.each(['inline', 'button'] as const)(
    'leads to the form of a new cluster, as %s',
    async variant => {
      await renderLinks(<CreateClusterLink variant={variant} />);
      await screen.findByRole('link');

      expect(links()).toEqual([
        [
          'Create a Ray cluster',
          '/create/templates/default/ray-on-argocd',
          null,
        ],
      ]);
    },
  );

  it('shows nothing where the catalog has no template for it', async () => {
    await renderLinks(<CreateClusterLink variant="inline" />, { entities: [] });

    expect(links()).toEqual([]);
  });
});

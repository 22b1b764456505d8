import type { Entity } from '@backstage/catalog-model';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { renderField } from '../../__testUtils__/renderField';
import { RayClusterPicker } from './RayClusterPicker';

// A popover and axe: seconds on a busy machine.
jest.setTimeout(60_000);

const features: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'features',
    annotations: { 'kuberay.io/raycluster': 'prod/ray/features-kuberay' },
  },
  spec: { type: 'service', owner: 'group:default/ml' },
};
const training: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: { name: 'training', namespace: 'ray', title: 'Model training' },
  spec: { type: 'ray-cluster', owner: 'user:default/ada' },
};
const database: Entity = {
  ...training,
  metadata: { name: 'database' },
  spec: { type: 'database' },
};

function renderPicker(
  options: { value?: string; filter?: object; entities?: Entity[] } = {},
) {
  const { entities = [features, training, database] } = options;
  return renderField<string>(RayClusterPicker, {
    value: options.value,
    title: 'Ray cluster',
    options: options.filter ? { catalogFilter: options.filter } : {},
    apis: [[catalogApiRef, catalogApiMock({ entities })]],
  });
}

const offered = () =>
  screen.getAllByRole('option').map(({ textContent }) => textContent);

describe('RayClusterPicker', () => {
  it('offers the Ray clusters of the catalog with owner and place, nothing else', async () => {
    const { container, valueOf } = renderPicker();

    await userEvent.click(await screen.findByRole('combobox'));

    expect(offered()).toEqual([
      'featuresml · prod/ray/features-kuberay',
      'Model traininguser:ada · place unknown',
    ]);
    await userEvent.click(screen.getByRole('option', { name: /Model/ }));
    expect(valueOf()).toBe('resource:ray/training');
    expect(screen.getByRole('combobox')).toHaveValue('Model training');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('finds by owner and place, and picks by the keyboard', async () => {
    const { valueOf } = renderPicker();

    await userEvent.type(await screen.findByRole('combobox'), 'prod ml');
    expect(offered()).toEqual(['featuresml · prod/ray/features-kuberay']);
    await userEvent.keyboard('{ArrowDown}{Enter}');

    expect(valueOf()).toBe('component:default/features');
  });

  it('narrows the choice by the template’s filter', async () => {
    renderPicker({ filter: { kind: 'Resource' } });

    await userEvent.click(await screen.findByRole('combobox'));

    expect(offered()).toEqual(['Model traininguser:ada · place unknown']);
  });

  it('keeps a value that the catalog does not know, and says so', async () => {
    const { valueOf } = renderPicker({ value: 'resource:default/new' });

    expect(await screen.findByRole('combobox')).toHaveValue(
      'resource:default/new',
    );
    expect(
      screen.getByText(/new is not among the Ray clusters/),
    ).toBeInTheDocument();
    expect(valueOf()).toBe('resource:default/new');
  });

  it('says nothing of the kind about a value that it knows', async () => {
    renderPicker({ value: 'component:default/features' });

    expect(await screen.findByRole('combobox')).toHaveValue('features');
    expect(screen.queryByText(/is not among/)).not.toBeInTheDocument();
  });

  it.each`
    what                            | filter                  | words
    ${'a catalog without any'}      | ${undefined}            | ${/has no Ray cluster that you may see/}
    ${'a filter that fits nothing'} | ${{ kind: 'Resource' }} | ${/fits this template’s filter/}
  `('says what to do with $what', async ({ filter, words }) => {
    renderPicker({ filter, entities: [database] });

    expect(await screen.findByText(words)).toBeInTheDocument();
  });

  it('shows that it is asking', async () => {
    renderField<string>(RayClusterPicker, {
      apis: [
        [
          catalogApiRef,
          catalogApiMock.mock({
            streamEntities: async function* streamEntities() {
              await new Promise(() => {});
              yield [];
            },
          }),
        ],
      ],
    });

    expect(
      await screen.findByText('Asking the catalog for Ray clusters …'),
    ).toBeInTheDocument();
  });

  it('says that the catalog fails, keeps the value and tries again', async () => {
    let isDown = true;
    const { valueOf } = renderField<string>(RayClusterPicker, {
      value: 'component:default/features',
      apis: [
        [
          catalogApiRef,
          catalogApiMock.mock({
            streamEntities: async function* streamEntities() {
              if (isDown) {
                throw new Error('out of order');
              }
              yield [features];
            },
          }),
        ],
      ],
    });

    expect(
      await screen.findByText('The catalog does not answer: out of order'),
    ).toBeInTheDocument();
    expect(valueOf()).toBe('component:default/features');
    isDown = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByRole('combobox')).toHaveValue('features');
    expect(screen.queryByText(/does not answer/)).not.toBeInTheDocument();
  });
});

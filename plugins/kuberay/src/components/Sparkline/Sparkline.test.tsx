import { render, screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { Sparkline } from './Sparkline';

function pathsOf(
  ready: Array<number | null>,
  desired: Array<number | null> = ready,
) {
  const { container } = render(
    <Sparkline ready={ready} desired={desired} label="4 of 4 ready" />,
  );
  return [...container.querySelectorAll('path')].map(path =>
    path.getAttribute('d'),
  );
}

describe('Sparkline', () => {
  it('is a picture that says what it shows', async () => {
    const { container } = render(
      <Sparkline ready={[4]} desired={[4]} label="4 of 4 ready" />,
    );
    expect(screen.getByRole('img')).toHaveAccessibleName('4 of 4 ready');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('draws no second line while all are ready', () => {
    expect(pathsOf([4, 4])).toEqual(['', 'M0 1.5H46V1.5H92']);
  });

  it('draws what was desired where it was not ready', () => {
    expect(pathsOf([0, 4], [4, 4])).toEqual(['M0 1.5H46', 'M0 20.5H46V1.5H92']);
  });

  it('leaves the line out, and dots the floor, where nobody watched', () => {
    expect(pathsOf([null, 4])).toEqual(['M0 20.5H92', '', 'M46 1.5H92']);
    expect(pathsOf([null, null])).toEqual(['M0 20.5H92', '', '']);
  });

  it('draws a cluster without workers at the floor', () => {
    expect(pathsOf([0, 0])).toEqual(['', 'M0 20.5H46V20.5H92']);
  });
});

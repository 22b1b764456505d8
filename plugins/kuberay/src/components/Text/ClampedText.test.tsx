import { renderInTestApp } from '@backstage/frontend-test-utils';
import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ClampedText } from './ClampedText';

/** jsdom lays nothing out: the heights, in pixels, of a text and of the room that it has. */
function layOut(heights: { text: number; room: number }) {
  jest
    .spyOn(Element.prototype, 'scrollHeight', 'get')
    .mockReturnValue(heights.text);
  jest
    .spyOn(Element.prototype, 'clientHeight', 'get')
    .mockReturnValue(heights.room);
}

describe('ClampedText', () => {
  afterEach(() => jest.restoreAllMocks());

  it('shows a text that fits, and no button', async () => {
    layOut({ text: 36, room: 36 });
    renderInTestApp(<ClampedText lines={2}>short</ClampedText>);

    expect(await screen.findByText('short')).toBeInTheDocument();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('opens and closes a text that does not fit, by keyboard', async () => {
    const user = userEvent.setup();
    layOut({ text: 90, room: 36 });
    renderInTestApp(<ClampedText lines={2}>long</ClampedText>);
    const text = await screen.findByText('long');
    expect(text).toHaveStyle({ WebkitLineClamp: '2' });

    screen.getByRole('button', { name: 'Show all', expanded: false }).focus();
    await user.keyboard('{Enter}');

    expect(text).not.toHaveStyle({ WebkitLineClamp: '2' });
    await user.click(
      screen.getByRole('button', { name: 'Show less', expanded: true }),
    );
    expect(
      screen.getByRole('button', { name: 'Show all' }),
    ).toBeInTheDocument();
  });

  it('measures again when the window changes its width', async () => {
    layOut({ text: 36, room: 36 });
    renderInTestApp(<ClampedText lines={2}>words</ClampedText>);
    await screen.findByText('words');

    layOut({ text: 90, room: 36 });
    fireEvent(window, new Event('resize'));

    expect(
      await screen.findByRole('button', { name: 'Show all' }),
    ).toBeInTheDocument();
  });
});

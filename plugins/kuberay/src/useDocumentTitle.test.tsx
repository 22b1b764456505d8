import { configApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, TestApiProvider } from '@backstage/frontend-test-utils';
import { renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { useDocumentTitle } from './useDocumentTitle';

const config = mockApis.config({ data: { app: { title: 'Portal' } } });

function InApp(props: { children: ReactNode }) {
  return (
    <TestApiProvider apis={[[configApiRef, config]]}>
      {props.children}
    </TestApiProvider>
  );
}

const named = (title: string) =>
  renderHook(() => useDocumentTitle(title), { wrapper: InApp });

describe('useDocumentTitle', () => {
  it('names the browser’s tab after the page, and no longer when the page is left', () => {
    document.title = 'features | Portal';
    const { unmount } = named('Ray clusters');
    expect(document.title).toBe('Ray clusters | Portal');

    unmount();

    expect(document.title).toBe('Portal');
  });

  it('leaves the name that the next page has given', () => {
    const { unmount } = named('Ray clusters');
    document.title = 'features | Portal';

    unmount();

    expect(document.title).toBe('features | Portal');
  });
});

import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useEffect } from 'react';

/**
 * Names the browser's tab after the page while it is mounted, as Backstage does for entities.
 *
 * The new frontend system does not do so for pages: the name of the page before would stay.
 */
export function useDocumentTitle(title: string): void {
  const appTitle =
    useApi(configApiRef).getOptionalString('app.title') ?? 'Backstage';
  useEffect(() => {
    const mine = `${title} | ${appTitle}`;
    document.title = mine;
    return () => {
      // The next page may have named it already.
      if (document.title === mine) {
        document.title = appTitle;
      }
    };
  }, [title, appTitle]);
}

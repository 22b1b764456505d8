import { render, screen } from '@testing-library/react';
import App from './App';

describe('App', () => {
  it('starts with nothing but its configuration', async () => {
    process.env = {
      NODE_ENV: 'test',
      APP_CONFIG: [
        {
          data: {
            app: { title: 'Test', baseUrl: 'http://localhost' },
            backend: { baseUrl: 'http://localhost:1' },
          },
          context: 'test',
        },
      ] as unknown as string,
    };
    const { baseElement } = render(App.createRoot());
    expect(baseElement).toBeInTheDocument();
    expect(await screen.findByRole('progressbar')).toBeInTheDocument();
  });
});

import { render, screen } from '@testing-library/react';
import App from './App';

describe('App', () => {
  it('asks a visitor to sign in', async () => {
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
    render(App.createRoot());
    expect(
      await screen.findByRole('button', { name: 'Enter' }),
    ).toBeInTheDocument();
  });
});

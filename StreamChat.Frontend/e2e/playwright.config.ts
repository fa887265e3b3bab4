import { defineConfig } from '@playwright/test';
import { browser, url } from './system.ts';

// Runs against a system that is up: STREAMCHAT_URL=http://localhost:8080 npm test
export default defineConfig({
  testDir: 'tests',
  globalSetup: './identityProvider.ts',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  // Only what never comes reaches these, on a machine too that is busy with something else for half a minute.
  timeout: 360_000,
  expect: { timeout: 60_000 },
  reporter: [['line']],
  outputDir: '../../artifacts/e2e',
  use: {
    baseURL: url,
    launchOptions: browser,
    screenshot: 'only-on-failure',
  },
  // The dashboard's tests stop and start a service, which the page's tests must not notice: run one after the other.
  projects: [
    { name: 'page', testIgnore: 'dashboard.spec.ts' },
    { name: 'dashboard', testMatch: 'dashboard.spec.ts', workers: 1, fullyParallel: false },
  ],
});

import { defineConfig } from '@playwright/test';
import { browser, url } from './system.ts';

// Runs against a system that is up: STREAMCHAT_URL=http://localhost:8080 npm test
export default defineConfig({
  testDir: 'tests',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  timeout: 45_000,
  expect: { timeout: 20_000 },
  reporter: [['line']],
  outputDir: '../../artifacts/e2e',
  use: {
    baseURL: url,
    launchOptions: browser,
    screenshot: 'only-on-failure',
  },
});

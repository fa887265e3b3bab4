import { existsSync } from 'node:fs';
import type { LaunchOptions } from '@playwright/test';

/** Where the system under test answers. */
export const url = process.env['STREAMCHAT_URL'] ?? 'http://localhost:8080';

/** Where its identity provider is, as it was told when it was started; nothing when it was told of none. */
export const issuer = process.env['Identity__Issuer'];

const installed = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The machine's own Chromium, if there is one; otherwise Playwright's. It runs in containers, which have no sandbox. */
export const browser: LaunchOptions = {
  args: ['--no-sandbox'],
  ...executable(installed.find((path) => path !== undefined && existsSync(path))),
};

function executable(path: string | undefined): LaunchOptions {
  return path === undefined ? {} : { executablePath: path };
}

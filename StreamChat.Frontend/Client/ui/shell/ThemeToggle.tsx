import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { MoonIcon, SunIcon, SystemIcon } from '../icons';
import { read, write } from '../parts/storage';
import { strings } from '../strings';

const KEY = 'streamchat.theme'; // public/theme.js reads it before the first paint
const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const ICONS = { system: SystemIcon, light: SunIcon, dark: MoonIcon } as const;

/** One button that goes round: as the system, light, dark. */
export function ThemeToggle(): VNode {
  const [theme, setTheme] = useState<Theme>(() => THEMES.find((known) => known === read(KEY)) ?? 'system');
  const Icon = ICONS[theme];
  const turn = (): void => {
    const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
    write(KEY, next);
    if (next === 'system') {
      delete document.documentElement.dataset['theme'];
    } else {
      document.documentElement.dataset['theme'] = next;
    }
    setTheme(next);
  };
  return (
    <button type="button" class="button button-quiet button-icon theme-toggle" onClick={turn} aria-label={strings.theme[theme]} title={strings.theme[theme]}>
      <Icon />
    </button>
  );
}

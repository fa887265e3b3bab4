import type { Part } from '../catalogue';
import type { pageStrings as english } from '../en/pageStrings';
import { format } from '../format';

/** Words of the page around the conversation, in German. */
export const pageStrings: Part<typeof english> = {
  appName: 'StreamChat',
  skipToPrompt: 'Zur Eingabe springen',
  newChat: 'Neuer Chat',
  untitled: 'Ohne Titel',
  close: 'Schließen',
  cancel: 'Abbrechen',
  save: 'Speichern',
  log: 'Unterhaltung',

  instructions: {
    button: 'Anweisungen',
    title: 'Anweisungen für das Modell',
    text: 'Was dem Modell vor dieser Unterhaltung gesagt wird: eine Rolle, ein Ton, Regeln. Es gilt ab der nächsten Frage.',
    placeholder: 'Zum Beispiel: Antworte kurz, auf Deutsch, mit Code in C#.',
  },

  settings: {
    title: 'Einstellungen',
    language: 'Sprache',
    asBrowser: 'Wie der Browser',
    reference: 'API-Referenz (englisch)',
  },

  shortcuts: {
    title: 'Tastenkürzel',
    list: [
      ['Enter', 'Senden'],
      ['Umschalt + Enter', 'Neue Zeile'],
      ['Esc', 'Die Antwort anhalten'],
      ['Strg + Umschalt + O', 'Neuer Chat'],
      ['Strg + K', 'Unterhaltungen durchsuchen'],
      ['Strg + B', 'Unterhaltungen zeigen oder ausblenden'],
      ['/', 'Zur Eingabe'],
      ['?', 'Diese Liste'],
    ],
  },

  page: {
    loading: 'Die Unterhaltung wird geladen',
    missing: { title: 'Diese Unterhaltung ist nicht hier', text: 'Vielleicht wurde sie gelöscht, oder sie gehört jemand anderem.' },
    failed: 'Die Unterhaltung konnte nicht geladen werden',
    offline: 'StreamChat ist nicht erreichbar. Zuletzt Geöffnetes lässt sich lesen; was Sie senden, wartet und geht von selbst hinaus.',
  },

  theme: {
    system: 'Farben: wie das System',
    light: 'Farben: hell',
    dark: 'Farben: dunkel',
  },

  connection: {
    button: (name) => `Verbindung: ${name}`,
    title: 'Verbindung',
    checking: 'Verbindet …',
    unreachable: 'Nicht verbunden',
    unreachableText: 'Der Chatdienst antwortet nicht. Vielleicht startet er noch.',
    checkAgain: 'Erneut prüfen',
    troubled: (name) => `${name}: gestört`,
    names: { simulator: 'Simulator', openai: 'OpenAI', openrouter: 'OpenRouter', 'openai-compatible': 'Eigener Endpunkt' },
    provider: 'Anbieter',
    endpoint: 'Endpunkt',
    model: 'Modell',
    latency: 'Antwortzeit',
    milliseconds: (value) => `${format(value)} ms`,
    reason: 'Gewählt, weil',
    simulatorHint: 'Für ein echtes Modell vor dem Start eines davon setzen:',
    simulatorNote: 'Die Antworten kommen vom eingebauten Simulator.',
    simulatorLink: 'Ein echtes Modell verwenden',
    variables: [
      { name: 'OPENAI_API_KEY', text: 'OpenAI' },
      { name: 'OPENROUTER_API_KEY', text: 'OpenRouter' },
      { name: 'OPENAI_BASE_URL', text: 'vLLM, Ollama, LiteLLM oder ein eigener' },
    ],
  },
};

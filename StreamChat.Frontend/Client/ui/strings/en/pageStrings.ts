import { format } from '../format';

/** Words of the page around the conversation. */
export const pageStrings = {
  appName: 'StreamChat',
  skipToPrompt: 'Skip to the prompt',
  newChat: 'New chat',
  untitled: 'Untitled',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  log: 'Conversation',

  instructions: {
    button: 'Instructions',
    title: 'Instructions for the model',
    text: 'What the model is told before this conversation: a role, a tone, rules. It counts from the next prompt on.',
    placeholder: 'For example: Answer briefly, in British English, with code in C#.',
  },

  settings: {
    title: 'Settings',
    language: 'Language',
    asBrowser: 'As the browser',
    reference: 'API reference',
  },

  shortcuts: {
    title: 'Keyboard shortcuts',
    list: [
      ['Enter', 'Send'],
      ['Shift + Enter', 'New line'],
      ['Esc', 'Stop the answer'],
      ['Ctrl + Shift + O', 'New chat'],
      ['Ctrl + K', 'Search conversations'],
      ['Ctrl + B', 'Show or hide conversations'],
      ['/', 'To the prompt'],
      ['?', 'This list'],
    ] as readonly (readonly [string, string])[],
  },

  page: {
    loading: 'Loading the conversation',
    missing: { title: 'This conversation is not here', text: 'It may have been deleted, or it belongs to somebody else.' },
    failed: 'The conversation could not be loaded',
    offline: 'StreamChat cannot be reached. What you opened lately can be read; what you send waits and goes out by itself.',
  },

  theme: {
    system: 'Theme: as the system',
    light: 'Theme: light',
    dark: 'Theme: dark',
  },

  connection: {
    button: (name: string) => `Connection: ${name}`,
    title: 'Connection',
    checking: 'Connecting…',
    unreachable: 'Not connected',
    unreachableText: 'The chat service does not answer. It may still be starting.',
    checkAgain: 'Check again',
    troubled: (name: string) => `${name}: not working`,
    names: { simulator: 'Simulator', openai: 'OpenAI', openrouter: 'OpenRouter', 'openai-compatible': 'Own endpoint' } as Readonly<Record<string, string>>,
    provider: 'Provider',
    endpoint: 'Endpoint',
    model: 'Model',
    latency: 'Latency',
    milliseconds: (value: number) => `${format(value)} ms`,
    reason: 'Chosen because',
    simulatorHint: 'To use a real model, set one of these before the start:',
    simulatorNote: 'Answers come from the built‑in simulator.',
    simulatorLink: 'Use a real model',
    variables: [
      { name: 'OPENAI_API_KEY', text: 'OpenAI' },
      { name: 'OPENROUTER_API_KEY', text: 'OpenRouter' },
      { name: 'OPENAI_BASE_URL', text: 'vLLM, Ollama, LiteLLM or your own' },
    ],
  },
} as const;

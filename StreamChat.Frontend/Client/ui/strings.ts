/** Every word that the page says, in one place. */
export const strings = {
  appName: 'StreamChat',
  skipToPrompt: 'Skip to the prompt',
  newChat: 'New chat',
  log: 'Conversation',

  empty: {
    title: 'What would you like to know?',
    suggestions: 'Suggestions',
    list: [
      { title: 'Say hello', rest: 'and see who answers', prompt: 'Hello there!', thinking: false },
      { title: 'Explain streaming', rest: 'in plain words', prompt: 'Explain how a streamed answer reaches my browser, in plain words.', thinking: false },
      { title: 'Write code', rest: 'that reads an event stream', prompt: 'Write code that reads an event stream, with a short explanation.', thinking: false },
      { title: 'Think first', rest: 'then answer step by step', prompt: 'Explain step by step what happens when I press Send.', thinking: true },
    ],
  },

  composer: {
    label: 'Prompt',
    form: 'Ask a question',
    placeholder: 'Ask anything',
    send: 'Send',
    stop: 'Stop',
    stopHint: 'Stop (Esc)',
    thinking: 'Thinking',
    thinkingHint: 'Let the model reason before it answers',
    counter: (length: number, limit: number) => `${format(length)} / ${format(limit)}`,
    tooLong: (over: number) => `${format(over)} ${over === 1 ? 'character' : 'characters'} too many`,
    busy: 'An answer is being written. Stop it, or wait for its end, to send the next prompt.',
    independent: 'Each prompt is answered on its own, without the ones before it.',
    keys: 'Enter sends, Shift + Enter starts a new line.',
  },

  turn: {
    you: 'You asked',
    answer: 'Answer',
    waiting: 'Waiting for the first word',
    thinkingNow: 'Thinking',
    thoughtFor: (seconds: number | undefined) => (seconds === undefined ? 'Thought' : `Thought for ${span(seconds)}`),
    stopped: 'You stopped this answer.',
    stoppedEmpty: 'You stopped before the first word.',
    cut: 'The model reached its length limit, so the answer ends early.',
    filtered: 'The provider’s content filter ended this answer.',
    empty: 'The model answered with nothing.',
    copy: 'Copy',
    copyHint: 'Copy the answer as Markdown',
    copied: 'Copied',
    copyFailed: 'Could not copy',
    retry: 'Retry',
    askAgain: 'Ask again',
    details: 'Details',
    latest: 'To the latest',
  },

  details: {
    model: 'Model',
    tokens: 'Tokens',
    firstToken: 'First token',
    speed: 'Speed',
    perSecond: (value: number) => `${format(value, 1)} tokens/s`,
    seconds: (value: number) => span(value),
    requestId: 'Request ID',
    reason: 'Ended by',
  },

  code: {
    plain: 'Text',
    copy: 'Copy code',
    wrap: 'Wrap lines',
  },

  content: {
    image: 'Image not loaded',
    newTab: '(opens in a new tab)',
    table: 'Table',
  },

  status: {
    started: 'The answer has started.',
    finished: 'The answer is complete.',
    stopped: 'The answer was stopped.',
    failed: 'The answer failed.',
    thinking: 'The model is thinking.',
    copied: 'Copied.',
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

  failure: {
    requestId: 'Request ID',
    copyRequestId: 'Copy the request ID',
    retryAfter: (seconds: number) => `You can try again in ${span(seconds)}.`,
    other: { title: 'Something went wrong', text: 'The answer could not be given.' },
    byCode: {
      connection_lost: { title: 'The connection was lost', text: 'The answer broke off before its end. What had arrived is kept.' },
      unreachable: { title: 'The chat service cannot be reached', text: 'Check your connection, or try again in a moment.' },
      invalid_request: { title: 'This prompt was not accepted', text: '' },
      prompt_too_long: { title: 'This prompt is too long', text: '' },
      payload_too_large: { title: 'This prompt is too large', text: '' },
      rate_limited: { title: 'Too many requests', text: 'You are sending faster than is allowed. Wait a moment and try again.' },
      too_many_streams: { title: 'Too many answers at once', text: 'Wait for one of them to end and try again.' },
      unauthenticated: { title: 'You are not signed in', text: '' },
      forbidden: { title: 'This is not allowed', text: '' },
      provider_invalid_key: { title: 'The provider did not accept the key', text: 'Check the API key in the settings of the service.' },
      provider_quota: { title: 'The provider’s quota is used up', text: 'Check plan and billing with the provider.' },
      provider_model_not_found: { title: 'The provider does not know this model', text: 'Check the model’s name.' },
      provider_rate_limited: { title: 'The provider is busy', text: 'It asked us to slow down. Try again in a moment.' },
      provider_unavailable: { title: 'The provider is not available', text: 'It did not answer, or answered with an error. Try again in a moment.' },
      provider_timeout: { title: 'The provider took too long', text: 'It fell silent before the answer was complete.' },
      provider_dropped: { title: 'The provider broke off', text: 'The answer ended before it was complete. What had arrived is kept.' },
      store_unavailable: { title: 'The service is not ready', text: 'Its store cannot be reached. Try again in a moment.' },
      internal_error: { title: 'Something went wrong on our side', text: 'Try again; if it stays, the request ID tells us where to look.' },
      upstream_unavailable: { title: 'The chat service cannot be reached', text: 'It may be starting. Try again in a moment.' },
      upstream_timeout: { title: 'The chat service took too long', text: 'Try again in a moment.' },
      not_ready: { title: 'The service is not ready', text: 'It may be starting. Try again in a moment.' },
      draining: { title: 'The service is restarting', text: 'Try again in a moment.' },
    } as Readonly<Record<string, { readonly title: string; readonly text: string }>>,
  },
} as const;

/** A number as people of this place write it. */
export function format(value: number, decimals = 0): string {
  return new Intl.NumberFormat(undefined, { maximumFractionDigits: decimals }).format(value);
}

function span(seconds: number): string {
  if (seconds >= 60) {
    return `${format(Math.floor(seconds / 60))} min ${format(Math.round(seconds % 60))} s`;
  }
  return `${format(seconds, seconds < 10 ? (seconds < 1 ? 2 : 1) : 0)} s`;
}

import type { Part } from '../catalogue';
import type { chatStrings as english } from '../en/chatStrings';
import { format, span } from '../format';

/** Words of the conversation and the composer, in German. */
export const chatStrings: Part<typeof english> = {
  empty: {
    title: 'Was möchten Sie wissen?',
    suggestions: 'Vorschläge',
    list: [
      { title: 'Hallo sagen', rest: 'und sehen, wer antwortet', prompt: 'Hallo!', thinking: false },
      { title: 'Streaming erklären', rest: 'in einfachen Worten', prompt: 'Erkläre in einfachen Worten, wie eine Antwort per Streaming in meinen Browser kommt.', thinking: false },
      { title: 'Code schreiben', rest: 'der einen Ereignisstrom liest', prompt: 'Schreibe Code, der einen Ereignisstrom liest, mit einer kurzen Erklärung.', thinking: false },
      { title: 'Erst nachdenken', rest: 'dann Schritt für Schritt antworten', prompt: 'Erkläre Schritt für Schritt, was beim Drücken von „Senden“ geschieht.', thinking: true },
    ],
  },

  composer: {
    label: 'Eingabe',
    form: 'Eine Frage stellen',
    placeholder: 'Fragen Sie etwas',
    send: 'Senden',
    stop: 'Anhalten',
    stopHint: 'Anhalten (Esc)',
    thinking: 'Nachdenken',
    thinkingHint: 'Das Modell überlegt, bevor es antwortet',
    counter: (length, limit) => `${format(length)} / ${format(limit)}`,
    tooLong: (over) => `${format(over)} Zeichen zu viel`,
    queue: 'Nach dieser Antwort senden',
    stopping: 'Wird angehalten',
    model: 'Modell',
    defaultModel: (name) => (name === undefined ? 'Standardmodell' : `${name} (Standard)`),
    mistakes: 'Antworten können falsch sein. Prüfen Sie, worauf es ankommt.',
  },

  queued: {
    label: 'Wartet auf das Senden',
    next: 'Als Nächstes',
    sendNow: 'Jetzt senden',
    edit: 'Bearbeiten',
    remove: 'Entfernen',
  },

  turn: {
    you: 'Ihre Frage',
    answer: 'Antwort',
    waiting: 'Wartet auf das erste Wort',
    thinkingNow: 'Denkt nach',
    thoughtFor: (seconds) => (seconds === undefined ? 'Nachgedacht' : `${span(seconds)} nachgedacht`),
    stopped: 'Sie haben diese Antwort angehalten.',
    stoppedEmpty: 'Sie haben vor dem ersten Wort angehalten.',
    cut: 'Das Modell hat seine Höchstlänge erreicht; die Antwort endet vorzeitig.',
    filtered: 'Der Inhaltsfilter des Anbieters hat diese Antwort beendet.',
    empty: 'Das Modell hat nichts geantwortet.',
    copy: 'Kopieren',
    copyHint: 'Die Antwort als Markdown kopieren',
    copied: 'Kopiert',
    copyFailed: 'Kopieren nicht möglich',
    retry: 'Erneut versuchen',
    askAgain: 'Noch einmal fragen',
    goOn: 'Fortsetzen',
    goOnHint: 'Diese Antwort dort fortsetzen, wo sie endet',
    anotherAnswer: 'Andere Antwort',
    edit: 'Bearbeiten',
    editHint: 'Anders fragen; diese Fassung bleibt',
    editLabel: 'Die Frage bearbeiten',
    copyQuestion: 'Die Frage kopieren',
    details: 'Einzelheiten',
    latest: 'Zum Neuesten',
    reconnecting: 'Verbindet sich wieder …',
    offline: 'Sie sind offline. Die Antwort wird weitergeschrieben und erscheint, sobald Sie zurück sind.',
    unsaved: 'Der Speicher ist nicht erreichbar: Diese Antwort wird gezeigt, lässt sich aber erst wieder lesen, wenn er zurück ist.',
    dropped: (count) => `${format(count)} frühere ${count === 1 ? 'Nachricht wurde' : 'Nachrichten wurden'} weggelassen: Mehr fasst das Modell nicht.`,
    version: (index, count) => `${format(index + 1)} / ${format(count)}`,
    versions: { question: 'Fassungen der Frage', answer: 'Fassungen der Antwort' },
    earlierVersion: 'Frühere Fassung',
    laterVersion: 'Spätere Fassung',
  },

  details: {
    model: 'Modell',
    tokens: 'Tokens',
    firstToken: 'Erstes Token',
    speed: 'Tempo',
    perSecond: (value) => `${format(value, 1)} Tokens/s`,
    seconds: (value) => span(value),
    requestId: 'Anfrage-ID',
    trace: 'Trace',
    traceHint: 'Den Trace im Dashboard ansehen (öffnet sich in einem neuen Tab)',
    reason: 'Beendet',
    reasons: { stop: 'von selbst', length: 'Höchstlänge', content_filter: 'Inhaltsfilter', cancelled: 'von Ihnen' },
    time: 'Zeit',
  },

  code: {
    plain: 'Text',
    copy: 'Code kopieren',
    wrap: 'Umbrechen',
  },

  content: {
    image: 'Bild nicht geladen',
    newTab: '(öffnet sich in einem neuen Tab)',
    table: 'Tabelle',
  },

  status: {
    started: 'Die Antwort hat begonnen.',
    finished: 'Die Antwort ist vollständig.',
    stopped: 'Die Antwort wurde angehalten.',
    failed: 'Die Antwort ist fehlgeschlagen.',
    thinking: 'Das Modell denkt nach.',
    copied: 'Kopiert.',
  },
};

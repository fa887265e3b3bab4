import type { Part } from '../catalogue';
import type { failureStrings as english } from '../en/failureStrings';
import { span } from '../format';

/** What went wrong, in plain German. */
export const failureStrings: Part<typeof english> = {
  failure: {
    requestId: 'Anfrage-ID',
    copyRequestId: 'Die Anfrage-ID kopieren',
    retryAfter: (seconds) => `In ${span(seconds)} können Sie es erneut versuchen.`,
    other: { title: 'Etwas ist schiefgegangen', text: 'Die Antwort konnte nicht gegeben werden.' },
    byCode: {
      connection_lost: { title: 'Die Verbindung ging verloren', text: 'Die Antwort brach vor ihrem Ende ab. Was angekommen war, bleibt.' },
      unreachable: { title: 'Der Chatdienst ist nicht erreichbar', text: 'Es wird von selbst gesendet, sobald die Verbindung wieder da ist.' },
      invalid_request: { title: 'Diese Eingabe wurde nicht angenommen', text: '' },
      prompt_too_long: { title: 'Diese Eingabe ist zu lang', text: '' },
      payload_too_large: { title: 'Diese Eingabe ist zu groß', text: '' },
      rate_limited: { title: 'Zu viele Anfragen', text: 'Sie senden schneller als erlaubt. Warten Sie einen Moment und versuchen Sie es erneut.' },
      too_many_streams: { title: 'Zu viele Antworten gleichzeitig', text: 'Warten Sie, bis eine davon endet, und versuchen Sie es erneut.' },
      unauthenticated: { title: 'Sie sind nicht angemeldet', text: '' },
      forbidden: { title: 'Das ist nicht erlaubt', text: '' },
      provider_invalid_key: { title: 'Der Anbieter hat den Schlüssel nicht angenommen', text: 'Prüfen Sie den API-Schlüssel in den Einstellungen des Dienstes.' },
      provider_quota: { title: 'Das Kontingent beim Anbieter ist aufgebraucht', text: 'Prüfen Sie Tarif und Abrechnung beim Anbieter.' },
      provider_model_not_found: { title: 'Der Anbieter kennt dieses Modell nicht', text: 'Prüfen Sie den Namen des Modells.' },
      provider_rate_limited: { title: 'Der Anbieter ist ausgelastet', text: 'Er bat um eine Pause. Versuchen Sie es gleich noch einmal.' },
      provider_unavailable: { title: 'Der Anbieter ist nicht verfügbar', text: 'Er antwortete nicht oder mit einem Fehler. Versuchen Sie es gleich noch einmal.' },
      provider_timeout: { title: 'Der Anbieter brauchte zu lange', text: 'Er verstummte, bevor die Antwort vollständig war.' },
      provider_dropped: { title: 'Der Anbieter brach ab', text: 'Die Antwort endete, bevor sie vollständig war. Was angekommen war, bleibt.' },
      store_unavailable: { title: 'Der Dienst ist nicht bereit', text: 'Sein Speicher ist nicht erreichbar. Versuchen Sie es gleich noch einmal.' },
      internal_error: { title: 'Bei uns ist etwas schiefgegangen', text: 'Versuchen Sie es erneut; bleibt es dabei, führt uns die Anfrage-ID zur Stelle.' },
      upstream_unavailable: { title: 'Der Chatdienst ist nicht erreichbar', text: 'Vielleicht startet er gerade. Versuchen Sie es gleich noch einmal.' },
      upstream_timeout: { title: 'Der Chatdienst brauchte zu lange', text: 'Versuchen Sie es gleich noch einmal.' },
      not_ready: { title: 'Der Dienst ist nicht bereit', text: 'Vielleicht startet er gerade. Versuchen Sie es gleich noch einmal.' },
      not_found: { title: 'Das ist nicht mehr da', text: 'Vielleicht wurde es gelöscht.' },
      conflict: { title: 'Hier wird schon eine Antwort geschrieben', text: 'Warten Sie auf ihr Ende, oder halten Sie sie an.' },
      interrupted: { title: 'Die Antwort wurde unterbrochen', text: 'Der Server, der sie schrieb, ist nicht mehr da. Was angekommen war, bleibt.' },
      draining: { title: 'Der Dienst startet neu', text: 'Versuchen Sie es gleich noch einmal.' },
    },
  },
};

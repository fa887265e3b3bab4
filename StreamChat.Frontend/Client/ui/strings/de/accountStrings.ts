import type { Part } from '../catalogue';
import type { accountStrings as english } from '../en/accountStrings';
import { format } from '../format';

/** Words of who one is here, of API keys, and of the end of everything, in German. */
export const accountStrings: Part<typeof english> = {
  account: {
    title: 'Konto',
    guest: 'Gast',
    guestText: 'Sie sind Gast dieses Browsers: Was hier ist, gehört zu seinem Cookie.',
    signedIn: (name) => `Angemeldet als ${name}.`,
    signIn: 'Anmelden',
    signOut: 'Abmelden',
    signInTitle: 'Melden Sie sich an',
    signInText: 'Nach der Anmeldung sind Ihre Unterhaltungen da.',
    signInFailed: 'Die Anmeldung ist nicht gelungen. Versuchen Sie es noch einmal.',
    failed: 'Das ist nicht gelungen. Versuchen Sie es gleich noch einmal.',
    limits: {
      title: 'Was von Ihren Grenzen übrig ist',
      of: { requests: 'Anfragen auf einmal', streams: 'Streams auf einmal', tokensAMinute: 'Tokens in dieser Minute', tokensADay: 'Tokens heute' },
      left: (left, most) => `noch ${format(left)} von ${format(most)}`,
    },
    delete: 'Alles löschen',
    deleteText: 'Alle Ihre Unterhaltungen und API-Schlüssel werden hier und auf dem Server endgültig entfernt.',
    deleteSure: 'Alles endgültig löschen',
  },

  keys: {
    title: 'API-Schlüssel',
    text: 'Programme senden einen Schlüssel als „Authorization: Bearer …“. Er handelt für Sie und verbraucht Ihre Kontingente.',
    none: 'Sie haben keine API-Schlüssel.',
    loading: 'Wird geladen …',
    failed: 'Die API-Schlüssel konnten nicht geladen werden.',
    name: 'Name',
    namePlaceholder: 'Wofür er ist',
    scopes: 'Gilt für',
    scope: { chat: 'Chat', conversations: 'Unterhaltungen', admin: 'Schlüssel und Löschen' },
    expires: 'Läuft ab',
    expiry: { never: 'Nie', month: 'In 30 Tagen', quarter: 'In 90 Tagen', year: 'In einem Jahr' },
    make: 'Schlüssel erstellen',
    made: 'Ihr neuer Schlüssel',
    madeText: 'Kopieren Sie ihn jetzt. Er wird nicht noch einmal gezeigt.',
    copy: 'Den Schlüssel kopieren',
    done: 'Fertig',
    created: (when) => `Erstellt am ${when}`,
    used: (when) => `zuletzt verwendet am ${when}`,
    unused: 'noch nicht verwendet',
    expiresAt: (when) => `läuft ab am ${when}`,
    expired: (when) => `abgelaufen am ${when}`,
    revoke: (name) => `${name} widerrufen`,
    revokeShort: 'Widerrufen',
    revokeSure: 'Wirklich widerrufen',
  },
};

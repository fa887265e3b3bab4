import type { Part } from '../catalogue';
import type { listStrings as english } from '../en/listStrings';

/** Words of the list of conversations, and of what can be done with each, in German. */
export const listStrings: Part<typeof english> = {
  sidebar: {
    label: 'Unterhaltungen',
    show: 'Unterhaltungen zeigen',
    hide: 'Unterhaltungen ausblenden',
    search: 'Unterhaltungen durchsuchen',
    clearSearch: 'Suche leeren',
    groups: { pinned: 'Angeheftet', today: 'Heute', yesterday: 'Gestern', week: 'Letzte 7 Tage', month: 'Letzte 30 Tage', older: 'Älter' },
    empty: 'Hier werden Ihre Unterhaltungen stehen.',
    emptyArchive: 'Nichts ist archiviert.',
    nothingFound: (words) => `Nichts gefunden zu „${words}“.`,
    failed: 'Die Unterhaltungen konnten nicht geladen werden.',
    running: 'Eine Antwort wird geschrieben',
    archive: 'Archiviert',
    import: 'Importieren',
    importHint: 'Eine als JSON exportierte Unterhaltung importieren',
    shortcuts: 'Tastenkürzel',
    settings: 'Einstellungen',
    loading: 'Wird geladen …',
  },

  actions: {
    menu: (title) => `Aktionen für ${title}`,
    rename: 'Umbenennen',
    renameLabel: 'Neuer Name',
    pin: 'Anheften',
    unpin: 'Nicht mehr anheften',
    archive: 'Archivieren',
    unarchive: 'Aus dem Archiv holen',
    exportMarkdown: 'Als Markdown exportieren',
    exportJson: 'Als JSON exportieren',
    delete: 'Löschen',
    deleted: (title) => `„${title}“ gelöscht.`,
    archived: (title) => `„${title}“ archiviert.`,
    notice: 'Hinweis',
    undo: 'Rückgängig',
    dismiss: 'Schließen',
    imported: 'Importiert.',
    importFailed: 'Diese Datei ist keine exportierte Unterhaltung.',
    changeFailed: 'Die Änderung konnte nicht gespeichert werden.',
  },
};

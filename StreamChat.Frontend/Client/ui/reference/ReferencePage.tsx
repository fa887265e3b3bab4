import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ApiDocument, Group, Operation } from '../../core/reference/apiDocument';
import type { Failure } from '../../core/wire/failure';
import { ThemeToggle } from '../shell/ThemeToggle';
import { OperationView } from './OperationView';
import { DOCUMENT_ADDRESS, useDocument } from './useDocument';
import { words } from './words';

/** The API reference: every operation of the document, group by group. */
export function ReferencePage(): VNode {
  const [outcome, again] = useDocument();
  return (
    <>
      <a class="skip" href="#reference">{words.skip}</a>
      <header class="reference-header">
        <h1>{words.title}</h1>
        <nav class="reference-links" aria-label={words.title}>
          <a href="/">{words.back}</a>
          <a href={DOCUMENT_ADDRESS}>{words.document}</a>
        </nav>
        <ThemeToggle />
      </header>
      {outcome === undefined && <main id="reference" class="reference-note"><p role="status">{words.loading}</p></main>}
      {outcome?.ok === false && <Failed failure={outcome.failure} again={again} />}
      {outcome?.ok === true && <Operations document={outcome.value} />}
    </>
  );
}

function Failed({ failure, again }: { failure: Failure; again: () => void }): VNode {
  return (
    <main id="reference" class="reference-note">
      <p role="alert">{failure.code === 'unauthenticated' ? words.signIn : words.failed}</p>
      {failure.requestId !== undefined && <p class="reference-soft">{words.requestId} <code>{failure.requestId}</code></p>}
      <button type="button" class="button button-outline" onClick={again}>{words.retry}</button>
    </main>
  );
}

function Operations({ document }: { document: ApiDocument }): VNode {
  const [query, setQuery] = useState('');
  const [opened, setOpened] = useState(location.hash.slice(1));
  useEffect(() => {
    const turn = (): void => setOpened(window.location.hash.slice(1));
    window.addEventListener('hashchange', turn);
    window.document.getElementById(window.location.hash.slice(1))?.scrollIntoView();
    return () => window.removeEventListener('hashchange', turn);
  }, []);
  const groups = found(document.groups, query);
  return (
    <div class="reference-columns">
      <nav class="reference-contents" aria-label={words.contents}>
        <label class="reference-search">
          <span>{words.search}</span>
          <input type="search" value={query} onInput={(event) => setQuery(event.currentTarget.value)} autocomplete="off" spellcheck={false} />
        </label>
        <ul>
          {groups.map((group) => <li key={group.name}><a href={`#${group.name}`}>{group.name}</a> <span class="reference-soft">{group.operations.length}</span></li>)}
        </ul>
      </nav>
      <main id="reference" tabIndex={-1}>
        <p class="reference-lead">{document.description}</p>
        <p role="status" class={groups.length > 0 ? 'visually-hidden' : undefined}>{groups.length > 0 ? '' : words.none}</p>
        {groups.map((group) => (
          <section key={group.name} aria-labelledby={group.name}>
            <h2 id={group.name}>{group.name}</h2>
            {group.operations.map((operation) => <OperationView key={operation.id} operation={operation} open={opened === operation.id} />)}
          </section>
        ))}
      </main>
    </div>
  );
}

/** The operations that have all of these words. */
function found(groups: readonly Group[], query: string): readonly Group[] {
  const wanted = query.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const has = (operation: Operation): boolean => {
    const all = `${operation.method} ${operation.path} ${operation.summary} ${operation.description ?? ''}`.toLowerCase();
    return wanted.every((word) => all.includes(word));
  };
  return groups.map((group) => ({ ...group, operations: group.operations.filter(has) })).filter((group) => group.operations.length > 0);
}

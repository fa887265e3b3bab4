import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { CloseIcon, SearchIcon } from '../icons';
import { strings } from '../strings';

export const SEARCH_ID = 'search';
const QUIET = 200;

/** Finds conversations by words of their titles and messages, while one types. */
export function SearchField({ text, onSearch }: { text: string; onSearch: (text: string) => void }): VNode {
  const [typed, setTyped] = useState(text);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (typed === text) {
      return undefined;
    }
    const timer = setTimeout(() => onSearch(typed), typed === '' ? 0 : QUIET);
    return () => clearTimeout(timer);
  }, [typed]);
  const clear = (): void => {
    setTyped('');
    field.current?.focus();
  };
  return (
    <div class="search" role="search">
      <SearchIcon />
      <input
        id={SEARCH_ID} ref={field} class="search-field" type="text" dir="auto" value={typed} autocomplete="off" spellcheck={false} enterkeyhint="search"
        aria-label={strings.sidebar.search} placeholder={strings.sidebar.search}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && typed !== '') {
            event.preventDefault();
            clear();
          }
        }}
      />
      {typed !== '' && <button type="button" class="button button-quiet button-icon" onClick={clear} aria-label={strings.sidebar.clearSearch} title={strings.sidebar.clearSearch}><CloseIcon /></button>}
    </div>
  );
}

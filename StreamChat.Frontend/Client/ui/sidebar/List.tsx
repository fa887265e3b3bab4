import type { VNode } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { groupByAge } from '../../core/list/groups';
import type { ConversationList } from '../../core/list/conversationList';
import type { ListView } from '../../core/list/listView';
import { strings } from '../strings';
import { Item } from './Item';
import type { SidebarProps } from './Sidebar';

/** The list by age; more of it comes as its end comes into view. */
export function List({ view, list, ...item }: SidebarProps & { view: ListView }): VNode {
  const id = useId();
  const words = strings.sidebar;
  return (
    <div class="list">
      {view.archived && <p class="list-note">{words.archive}</p>}
      {groupByAge(view.items, new Date()).map(([group, items]) => (
        <section key={group} class="list-group" aria-labelledby={`${id}-${group}`}>
          <h2 id={`${id}-${group}`} class="list-title">{words.groups[group]}</h2>
          <ul>
            {items.map((conversation) => (
              <Item
                key={conversation.id} conversation={conversation} current={conversation.id === item.currentId} renaming={conversation.id === item.renaming}
                onOpen={item.onOpen} onMenu={item.onMenu} onRename={item.onRename}
              />
            ))}
          </ul>
        </section>
      ))}
      <Foot view={view} list={list} />
    </div>
  );
}

function Foot({ view, list }: { view: ListView; list: ConversationList }): VNode {
  const end = useRef<HTMLDivElement>(null);
  const words = strings.sidebar;
  useEffect(() => {
    if (end.current === null) {
      return undefined;
    }
    const seen = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting === true) {
        list.more();
      }
    }, { rootMargin: '300px' });
    seen.observe(end.current);
    return () => seen.disconnect();
  }, [list, view.items.length]);
  if (view.failure !== undefined) {
    return (
      <div class="list-note">
        <p>{words.failed}</p>
        <button type="button" class="button button-outline" onClick={() => list.refresh()}>{strings.turn.retry}</button>
      </div>
    );
  }
  return (
    <div ref={end}>
      {view.loading && view.items.length === 0 ? <p class="list-note">{words.loading}</p> : view.items.length === 0 && <p class="list-note">{emptyNote(view)}</p>}
    </div>
  );
}

function emptyNote(view: ListView): string {
  const words = strings.sidebar;
  if (view.text !== '') {
    return words.nothingFound(view.text);
  }
  return view.archived ? words.emptyArchive : words.empty;
}

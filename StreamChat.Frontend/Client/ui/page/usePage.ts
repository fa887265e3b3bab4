import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Conversation } from '../../core/api/shapes';
import { Chat } from '../../core/chat/chat';
import { ConversationList } from '../../core/list/conversationList';
import { createServices, type Services } from './services';

/** The chat that is open, the list, and how to go from one to another. */
export interface Page {
  readonly chat: Chat;
  readonly list: ConversationList;
  readonly services: Services;
  /** Opens a conversation, or a new chat. */
  readonly open: (id: string | undefined) => void;
}

/** Another name whenever tabs say something else to each other: one that is open may be of an earlier version. */
const CHANNEL = 'streamchat.conversations';
const AGAIN = 5000;

/** The conversation that the address names. */
function idOfAddress(): string | undefined {
  return /^\/c\/([\w-]+)\/?$/.exec(location.pathname)?.[1];
}

/** The model of the address, for every prompt of this page: `/?model=NAME`. */
const modelOfAddress = new URLSearchParams(location.search).get('model') ?? undefined;

export const addressOf = (id: string | undefined): string => (id === undefined ? '/' : `/c/${id}`);

export function usePage(): Page {
  const services = useMemo(createServices, []);
  const list = useList(services);
  const waiting = useRef(new Set<Chat>());
  const current = useRef<Chat>(undefined);
  const make = useCallback((id: string | undefined): Chat => {
    leave(current.current, waiting.current);
    const back = [...waiting.current].find((other) => id !== undefined && other.view().id === id);
    if (back !== undefined) {
      waiting.current.delete(back);
      current.current = back;
      back.setVisible(true);
      return back;
    }
    const chat: Chat = new Chat(
      {
        ...services,
        onConversation(conversation: Conversation) {
          list.note(conversation);
          if (current.current === chat && idOfAddress() !== conversation.id) {
            history.replaceState(null, '', addressOf(conversation.id)); // the new chat has become a conversation
          }
        },
      },
      id,
      modelOfAddress === undefined ? {} : { model: modelOfAddress },
    );
    current.current = chat;
    return chat;
  }, [services, list]);
  const [chat, setChat] = useState(() => make(idOfAddress()));

  const open = useCallback((id: string | undefined) => {
    if (id === undefined || id !== current.current?.view().id) {
      if (addressOf(id) !== location.pathname) {
        history.pushState(null, '', addressOf(id));
      }
      setChat(make(id));
    }
  }, [make]);

  useEffect(() => {
    const onPop = (): void => open(idOfAddress());
    const onVisible = (): void => current.current?.setVisible(document.visibilityState === 'visible');
    window.addEventListener('popstate', onPop);
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      window.removeEventListener('popstate', onPop);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [open]);
  return { chat, list, services, open };
}

/** Lets go of a chat that is open no more, once none of its messages waits for the network. */
function leave(chat: Chat | undefined, waiting: Set<Chat>): void {
  if (chat?.hasUnsent() !== true) {
    chat?.close();
    return;
  }
  waiting.add(chat);
  chat.setVisible(false);
  const forget = chat.subscribe(() => {
    if (!waiting.has(chat)) {
      forget();
    } else if (!chat.hasUnsent()) {
      forget();
      waiting.delete(chat);
      chat.close();
    }
  });
}

/** The list, kept as the server has it: other tabs say when they have changed something, and a running answer is looked after. */
function useList({ kept, network, outbox }: Services): ConversationList {
  const channel = useMemo(() => ('BroadcastChannel' in window ? new BroadcastChannel(CHANNEL) : undefined), []);
  const list = useMemo(() => new ConversationList((news) => channel?.postMessage(news), kept), [channel]);
  useEffect(() => {
    const onVisible = (): void => {
      if (document.visibilityState === 'visible') {
        list.refresh();
      }
    };
    const onTold = ({ data }: MessageEvent<Conversation | undefined>): void => {
      if (data === undefined) {
        onVisible();
      } else {
        list.learn(data);
      }
    };
    const onHide = (): void => list.commitDeletion();
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible' && list.view().items.some((item) => item.running)) {
        list.refresh();
      }
    }, AGAIN);
    channel?.addEventListener('message', onTold);
    document.addEventListener('visibilitychange', onVisible);
    const sendLeftBehind = (): void => void outbox.sendLeftBehind(() => list.refresh());
    const forgetWake = network.onWake(onVisible);
    const forgetReturn = network.onWake(sendLeftBehind);
    sendLeftBehind();
    window.addEventListener('pagehide', onHide);
    list.show('', false);
    return () => {
      clearInterval(timer);
      channel?.removeEventListener('message', onTold);
      document.removeEventListener('visibilitychange', onVisible);
      forgetWake();
      forgetReturn();
      window.removeEventListener('pagehide', onHide);
    };
  }, [list, channel]);
  return list;
}

import { describe, expect, it } from 'vitest';
import { ask, open, run, said, server, settle, useFakeServer, wakes } from './chatSetup';

useFakeServer();

describe('a chat', () => {
  it('makes a conversation with its first message and streams the answer', async () => {
    const chat = open();
    chat.send(ask('hello'));
    expect(said(chat.view())).toEqual(['hello >  (waiting)']);
    await settle();
    run().content('Hi');
    await settle();
    expect(said(chat.view())).toEqual(['hello > Hi (streaming)']);
    const key = chat.view().turns[0]?.key;
    run().content(' there');
    run().end('completed');
    await settle();
    expect(said(chat.view())).toEqual(['hello > Hi there (done)']);
    expect(chat.view().turns[0]?.key).toBe(key);
    expect(server.seen('POST', /conversations$/)).toBe(1);
  });

  it('reads the answer in progress from its beginning after a reload', async () => {
    const first = open();
    first.send(ask('hello'));
    await settle();
    run().content('One ');
    first.close();
    const second = open(first.view().id);
    await settle();
    run().content('two');
    await settle();
    expect(said(second.view())).toEqual(['hello > One two (streaming)']);
    run().end('completed');
    await settle();
    expect(said(second.view())).toEqual(['hello > One two (done)']);
  });

  it('is known to nobody once it is closed, so that its text does not stay in memory', async () => {
    const chat = open();
    chat.send(ask('hello'));
    await settle();
    run().content('Hi');
    run().end('completed');
    await settle();
    chat.close();
    expect(wakes.size).toBe(0);
  });

  it('stops an answer, also one that has no run yet', async () => {
    const chat = open();
    chat.send(ask('hello'));
    chat.stop();
    expect(chat.view().stopping).toBe(true);
    await settle();
    expect(said(chat.view())).toEqual(['hello >  (stopped)']);
    expect(chat.view().stopping).toBe(false);
  });

  it('keeps a message for after the answer', async () => {
    const chat = open();
    chat.send(ask('one'));
    await settle();
    chat.send(ask('two'));
    expect(chat.view().queued?.prompt).toBe('two');
    expect(server.runs).toHaveLength(1);
    run().end('completed');
    await settle();
    expect(server.runs).toHaveLength(2);
    expect(chat.view().queued).toBeUndefined();
    expect(chat.view().turns).toHaveLength(2);
  });

  it('keeps a waiting message when the answer was stopped, and sends it when asked', async () => {
    const chat = open();
    chat.send(ask('one'));
    await settle();
    chat.send(ask('two'));
    chat.stop();
    await settle();
    expect(chat.view().queued?.prompt).toBe('two');
    chat.sendQueuedNow();
    await settle();
    expect(server.runs).toHaveLength(2);
  });
});

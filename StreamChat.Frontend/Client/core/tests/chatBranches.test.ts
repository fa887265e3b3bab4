import { describe, expect, it } from 'vitest';
import { answered, ask, open, run, said, server, settle, useFakeServer } from './chatSetup';

useFakeServer();

describe('the branches of a chat', () => {
  it('makes a branch by an edit and goes back to the old one', async () => {
    const chat = open();
    await answered(chat, 'one', 'First');
    await answered(chat, 'two', 'Second');
    const question = chat.view().turns[0]?.question;
    chat.edit(question?.id ?? '', ask('one, otherwise'));
    await settle();
    run().content('Other');
    run().end('completed');
    await settle();
    expect(said(chat.view())).toEqual(['one, otherwise > Other (done)']);
    const place = chat.view().turns[0]?.questionPlace;
    expect(place).toMatchObject({ index: 1, ids: [question?.id, expect.any(String)] });
    chat.select(question?.id ?? '');
    expect(said(chat.view())).toEqual(['one > First (done)', 'two > Second (done)']);
    await settle();
    expect(server.requests.at(-1)).toMatchObject({ method: 'PATCH' });
  });

  it('gives another answer beside the old one', async () => {
    const chat = open();
    await answered(chat, 'one', 'First');
    chat.regenerate(chat.view().turns[0]?.answer?.id ?? '');
    await settle();
    run().content('Again');
    run().end('completed');
    await settle();
    expect(said(chat.view())).toEqual(['one > Again (done)']);
    expect(chat.view().turns[0]?.answerPlace?.ids).toHaveLength(2);
  });

  it('goes on with an answer that was cut, in its place', async () => {
    const chat = open();
    chat.send(ask('one'));
    await settle();
    run().content('Half');
    await settle();
    chat.stop();
    await settle();
    chat.continueAnswer(chat.view().turns[0]?.answer?.id ?? '');
    await settle();
    run().content(' and whole');
    await settle();
    expect(said(chat.view())).toEqual(['one > Half and whole (streaming)']);
    run().end('completed');
    await settle();
    expect(said(chat.view())).toEqual(['one > Half and whole (done)']);
  });

  it('shows what was asked in another tab while it is answered', async () => {
    const here = open();
    await answered(here, 'one', 'First');
    const id = here.view().id ?? '';
    const there = open(id);
    await settle();
    there.send(ask('two'));
    await settle();
    server.tell(id, 'run');
    await settle();
    run().content('Both see this');
    await settle();
    expect(said(here.view())).toEqual(said(there.view()));
    expect(said(here.view()).at(-1)).toBe('two > Both see this (streaming)');
  });

  it('says that a conversation is gone', async () => {
    const chat = open('nowhere');
    await settle();
    expect(chat.view().phase).toBe('missing');
    const other = open();
    await answered(other, 'one', 'First');
    server.tell(other.view().id ?? '', 'deleted');
    await settle();
    expect(other.view().phase).toBe('missing');
  });

  it('keeps a choice that the server has not heard of when the conversation is read again', async () => {
    const chat = open();
    await answered(chat, 'one', 'First');
    const first = chat.view().turns[0]?.answer?.id ?? '';
    chat.regenerate(first);
    await settle();
    run().content('Again');
    run().end('completed');
    await settle();
    server.trouble = (_path, method) => (method === 'PATCH' ? new Response('{}', { status: 503 }) : undefined);
    chat.select(first);
    server.tell(chat.view().id ?? '', 'conversation');
    await settle();
    expect(said(chat.view())).toEqual(['one > First (done)']);
  });
});

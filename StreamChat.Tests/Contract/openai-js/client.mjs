// Uses the official client as its users do and prints what it got as JSON: node client.mjs BASE_URL complete|stream|error|models|stop
import OpenAI from "openai";

const [baseURL, what] = process.argv.slice(2);
const client = new OpenAI({ baseURL, apiKey: "guest" });
const request = { model: "simulator", messages: [{ role: "user", content: "code" }] };

const uses = {
  async complete() {
    const completion = await client.chat.completions.create(request);
    const { message, finish_reason } = completion.choices[0];
    return { text: message.content, finish_reason, total_tokens: completion.usage.total_tokens };
  },

  async stream() {
    const stream = await client.chat.completions.create({ ...request, stream: true, stream_options: { include_usage: true } });
    const result = { tokens: [], finish_reason: null, completion_tokens: 0 };
    for await (const chunk of stream) {
      const choice = chunk.choices[0];
      if (choice?.delta.content) result.tokens.push(choice.delta.content);
      result.finish_reason ??= choice?.finish_reason ?? null;
      result.completion_tokens = chunk.usage?.completion_tokens ?? result.completion_tokens;
    }
    return result;
  },

  async error() {
    try {
      await client.chat.completions.create({ ...request, model: "no-such-model" });
      return { kind: "none" };
    } catch (error) {
      return { kind: error.constructor.name, status: error.status, code: error.code };
    }
  },

  async models() {
    const ids = [];
    for await (const model of client.models.list()) ids.push(model.id);
    return { ids };
  },

  async stop() {
    const stream = await client.chat.completions.create(
      { ...request, model: "simulator-long-100000-delay-20", stream: true },
      { headers: { "X-Request-ID": "stopped-by-javascript" } },
    );
    for await (const chunk of stream) {
      if (chunk.choices[0]?.delta.content) break;
    }
    return { stopped: stream.controller.signal.aborted };
  },
};

console.log(JSON.stringify(await uses[what]()));

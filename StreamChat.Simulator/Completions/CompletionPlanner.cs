using Microsoft.Extensions.Options;
using StreamChat.Simulator.Answers;
using StreamChat.Simulator.Completions.Requests;
using StreamChat.Simulator.Models;
using StreamChat.Simulator.Pacing;

namespace StreamChat.Simulator.Completions;

/// <summary>Decides what a request is answered with.</summary>
internal sealed class CompletionPlanner(AnswerBook book, IOptions<SimulatorOptions> options, TimeProvider time)
{
    // What a message costs besides its text, as OpenAI counts it.
    private const int TokensAMessage = 4;

    // An answer that must be held as one text, to be sent as a document or searched for a stop, ends here with the reason "length".
    private const int MaxWholeTokens = 100_000;

    // A mixed text thinks a tenth of its own length before it.
    private const int ThinkingShare = 10;

    internal Completion Plan(CompletionRequest request, ModelSpec model)
    {
        var seed = Seed.Of(request.Seed, request.Prompt, options.Value.Seed);
        var (content, length) = Content(request, model, seed);
        var thinks = model.Thinks || ThinkingSwitch.IsOn(request);
        var reasoning = thinks ? Reasoning(model, seed) : Answer.Empty;
        var all = reasoning.Count + length;
        var limit = Math.Min(request.TokenLimit ?? all, request.Stream == true ? all : Math.Min(all, MaxWholeTokens));
        var reasoningLength = Math.Min(reasoning.Count, limit);
        return New(model, seed) with
        {
            Reasoning = reasoning,
            ReasoningLength = reasoningLength,
            Content = content,
            ContentLength = limit - reasoningLength,
            FinishReason = model.FinishReason ?? (limit < all ? "length" : "stop"),
            PromptTokens = request.Messages!.Sum(message => TokensAMessage + Tokenizer.Count(message!.Text)),
        };
    }

    /// <summary>The answer that says the connection works.</summary>
    internal Completion PlanConnection() => New(new ModelSpec("simulator"), 0) with
    {
        Content = book.Connection,
        ContentLength = book.Connection.Count,
    };

    private Completion New(ModelSpec model, ulong seed) =>
        new($"chatcmpl-{Guid.CreateVersion7():N}", time.GetUtcNow().ToUnixTimeSeconds(), model, seed);

    private Answer Reasoning(ModelSpec model, ulong seed) =>
        model.MixedLength is { } length ? new Answer(MixedText.Of(Seed.Mix(seed), Math.Max(1, length / ThinkingShare))) : book.Reasoning;

    private Answer Text(ModelSpec model, string prompt, ulong seed) => model switch
    {
        { MixedLength: { } length } => new Answer(MixedText.Of(seed, length)),
        { IsLong: true } => book.Long,
        _ => book.Find(prompt, seed),
    };

    private (Answer Content, int Length) Content(CompletionRequest request, ModelSpec model, ulong seed)
    {
        var answer = Text(model, request.Prompt, seed);
        var length = model.Tokens ?? (options.Value.Tokens > 0 ? options.Value.Tokens : answer.Count);
        var stops = request.StopTexts().Where(stop => stop.Length > 0).ToList();
        if (stops.Count == 0)
        {
            return (answer, length);
        }

        var text = answer.TextOf(Math.Min(length, MaxWholeTokens));
        var end = stops.Select(stop => text.IndexOf(stop, StringComparison.Ordinal)).Where(at => at >= 0).DefaultIfEmpty(-1).Min();
        var cut = end < 0 ? answer : new Answer(text[..end]);
        return (cut, end < 0 ? length : cut.Count);
    }
}

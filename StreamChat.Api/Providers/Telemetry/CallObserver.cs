using System.Diagnostics;
using StreamChat.Api.Providers.Answers;
using StreamChat.Api.Providers.Requests;
using StreamChat.Api.Providers.Telemetry.Content;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Providers.Telemetry;

/// <summary>
/// The span and the numbers of one provider call, from its first attempt to its last token. Attributes follow OpenTelemetry's
/// conventions for generative AI; the text of prompt and answer is among them only where that is asked for.
/// </summary>
internal sealed class CallObserver : IDisposable
{
    private const string Left = "cancelled"; // by the client's leaving or our shutdown, which is no error of the provider

    private readonly ProviderMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly Activity? _activity;
    private readonly AnsweredContent? _content;
    private readonly long _start;
    private TokenClock _tokens;
    private string? _outcome = Left;

    /// <summary>The call begins.</summary>
    /// <param name="metrics">The numbers.</param>
    /// <param name="time">Where time comes from.</param>
    /// <param name="provider">Whom is asked.</param>
    /// <param name="hasContent">Whether the span may hold what is said.</param>
    internal CallObserver(ProviderMetrics metrics, TimeProvider time, Provider provider, bool hasContent)
    {
        _metrics = metrics;
        _time = time;
        _start = time.GetTimestamp();
        _activity = ApiTelemetry.Source.StartActivity("chat", ActivityKind.Client);
        _activity?.SetTag("gen_ai.operation.name", "chat")
            .SetTag("gen_ai.provider.name", provider.Name)
            .SetTag("server.address", provider.BaseUrl.Host)
            .SetTag("server.port", provider.BaseUrl.Port);
        _content = hasContent && _activity is { IsAllDataRequested: true } ? new AnsweredContent() : null;
        metrics.Opened();
    }

    /// <summary>The model that is asked for; empty until it is known.</summary>
    internal string Model { get; private set; } = "";

    /// <summary>The model is known; the provider may have had to be asked for it first.</summary>
    internal void Asks(string model, BinaryData request)
    {
        Model = Cut(model);
        if (_activity is not null)
        {
            _activity.DisplayName = $"chat {Model}";
            _activity.SetTag("gen_ai.request.model", Model);
        }

        if (_content is not null)
        {
            var (instructions, messages) = AskedContent.Read(request);
            _activity?.SetTag("gen_ai.system_instructions", instructions).SetTag("gen_ai.input.messages", messages);
        }
    }

    /// <summary>More of the answer has come; called once for all that comes together.</summary>
    internal void Moved()
    {
        if (_tokens.Move(_time) && _tokens.First is { } first)
        {
            var after = _time.GetElapsedTime(_start, first);
            _metrics.FirstToken(after, Model);
            _activity?.SetTag("gen_ai.response.time_to_first_chunk", after.TotalSeconds);
        }
    }

    internal void Take(in ProviderChunk chunk) => _content?.Take(chunk);

    internal void Take(WholeAnswer answer) => _content?.Take(answer.Json);

    internal void Ended(string model, AnswerEnd end)
    {
        _outcome = null;
        _activity?.SetTag("gen_ai.response.model", Cut(model));
        if (end.FinishReason is { } reason)
        {
            _activity?.SetTag("gen_ai.response.finish_reasons", new[] { reason });
        }

        if (end.Usage is { } usage)
        {
            _metrics.Used(usage, Model);
            _activity?.SetTag("gen_ai.usage.input_tokens", usage.PromptTokens).SetTag("gen_ai.usage.output_tokens", usage.CompletionTokens);
        }

        if (_tokens.Gaps(end.Usage?.CompletionTokens) is var (longest, mean))
        {
            _metrics.Gap(longest, mean, Model);
        }

        if (end.Failure is { } failure)
        {
            Failed(failure.Code);
        }

        if (_content is not null)
        {
            _activity?.SetTag("gen_ai.output.messages", _content.Write(end.FinishReason));
        }
    }

    internal void Failed(ProblemCode code)
    {
        _outcome = code.Code;
        _metrics.Failed(code);
        _activity?.SetTag("error.type", code.Code).SetStatus(ActivityStatusCode.Error, code.Code);
    }

    public void Dispose()
    {
        if (_outcome == Left)
        {
            _activity?.SetTag("streamchat.cancelled", true);
        }

        _metrics.Closed(_time.GetElapsedTime(_start), Model, _outcome);
        _activity?.Dispose();
    }

    /// <summary>A provider may call its model anything; telemetry's stores bound what they take.</summary>
    private static string Cut(string model) => model.Length <= ProviderRequest.MaxModelLength ? model : model[..ProviderRequest.MaxModelLength];
}

using System.Diagnostics;
using StreamChat.Api.Providers.Answers;
using StreamChat.Api.Providers.Requests;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Providers.Telemetry;

/// <summary>
/// The span and the numbers of one provider call, from its first attempt to its last token. Attributes follow OpenTelemetry's
/// conventions for generative AI, without any text of prompt or answer.
/// </summary>
internal sealed class CallObserver : IDisposable
{
    private readonly ProviderMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly Activity? _activity;
    private readonly long _start;
    private bool _ended;

    internal CallObserver(ProviderMetrics metrics, TimeProvider time, Provider provider)
    {
        _metrics = metrics;
        _time = time;
        _start = time.GetTimestamp();
        _activity = ApiTelemetry.Source.StartActivity("chat", ActivityKind.Client);
        _activity?.SetTag("gen_ai.operation.name", "chat")
            .SetTag("gen_ai.provider.name", provider.Name);
        metrics.Opened();
    }

    /// <summary>The model that is asked for; empty until it is known.</summary>
    internal string Model { get; private set; } = "";

    /// <summary>The model is known; the provider may have had to be asked for it first.</summary>
    internal void Asks(string model)
    {
        Model = model;
        if (_activity is not null)
        {
            _activity.DisplayName = $"chat {Cut(model)}";
            _activity.SetTag("gen_ai.request.model", Cut(model));
        }
    }

    internal void FirstToken()
    {
        var after = _time.GetElapsedTime(_start);
        _metrics.FirstToken(after);
        _activity?.SetTag("streamchat.time_to_first_token", after.TotalSeconds);
    }

    internal void Ended(string model, AnswerEnd end)
    {
        _activity?.SetTag("gen_ai.response.model", Cut(model));
        if (end.FinishReason is { } reason)
        {
            _activity?.SetTag("gen_ai.response.finish_reasons", new[] { reason });
        }

        if (end.Usage is { } usage)
        {
            _activity?.SetTag("gen_ai.usage.input_tokens", usage.PromptTokens).SetTag("gen_ai.usage.output_tokens", usage.CompletionTokens);
        }

        _ended = true;
        if (end.Failure is { } failure)
        {
            Failed(failure.Code);
        }
    }

    internal void Failed(ProblemCode code)
    {
        _ended = true;
        _metrics.Failed(code);
        _activity?.SetTag("error.type", code.Code).SetStatus(ActivityStatusCode.Error, code.Code);
    }

    public void Dispose()
    {
        if (!_ended)
        {
            _activity?.SetTag("streamchat.cancelled", true); // by the client's leaving or our shutdown, which is no error of the provider
        }

        _metrics.Closed();
        _activity?.Dispose();
    }

    /// <summary>A provider may call its model anything; telemetry's stores bound what they take.</summary>
    private static string Cut(string model) => model.Length <= ProviderRequest.MaxModelLength ? model : model[..ProviderRequest.MaxModelLength];
}

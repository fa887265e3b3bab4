using System.Text;
using StreamChat.Api.Providers;
using StreamChat.Api.Providers.Requests;
using StreamChat.Api.Runs.Remote.Text;

namespace StreamChat.Api.Conversations.Titles;

/// <summary>Asks the provider for a title, and listens no longer than a title is.</summary>
internal sealed partial class TitleAnswer(ProviderClient provider, TimeProvider time, ILogger<TitleAnswer> logger)
{
    private const int MaxText = 200;

    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(10);

    /// <summary>The title, or null when none came in time.</summary>
    internal async Task<string?> GetAsync(ChatProviderRequest question, CancellationToken cancellationToken)
    {
        using var budget = new CancellationTokenSource(Budget, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellationToken);
        try
        {
            var opened = await provider.OpenAsync(question, silence: null, either.Token);
            if (opened.HasFailed)
            {
                LogFailed(opened.Failure.Code.Code);
                return null;
            }

            await using var answer = opened.Value;
            return TitleText.Of(await ReadLineAsync(answer));
        }
        catch (OperationCanceledException) when (budget.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            LogLate(Budget.TotalSeconds);
            return null;
        }
    }

    // Disposing the answer early ends the provider's work, which bounds what a talkative model costs; a limit of tokens has no name that all providers take.
    private static async Task<string> ReadLineAsync(ProviderAnswer answer)
    {
        var text = new StringBuilder();
        do
        {
            while (answer.TryRead(out var chunk))
            {
                EscapedText.AppendTo(text, chunk.Content);
                if (text.Length >= MaxText || text.ToString().TrimStart().Contains('\n', StringComparison.Ordinal))
                {
                    return text.ToString();
                }
            }
        }
        while (await answer.ReadAsync());

        answer.ThrowIfLeft();
        return answer.End?.Failure is null ? text.ToString() : "";
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The provider gave no title: {Code}.")]
    private partial void LogFailed(string code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The provider gave no title within {Seconds} s.")]
    private partial void LogLate(double seconds);
}

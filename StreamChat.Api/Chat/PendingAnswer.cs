using StreamChat.Api.Providers;

namespace StreamChat.Api.Chat;

/// <summary>A call to the provider that has begun, answered or not, with all that must be let go of at its end.</summary>
internal sealed class PendingAnswer(
    ChatRequest request,
    Task<ProviderOutcome<ProviderAnswer>> opening,
    CancellationTokenSource call) : IAsyncDisposable
{
    internal ChatRequest Request => request;

    /// <summary>The answer once the provider has begun it, or why it has not.</summary>
    internal Task<ProviderOutcome<ProviderAnswer>> Opening => opening;

    /// <summary>Cancels the provider's work, if it is not done.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!opening.IsCompleted)
        {
            await call.CancelAsync();
        }

        try
        {
            var outcome = await opening;
            if (outcome.Value is { } answer)
            {
                await answer.DisposeAsync();
            }
        }
        catch (OperationCanceledException) when (call.IsCancellationRequested)
        {
            // Nothing was opened.
        }
        finally
        {
            call.Dispose();
        }
    }
}

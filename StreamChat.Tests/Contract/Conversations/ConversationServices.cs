using StreamChat.Api.Providers;
using StreamChat.Tests.Api;
using StreamChat.Tests.Infrastructure;

namespace StreamChat.Tests.Contract.Conversations;

/// <summary>One api with the embedded store for all tests of a class, each of which is another caller.</summary>
public sealed class ConversationServices : IAsyncDisposable
{
    private int _callers;

    internal ServiceHost<ProviderClient> Api { get; } = ApiHost.Start(new Uri("http://127.0.0.1:1"));

    /// <summary>Somebody who has nothing yet.</summary>
    internal HttpClient NewCaller(out string owner)
    {
        owner = $"caller-{Interlocked.Increment(ref _callers)}";
        return Api.CreateClient(owner);
    }

    public ValueTask DisposeAsync() => Api.DisposeAsync();
}

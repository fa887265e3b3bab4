using Microsoft.Extensions.Options;
using StreamChat.Api.Providers.Calls;
using StreamChat.ServiceDefaults.RequestIds;

namespace StreamChat.Api.Providers.Transport;

/// <summary>The one HTTP client for the provider; calls carry the request id and, by .NET itself, <c>traceparent</c>.</summary>
internal sealed class ProviderHttp(IOptions<ProviderBudgets> budgets, RehearsedProvider rehearsed) : IDisposable
{
    private readonly HttpClient _client = new(new RequestIdHandler { InnerHandler = Before(CreateHandler(budgets.Value), rehearsed) })
    {
        Timeout = Timeout.InfiniteTimeSpan, // the budgets end a call; this would count the stream's whole life
    };

    internal HttpClient Client => _client;

    public void Dispose() => _client.Dispose();

    private static RehearsedProvider Before(SocketsHttpHandler handler, RehearsedProvider rehearsed)
    {
        rehearsed.InnerHandler = handler;
        return rehearsed;
    }

    private static SocketsHttpHandler CreateHandler(ProviderBudgets budgets) => new()
    {
        AllowAutoRedirect = false, // a redirect could carry key and prompt to another host
        UseCookies = false,
        ConnectTimeout = budgets.Connect,
        EnableMultipleHttp2Connections = true, // otherwise the 101st stream of a connection waits for another to end
        PooledConnectionLifetime = TimeSpan.FromMinutes(5), // so that a change of DNS is seen
        ResponseDrainTimeout = TimeSpan.Zero, // an abandoned answer is cut at once; the default reads on for up to 2 s
    };
}

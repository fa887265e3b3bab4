using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using StreamChat.Api.Providers;
using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Keys;
using StreamChat.Api.Storage.Runs;
using StreamChat.ServiceDefaults.Callers.Keys;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Stores;
using Xunit;

namespace StreamChat.Tests.Contract.Conversations.Ownership;

/// <summary>
/// What is somebody else's is looked for in the same way as what nobody has: with the same calls of the store, in the same order. So there is no longer way
/// whose time would tell that it is there.
/// </summary>
public sealed class SameWayTests
{
    [Fact]
    public async Task Foreign_IsLookedForAsTheUnknown_AtEveryAddressWithAnId()
    {
        ConcurrentQueue<string> calls = [];
        await using var api = ServiceHost<ProviderClient>.Start(
            new Dictionary<string, string?> { ["OPENAI_BASE_URL"] = "http://127.0.0.1:1", ["OPENAI_MODEL"] = "simulator" },
            services =>
            {
                Record<IConversationStore>(services, calls);
                Record<IRunStore>(services, calls);
                Record<IKeyStore>(services, calls);
            });
        using var alice = api.CreateClient("alice");
        using var bob = api.CreateClient("bob");
        var conversation = await Conversing.ImportTreeAsync(api, "alice");
        var turn = await Conversing.StartAsync(api, "alice", await alice.CreateAsync());
        var leaf = (await alice.JsonAsync("GET", $"conversations/{conversation}")).Text("active_leaf");
        var key = (await alice.JsonAsync("POST", "keys", """{"name":"alice's"}""")).Text("id");
        var total = 0;

        foreach (var (method, route) in ApiRoutes.WithIds(api))
        {
            var unknown = Guid.CreateVersion7().ToString();
            var forForeign = await CallsAsync(calls, bob, method, ApiRoutes.Fill(route, conversation, turn.Run.Id, leaf, key), ApiRoutes.Body(method, route));
            var forUnknown = await CallsAsync(calls, bob, method, ApiRoutes.Fill(route, unknown, unknown, unknown, ApiKeyText.NewId()), ApiRoutes.Body(method, route));

            Assert.Equal(forUnknown, forForeign);
            total += forForeign.Length;
        }

        Assert.True(total >= ApiRoutes.WithIds(api).Count, "Something was answered without the store.");
    }

    private static async Task<string[]> CallsAsync(ConcurrentQueue<string> calls, HttpClient client, string method, string path, string? body)
    {
        calls.Clear();
        using var response = await client.CallAsync(method, path, body);
        Assert.Equal(404, (int)response.StatusCode);

        // Those in the name of whoever asks: the replica has work of its own meanwhile.
        return [.. calls.Where(call => call.Contains("bob", StringComparison.Ordinal)).Select(call => call.Split(' ')[0])];
    }

    private static void Record<T>(IServiceCollection services, ConcurrentQueue<string> calls)
        where T : class
    {
        var registered = services.Last(service => service.ServiceType == typeof(T));
        services.Add(ServiceDescriptor.Singleton(provider => RecordedCalls<T>.Around((T)Create(provider, registered), calls)));
    }

    private static object Create(IServiceProvider provider, ServiceDescriptor service) =>
        service.ImplementationInstance ?? service.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, service.ImplementationType!);
}

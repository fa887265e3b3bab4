using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StreamChat.Api.Providers;
using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Embedded;
using StreamChat.Api.Storage.Keys;
using StreamChat.Api.Storage.Runs;
using StreamChat.ServiceDefaults.Callers.Keys;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Stores;
using Xunit;

namespace StreamChat.Tests.Contract.Conversations;

/// <summary>CONTRACT §6: while the store is away everything that needs it says so, and when to come back.</summary>
public sealed class StoreAwayTests
{
    private static readonly Dictionary<string, string?> Settings = new() { ["OPENAI_BASE_URL"] = "http://127.0.0.1:1", ["OPENAI_MODEL"] = "simulator" };

    [Fact]
    public async Task Store_IsUnavailable_AtEveryAddressThatNeedsIt()
    {
        FakeStore runs = new(TimeProvider.System) { IsAway = true };
        await using var api = ServiceHost<ProviderClient>.Start(Settings, services =>
        {
            services.AddSingleton<EmbeddedConversationStore>();
            services.Replace(ServiceDescriptor.Singleton<IConversationStore>(provider =>
                new SwitchedConversations(provider.GetRequiredService<EmbeddedConversationStore>()) { IsAway = true }));
            services.Replace(ServiceDescriptor.Singleton<IRunStore>(runs));
            services.Replace(ServiceDescriptor.Singleton<IKeyStore>(new FakeKeys { IsAway = true }));
        });
        var id = Guid.CreateVersion7().ToString();
        var withIds = ApiRoutes.WithIds(api).Select(each => (each.Method, Path: ApiRoutes.Fill(each.Route, id, id, id, ApiKeyText.NewId()), Body: ApiRoutes.Body(each.Method, each.Route)));
        (string Method, string Path, string? Body)[] all = [("POST", "conversations", "{}"), ("GET", "conversations", null), ("GET", "keys", null), ("DELETE", "me", null), .. withIds];

        foreach (var (method, path, body) in all)
        {
            using var response = await api.Client.CallAsync(method, path, body);

            Assert.True(response.StatusCode == HttpStatusCode.ServiceUnavailable, $"{method} {path} answered {response.StatusCode}.");
            Assert.Equal("store_unavailable", (await ProblemAnswer.ReadAsync(response)).Code);
            Assert.Equal(TimeSpan.FromSeconds(2), response.Headers.RetryAfter!.Delta);
        }

        Assert.Equal("guest", (await api.Client.JsonAsync("GET", "me")).Text("kind"));
    }
}

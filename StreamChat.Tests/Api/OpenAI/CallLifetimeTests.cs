using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using StreamChat.Api.Chat;
using StreamChat.Api.Draining;
using StreamChat.Api.OpenAI;
using StreamChat.Api.Providers.Requests;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.OpenAI;

/// <summary>A call that fails in a way nobody foresaw leaves nothing on the token that lives as long as the service.</summary>
public sealed class CallLifetimeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task Completion_LeavesNothingBehind_WhenItThrows() => AssertNothingStaysAsync(services =>
        services.GetRequiredService<CompletionService>().StreamAsync(new RawProviderRequest("{}"u8.ToArray(), "simulator", IsStream: true), Token));

    [Fact]
    public Task Chat_LeavesNothingBehind_WhenItThrows() => AssertNothingStaysAsync(services =>
        services.GetRequiredService<ChatService>().OpenAsync("alice", new ChatRequest("hello"), Token));

    private static async Task AssertNothingStaysAsync(Func<IServiceProvider, Task> call)
    {
        BrokenClock time = new();
        await using var api = ApiHost.Start(new Uri("http://127.0.0.1:1/v1"), time);
        var drain = api.Services.GetRequiredService<DrainDeadline>();
        var before = Registrations(drain.Token);
        time.IsBroken = true;

        var failure = await Assert.ThrowsAsync<NotSupportedException>(() => call(api.Services).WaitAsync(TestTimeouts.Default, Token));
        time.IsBroken = false;

        Assert.Equal("broken clock", failure.Message);
        Assert.Equal(before, Registrations(drain.Token));
    }

    /// <summary>How many callbacks wait for a token, which .NET tells nobody but its debugger.</summary>
    private static int Registrations(CancellationToken token)
    {
        var registrations = Field(Field(token, "_source")!, "_registrations");
        var count = 0;
        for (var node = registrations is null ? null : Field(registrations, "Callbacks"); node is not null; node = Field(node, "Next"))
        {
            count++;
        }

        return count;
    }

    private static object? Field(object owner, string name)
    {
        for (var type = owner.GetType(); type is not null; type = type.BaseType)
        {
            if (type.GetField(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic) is { } field)
            {
                return field.GetValue(owner);
            }
        }

        throw new MissingFieldException(owner.GetType().Name, name);
    }

    private sealed class BrokenClock : TimeProvider
    {
        internal bool IsBroken { get; set; }

        public override long GetTimestamp() => IsBroken ? throw new NotSupportedException("broken clock") : base.GetTimestamp();
    }
}

using Microsoft.Extensions.Options;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.Probes;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.ServiceDefaults.Probes;

/// <summary>The tokens of the stream doctor's probes: ours, as they were, and soon.</summary>
public sealed class ProbeTokensTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void Token_SaysWhatItWasMadeFor_AndNotTheCaller()
    {
        var tokens = Create("a secret of at least thirty-two letters");
        var token = tokens.Issue("alice", TimeSpan.FromSeconds(2.5));

        var read = tokens.Read(token);

        Assert.Equal(TimeSpan.FromSeconds(2.5), read?.Silence);
        Assert.DoesNotContain("alice", token, StringComparison.Ordinal);
        Assert.Equal(read?.Caller, tokens.Read(tokens.Issue("alice", TimeSpan.Zero))?.Caller);
        Assert.NotEqual(read?.Caller, tokens.Read(tokens.Issue("bob", TimeSpan.Zero))?.Caller);
        Assert.NotEqual(read?.Nonce, tokens.Read(tokens.Issue("alice", TimeSpan.Zero))?.Nonce);
    }

    [Fact]
    public void Token_IsGood_ForItsLifetime()
    {
        var tokens = Create("a secret of at least thirty-two letters");
        var token = tokens.Issue("alice", TimeSpan.Zero);

        _time.Advance(ProbeTokens.Lifetime - TimeSpan.FromSeconds(1));
        Assert.NotNull(tokens.Read(token));
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Null(tokens.Read(token));
    }

    [Fact]
    public void Token_IsRefused_WhenAnythingInItWasChanged()
    {
        var tokens = Create("a secret of at least thirty-two letters");
        var token = tokens.Issue("alice", TimeSpan.FromSeconds(1));
        var parts = token.Split('.');

        Assert.All(Enumerable.Range(0, parts.Length), part =>
            Assert.Null(tokens.Read(string.Join('.', parts.Select((text, number) => number == part ? text + "1" : text)))));
        Assert.Null(tokens.Read(token + ".1"));
        Assert.Null(tokens.Read("ä.ö.ü.é.è"));
        Assert.Null(tokens.Read(null));
        Assert.Null(Create("another secret of thirty-two letters!").Read(token));
    }

    private ProbeTokens Create(string key) => new(Options.Create(new CallerOptions { Key = key }), _time);
}

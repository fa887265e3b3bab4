using Microsoft.Extensions.Options;
using StreamChat.Gateway.Identity;
using StreamChat.Gateway.Identity.Provider;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Identity;
using Xunit;

namespace StreamChat.Tests.Gateway.Identity.Provider;

/// <summary>When the provider is asked for its keys.</summary>
public sealed class IssuerKeysTests
{
    [Fact]
    public async Task Keys_AreReadAnew_OnceAMinuteAtMost()
    {
        ManualTimeProvider time = new();
        await using var issuer = await TestIssuer.StartAsync(TestContext.Current.CancellationToken);
        using IssuerKeys keys = new(Options.Create(new IdentityOptions { Issuer = new Uri(issuer.Issuer) }), time);

        await keys.GetAsync();
        await keys.GetAnewAsync();
        Assert.Equal(1, issuer.KeyReads);

        time.Advance(IssuerKeys.Pause);
        await keys.GetAnewAsync();
        await keys.GetAnewAsync();
        Assert.Equal(2, issuer.KeyReads);
    }
}

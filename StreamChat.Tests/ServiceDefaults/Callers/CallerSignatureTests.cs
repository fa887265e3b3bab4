using Microsoft.Extensions.Options;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.ServiceDefaults.Callers;

public sealed class CallerSignatureTests
{
    private static readonly Caller Alice = new() { Id = "alice", Kind = CallerKind.Person, Name = "Alice Ä.", Scopes = CallerScopes.Chat };
    private static readonly SignedRequest Request = new("id-1", "POST", "/api/conversations", "?limit=2");

    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void Caller_IsWhoWasSigned() => Assert.Equal(Alice, Signature().Verify(Signature().Sign(Alice, Request), Request));

    [Theory]
    [InlineData("id-2", "POST", "/api/conversations", "?limit=2")]
    [InlineData("id-1", "GET", "/api/conversations", "?limit=2")]
    [InlineData("id-1", "POST", "/api/conversations/x", "?limit=2")]
    [InlineData("id-1", "POST", "/api/conversations", "?limit=3")]
    [InlineData("id-1", "POST", "/api/conversations\n?limit=2", "")]
    public void Signature_IsOfNoUse_ForAnotherRequest(string id, string method, string path, string query) =>
        Assert.Null(Signature().Verify(Signature().Sign(Alice, Request), new SignedRequest(id, method, path, query)));

    [Fact]
    public void Signature_IsOfNoUse_WhenAnyCharacterIsAnother()
    {
        var header = Signature().Sign(Alice, Request);

        // Without the last one, whose lowest bits a base64url text of 32 bytes does not use.
        for (var i = 0; i < header.Length - 1; i++)
        {
            var forged = $"{header[..i]}{(header[i] == 'A' ? 'B' : 'A')}{header[(i + 1)..]}";
            Assert.Null(Signature().Verify(forged, Request));
        }
    }

    [Theory]
    [InlineData(-61)]
    [InlineData(61)]
    public void Signature_IsOfNoUse_OutsideOfItsWindow(int seconds)
    {
        var header = Signature(TimeSpan.FromSeconds(seconds)).Sign(Alice, Request);

        Assert.Null(Signature().Verify(header, Request));
    }

    [Fact]
    public void Signature_IsOfNoUse_WithAnotherKey() =>
        Assert.Null(Signature(key: "another secret of the right length, though").Verify(Signature().Sign(Alice, Request), Request));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("alice")]
    [InlineData("a.b.c.d")]
    [InlineData("a.1.c.éé")]
    public void Header_IsNobody_WhenItIsNone(string header) => Assert.Null(Signature().Verify(header, Request));

    [Fact]
    public void Signatures_OfOneMoment_Differ() => Assert.NotEqual(Signature().Sign(Alice, Request), Signature().Sign(Alice, Request));

    private CallerSignature Signature(TimeSpan off = default, string key = "a secret that is long enough, it has 32") =>
        new(Options.Create(new CallerOptions { Key = key }), off == default ? _time : new Shifted(_time, off));

    private sealed class Shifted(TimeProvider time, TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + by;
    }
}

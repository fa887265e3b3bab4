using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using StreamChat.Tests.Contract;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Http;
using Xunit;

namespace StreamChat.Tests.Gateway.Security.Attacks;

/// <summary>Ten thousand requests that are nearly right, over raw connections to the gateway with the real api behind it.</summary>
public sealed class FuzzTests
{
    private static readonly int Requests = 10_000 * FuzzScale.Times;
    private const int AtOnce = 100;
    private const int Seed = 20_261_122;
    private const string ProviderKey = "sk-planted-key-of-the-provider";

    [Fact]
    public async Task Requests_GiveNeitherServerErrorsNorSecrets()
    {
        await using var services = await ContractServices.WithSimulatorAsync(
            new Dictionary<string, string?>(),
            simulator => [("OPENAI_BASE_URL", new Uri(simulator.Address, "v1").AbsoluteUri), ("OPENAI_API_KEY", ProviderKey), ("OPENAI_MODEL", "simulator-fast")]);
        await using var page = await UpstreamHost.StartAsync("page", TestContext.Current.CancellationToken);
        await using var gateway = GatewayFixture.Start(services.Api.Address, page.Address, ("READ_TIMEOUT_SECS", "1"), ("IDLE_TIMEOUT_SECS", "1"));
        string[] secrets =
        [
            ProviderKey, ServiceHost<object>.CallerKey, services.Api.Address.Authority, services.Simulator.Address.Authority, page.Address.Authority,
            "   at ", "StreamChat.Gateway", "StreamChat.Api", "Microsoft.AspNetCore", "System.Text.Json", "Exception", "/home/", AppContext.BaseDirectory,
        ];
        ConcurrentDictionary<string, int> statuses = [];
        ConcurrentQueue<string> wrong = [];
        var watch = Stopwatch.StartNew();

        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async number =>
        {
            RequestMutator mutator = new(Seed + number);
            for (var i = number; i < Requests; i += AtOnce)
            {
                var request = mutator.Next();
                var answer = await RawExchange.SendAsync(gateway.Address, request, TestContext.Current.CancellationToken).Bounded();
                var status = StatusOf(answer);
                statuses.AddOrUpdate(status, 1, (_, count) => count + 1);
                if (IsFailure(status) || Array.Exists(secrets, secret => answer.Contains(secret, StringComparison.Ordinal)))
                {
                    wrong.Enqueue($"{Encoding.Latin1.GetString(request)}\n→ {answer}");
                }
            }
        }));

        TestContext.Current.SendDiagnosticMessage(
            "{0} requests in {1:0.0} s: {2}", Requests, watch.Elapsed.TotalSeconds,
            string.Join(", ", statuses.OrderBy(each => each.Key).Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Key}: {each.Value}"))));
        Assert.Empty(wrong);
        Assert.Equal(Requests, statuses.Values.Sum());
        Assert.All(["200", "400", "404", "405"], status => Assert.True(statuses.GetValueOrDefault(status) > 100, $"too few answers {status}: the requests are not near enough to right"));
        using var after = await gateway.Client.GetAsync("/api/me", TestContext.Current.CancellationToken).Bounded();
        Assert.True(after.IsSuccessStatusCode);
    }

    /// <summary>A version of HTTP that nobody speaks is the client's fault, whatever its number says.</summary>
    private static bool IsFailure(string status) => status.StartsWith('5') && status != "505";

    /// <summary>Three digits, or "closed" when there is no answer.</summary>
    private static string StatusOf(string answer) => answer.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) ? answer[9..12] : "closed";
}

using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using StreamChat.Api.Runs.Producing;
using StreamChat.Tests.Architecture;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Cluster;
using Xunit;

namespace StreamChat.Tests.Contract.Operations;

/// <summary>The numbers for which docs/operations.md has queries, and by which the cluster scales, are those that services give.</summary>
public sealed partial class OperationsPageTests
{
    // What Prometheus and its histograms add.
    private static readonly string[] OtherLabels = ["pod", "namespace", "le"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Queries_AskForMetricsAndLabels_ThatServicesHave()
    {
        var queries = Code().Matches(await File.ReadAllTextAsync(Path.Combine(Sources.Root, "docs", "operations.md"), Token))
            .Select(match => match.Value).Where(code => Metric().IsMatch(code)).ToArray();
        var metrics = queries.SelectMany(query => Metric().Matches(Labels().Replace(query, ""))).Select(match => match.Value).Append("streamchat_open_streams").ToHashSet();
        var labels = queries.SelectMany(query => Labels().Matches(query)).SelectMany(match => Label().Matches(match.Value)).Select(match => match.Value).Except(OtherLabels).ToHashSet();
        Assert.True(metrics.Count > 15 && labels.Count > 5, $"Found {string.Join(' ', metrics)} and {string.Join(' ', labels)}.");

        await using var cluster = await ChatCluster.StartAsync(("MANAGEMENT_PORT", "0"), ("Limits:Streams", "1"), ("PROVIDER_RETRIES", "1"));
        await UseAsync(cluster);
        var served = string.Concat(await Task.WhenAll(
            cluster.Replicas.Cast<HostedReplica>().Select(replica => replica.Management).Append(cluster.Gateway.Management).Select(ReadAsync)));

        string[] missing =
        [
            .. metrics.Where(metric => !Regex.IsMatch(served, $@"(?m)^{metric}[{{ ]")),
            .. labels.Where(label => !Regex.IsMatch(served, $@"[{{,]{label}=")),
        ];
        Assert.Empty(missing);
    }

    /// <summary>All that is counted happens once: answers, resumes, retries, errors, limits, and a Redis that does not answer.</summary>
    private static async Task UseAsync(ChatCluster cluster)
    {
        var caller = cluster.Caller;
        foreach (var model in new[] { "simulator-tokens-4-delay-1", "simulator-error-503-retry-after-0" })
        {
            var run = await caller.StartAsync(model);
            await new ResumingReader(run.Id).ReadAsync(caller);
            using var again = await caller.EventsAsync(run.Id, after: 0);
            await again.Content.ReadAsStringAsync(Token).Bounded();
        }

        var runs = cluster.Replicas.Cast<HostedReplica>().SelectMany(replica => replica.Services.GetRequiredService<ActiveRuns>().All);
        await Task.WhenAll(runs.Select(run => run.Work)).Bounded();
        using (var open = await ChatAsync(cluster, "simulator-stall-after-3"))
        {
            using var refused = await ChatAsync(cluster, "simulator-fast");
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.TooManyRequests), (open.StatusCode, refused.StatusCode));
        }

        await cluster.Redis.StopAsync();
        using var failed = await cluster.At(0).SendAsync(Guid.CreateVersion7().ToString(), "simulator-fast", "hello");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.StatusCode);
    }

    private static async Task<HttpResponseMessage> ChatAsync(ChatCluster cluster, string model)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "chat") { Content = JsonContent.Create(new { prompt = "hello", model }) };
        return await cluster.Gateway.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token).Bounded();
    }

    private static async Task<string> ReadAsync(Uri management)
    {
        using var client = TestClient.Create(management);
        return await client.GetStringAsync(new Uri("/metrics", UriKind.Relative), Token).Bounded();
    }

    [GeneratedRegex("`[^`]+`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\b(?:streamchat|gen_ai|http_server|db_client|dotnet)_[a-z_]+\b(?!\.)")]
    private static partial Regex Metric();

    /// <summary><c>by (le, code)</c>, <c>{state="cancelled"}</c></summary>
    [GeneratedRegex(@"\bby \([^)]*\)|\{[^}]*\}")]
    private static partial Regex Labels();

    [GeneratedRegex(@"(?<=[({, ])[a-z_]+(?=[,)]|=~?|!=)")]
    private static partial Regex Label();
}

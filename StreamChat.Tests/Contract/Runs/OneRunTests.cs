using System.Net;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Cluster;
using Xunit;

namespace StreamChat.Tests.Contract.Runs;

/// <summary>CONTRACT §5: what is sent once is answered once, however often and wherever it arrives.</summary>
[Collection(WholeCluster.Name)]
public sealed class OneRunTests
{
    [Fact]
    public async Task TwentySends_AreOneMessageAndOneCall_WhenTheyHaveOneKey()
    {
        await using var cluster = await ChatCluster.StartAsync(("Conversations:ModelTitles", "false"));
        ChatCaller[] places = [cluster.At(0), cluster.At(1)];
        var conversation = await places[0].NewConversationAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(number =>
            places[number % 2].SendAsync(conversation, "simulator-tokens-40-delay-20", "hello", key: "the-same")));
        var runs = await Task.WhenAll(answers.Select(ChatCaller.RunOfAsync));
        await new ResumingReader(runs[0].Id).ReadAsync(places);

        Assert.Single(runs.Distinct());
        Assert.Equal(2, (await places[1].ConversationAsync(conversation)).GetProperty("messages").GetArrayLength());
        Assert.Equal(1, cluster.Simulator.Calls.Started);
        Array.ForEach(answers, answer => answer.Dispose());
    }

    [Fact]
    public async Task OtherBody_IsRefused_WhenItsKeyWasUsed()
    {
        await using var cluster = await ChatCluster.StartAsync();
        var conversation = await cluster.Caller.NewConversationAsync();

        using var first = await cluster.At(0).SendAsync(conversation, "simulator-fast", "hello", key: "once");
        using var second = await cluster.At(1).SendAsync(conversation, "simulator-fast", "something else", key: "once");

        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        Assert.Equal((422, "idempotency_mismatch"), ((int)second.StatusCode, (await ProblemAnswer.ReadAsync(second)).Code));
    }

    [Fact]
    public async Task TwoSends_AreOneRunAndOneConflict_WhenTheyAreOnOneBranch()
    {
        await using var cluster = await ChatCluster.StartAsync();
        var conversation = await cluster.Caller.NewConversationAsync();

        var answers = await Task.WhenAll(
            cluster.At(0).SendAsync(conversation, "simulator-stall-after-2", "one"),
            cluster.At(1).SendAsync(conversation, "simulator-stall-after-2", "two"));

        Assert.Equal([HttpStatusCode.Accepted, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
        Assert.Equal("conflict", (await ProblemAnswer.ReadAsync(answers.Single(answer => answer.StatusCode == HttpStatusCode.Conflict))).Code);
        Assert.Equal(2, (await cluster.Caller.ConversationAsync(conversation)).GetProperty("messages").GetArrayLength());
        Array.ForEach(answers, answer => answer.Dispose());
    }
}

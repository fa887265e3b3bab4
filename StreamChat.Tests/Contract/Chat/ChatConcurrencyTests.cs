using StreamChat.Simulator.Calls;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract.Chat;

/// <summary>Many answers at once.</summary>
public sealed class ChatConcurrencyTests(ContractServices services) : IClassFixture<ContractServices>
{
    [Fact]
    public async Task Chat_HoldsNoneBack_WhenManyAreOpen()
    {
        const int Many = 250; // above the hundred streams that an HTTP/2 connection carries by default

        var responses = await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => ChatAnswer.SendAsync(services.Client, "simulator-stall-after-3")));
        await Task.WhenAll(responses.Select(response => ChatAnswer.ReadUntilAsync(response, "\"Nice \"")));

        Assert.Equal(Many, services.Simulator.Calls.Open);
        foreach (var response in responses)
        {
            response.Dispose();
        }

        foreach (var call in services.Simulator.Calls.Recent())
        {
            Assert.Equal(CallState.Aborted, await call.Ended.WaitAsync(TestTimeouts.Default, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Chat_MixesNoAnswers_WhenManyRunAtOnce()
    {
        await using var own = await ContractServices.WithAsync();
        var expected = await ChatAnswer.ReadAsync(own.Client, "simulator-long-100-fast");

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(number =>
            ChatAnswer.ReadAsync(own.Client, number % 2 == 0 ? "simulator-long-100-fast" : "simulator-tokens-9", requestId: $"mix-{number}")));

        for (var number = 0; number < answers.Length; number++)
        {
            Assert.Equal(number % 2 == 0 ? expected.Contents : ["Hello! ", "👋 ", "Nice ", "to ", "meet ", "you. ", "I ", "am ", "the "], answers[number].Contents);
            Assert.All(answers[number].Frames, frame => Assert.Equal($"mix-{number}", frame.GetProperty("request_id").GetString()));
        }
    }
}
